// The readers of YAML and TOML: what they make of well-formed data, where they say it stands, and what hostile data
// costs.
#include "project/reading.h"
#include "project/value.h"
#include "support/golden.h"

namespace hustings::project {
namespace {

// The value as one line: maps in braces, lists in brackets, scalars with the words their span covers when these differ.
std::string line_of(const Value& value, const Source& source) {
  std::string line;
  if (value.is_scalar()) {
    const std::string written(source.text().substr(value.span.begin, value.span.end - value.span.begin));
    return written == value.text ? value.text : value.text + "<" + written + ">";
  }
  if (value.kind == Value::Kind::Nothing) return "~";
  for (const Value& item : value.items) {
    if (!line.empty()) line += ", ";
    if (value.is_map()) line += item.key + "=";
    line += line_of(item, source);
  }
  return value.is_map() ? "{" + line + "}" : "[" + line + "]";
}

std::string yaml(const std::string& text, Diagnostics* said = nullptr) {
  Diagnostics diagnostics;
  const Source source(0, "a.yaml", text);
  const Value value = read_yaml(source, 0, static_cast<uint32_t>(text.size()), diagnostics);
  std::string line = line_of(value, source);
  for (const Diagnostic& each : diagnostics.list()) {
    const LineColumn place = source.position(each.span.begin);
    line += " " + each.id + "@" + std::to_string(place.line) + ":" + std::to_string(place.column);
  }
  if (said != nullptr) *said = std::move(diagnostics);
  return line;
}

std::string toml(const std::string& text) {
  Diagnostics diagnostics;
  const Source source(0, "a.toml", text);
  const Value value = read_toml(source, 0, static_cast<uint32_t>(text.size()), diagnostics);
  std::string line = line_of(value, source);
  for (const Diagnostic& each : diagnostics.list()) line += " " + each.id;
  return line;
}

TEST(Yaml, KeepsEveryScalarAsText) {
  EXPECT_EQ(yaml("a: no\nb: 0777\nc: 2026-11-03\nd: ~\ne:\nf: 'null'\n"),
            "{a=no, b=0777, c=2026-11-03, d=~, e=~, f=null<'null'>}");
}

TEST(Yaml, KnowsWhereValuesStand) {
  EXPECT_EQ(yaml("a: \"x\\ty\"\nb: |\n  one\n  two\nc: [d, {e: f}]\n"),
            "{a=x\ty<\"x\\ty\">, b=one\ntwo\n<|>, c=[d, {e=f}]}");
  EXPECT_EQ(yaml("ключ: значение\nb: 日本\n"), "{ключ=значение, b=日本}");
}

TEST(Yaml, RefusesAQuoteThatIsNeverClosed) {
  EXPECT_EQ(yaml("a: \"b\nc: d\n"), "~ yaml-syntax@1:4");
  EXPECT_EQ(yaml("a: b\nc: 'it''s\n"), "~ yaml-syntax@2:4");
  EXPECT_EQ(yaml("a: \"ends in a mark \\\"\n"), "~ yaml-syntax@1:4");
  EXPECT_EQ(yaml("a: \"b \\\" c\"\nd: 'it''s'\ne: \"\"\nf: it's \"so\n"),
            "{a=b \" c<\"b \\\" c\">, d=it's<'it''s'>, e=<\"\">, f=it's \"so}");
}

TEST(Yaml, CarriageReturnsAreLineEnds) { EXPECT_EQ(yaml("a: b\r\nc:\r\n  - d\r\n"), "{a=b, c=[d]}"); }

TEST(Yaml, FollowsAliasesAndMergesMaps) {
  EXPECT_EQ(yaml("base: &b {x: 1}\none:\n  <<: *b\n  y: 2\ntwo: *b\n"), "{base={x=1}, one={x=1, y=2}, two={x=1}}");
}

TEST(Yaml, RefusesABillionLaughs) {
  std::string text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string below = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + below;
    for (int j = 1; j < 10; ++j) text += ", " + below;
    text += "]\n";
  }
  EXPECT_EQ(yaml(text).substr(0, 19), "~ data-too-complex@");
}

TEST(Yaml, RefusesAnAliasOfItself) { EXPECT_EQ(yaml("a: &a [*a]\n"), "~ data-too-complex@1:8"); }

TEST(Yaml, RefusesDeepNesting) {
  EXPECT_EQ(yaml("a: " + std::string(10'000, '[')).substr(0, 19), "~ data-too-complex@");
  std::string blocks;
  for (int i = 0; i < 10'000; ++i) blocks += "- ";
  EXPECT_EQ(yaml(blocks + "x\n").substr(0, 19), "~ data-too-complex@");
}

TEST(Yaml, RefusesASecondDocument) { EXPECT_EQ(yaml("a: b\n---\nc: d\n"), "{a=b} yaml-syntax@1:1"); }

TEST(Yaml, SaysWhatToDoAboutAColon) {
  Diagnostics said;
  EXPECT_EQ(yaml("a: b\nc: d: e\n", &said), "~ yaml-syntax@2:5");
  ASSERT_EQ(said.list().size(), 1U);
  EXPECT_EQ(said.list()[0].hints[0], "put the value in quotes: it holds a colon followed by a space");
}

TEST(Yaml, EmptyIsNothing) {
  EXPECT_EQ(yaml(""), "~");
  EXPECT_EQ(yaml("# only a comment\n"), "~");
}

TEST(Toml, KeepsTheOrderWrittenAndValuesAsText) {
  EXPECT_EQ(toml("z = \"a\"\nb = 0x10\na = [1, 'two']\nd = 2026-11-03\n[t]\nk = true\n"),
            "{z=a<\"a\">, b=0x10, a=[1, two<'two'>], d=2026-11-03, t={k=true}}");
}

TEST(Toml, TellsBrokenData) { EXPECT_EQ(toml("a = \n"), "~ toml-syntax"); }

TEST(Toml, RefusesDeepNesting) { EXPECT_EQ(toml("a = " + std::string(10'000, '[')), "~ toml-syntax"); }

TEST(Keys, AreOneInEveryDress) {
  EXPECT_EQ(normal_key("Start_Date time"), "start-date-time");
  EXPECT_EQ(label_of_key("nominated-by"), "Nominated by");
  EXPECT_EQ(label_of_key("GitHub_handle"), "GitHub handle");
}

}  // namespace
}  // namespace hustings::project
