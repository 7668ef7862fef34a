// Where front matter ends and the statement begins: every byte of a file is in one or the other.
#include "project/front_matter.h"

#include "project/reading.h"
#include "support/golden.h"

namespace hustings::project {
namespace {

// "dialect keys|body", with line feeds as '/' and carriage returns as '^'.
std::string split(const std::string& text) {
  const Source source(0, "a.md", text);
  Diagnostics diagnostics;
  const FrontMatter matter = read_front_matter(source, diagnostics);
  std::string line = matter.dialect == Dialect::Yaml ? "yaml" : matter.dialect == Dialect::Toml ? "toml" : "none";
  for (const Value& item : matter.values.items) line += " " + item.key + "=" + flat_text(item);
  line += "|" + text.substr(matter.body_begin);
  for (const Diagnostic& each : diagnostics.list()) line += " " + each.id;
  for (char& c : line) c = c == '\n' ? '/' : c == '\r' ? '^' : c;
  return line;
}

TEST(FrontMatter, Dialects) {
  EXPECT_EQ(split("---\na: b\n---\ntext\n"), "yaml a=b|text/");
  EXPECT_EQ(split("---\na: b\n...\ntext\n"), "yaml a=b|text/");
  EXPECT_EQ(split("------\na: b\n-----------\ntext"), "yaml a=b|text");
  EXPECT_EQ(split("+++\na = 'b'\n+++\ntext"), "toml a=b|text");
  EXPECT_EQ(split("text\n"), "none|text/");
  EXPECT_EQ(split(""), "none|");
}

TEST(FrontMatter, LineEndsAndMarks) {
  EXPECT_EQ(split("\xEF\xBB\xBF---\r\na: b\r\n---\r\ntext\r\n"), "yaml a=b|text^/");
  EXPECT_EQ(split("\xEF\xBB\xBFtext"), "none|text");
  EXPECT_EQ(split("--- \na: b\n---  \ntext"), "yaml a=b|text");
  EXPECT_EQ(split("---\na: b\n---"), "yaml a=b|");
}

TEST(FrontMatter, ARuleIsNoFrontMatter) {
  EXPECT_EQ(split("---\n\nSome words\n\n---\n"), "none|---//Some words//---/");
  EXPECT_EQ(split("---\n- item: x\n---\n"), "none|---/- item: x/---/");
  EXPECT_EQ(split("---"), "none|---");
  EXPECT_EQ(split("--\na: b\n--\n"), "none|--/a: b/--/");
  EXPECT_EQ(split("---\nSee https://example.org\n---\n"), "none|---/See https://example.org/---/");
}

TEST(FrontMatter, EmptyAndComments) {
  EXPECT_EQ(split("---\n---\ntext"), "yaml|text");
  EXPECT_EQ(split("---\n# comment\na: b\n---\ntext"), "yaml a=b|text");
}

TEST(FrontMatter, ARuleInTheBodyStays) { EXPECT_EQ(split("---\na: b\n---\nx\n\n---\n\ny\n"), "yaml a=b|x//---//y/"); }

TEST(FrontMatter, BrokenKeepsTheBody) {
  EXPECT_EQ(split("---\na: [\n---\ntext"), "yaml|text yaml-syntax");
  EXPECT_EQ(split("---\na: b\ntext"), "none|---/a: b/text front-matter-open");
  EXPECT_EQ(split("+++\na = \n+++\ntext"), "toml|text toml-syntax");
}

}  // namespace
}  // namespace hustings::project
