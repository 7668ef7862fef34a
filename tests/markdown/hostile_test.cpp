// Inputs made to cost a parser far more than they weigh. Each is a megabyte (or the size at which it was found); it is
// read or refused with one error, and a hang is caught by the time limit that ctest sets.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "markdown/parse.h"

namespace hustings::markdown {
namespace {

constexpr size_t kMegabyte = size_t{1} << 20;

std::string repeated(std::string_view piece, size_t bytes = kMegabyte) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

struct Result {
  size_t nodes = 0, errors = 0;
  std::string id;
};

Result read(std::string text) {
  Sources sources;
  const Source& source = sources.add("hostile.md", std::move(text));
  Diagnostics diagnostics;
  const Document document = parse(source, 0, static_cast<uint32_t>(source.text().size()), {}, diagnostics);
  Result result;
  result.nodes = document.parts.front()->nodes.size();
  result.errors = diagnostics.count(Severity::Error);
  for (const Diagnostic& each : diagnostics.list()) {
    if (each.severity == Severity::Error) result.id = each.id;
  }
  return result;
}

void expect_refused(std::string text) {
  const Result result = read(std::move(text));
  EXPECT_EQ(result.errors, 1u);
  EXPECT_EQ(result.id, "too-complex");
  EXPECT_EQ(result.nodes, 1u);
}

void expect_read(std::string text) {
  const Result result = read(std::move(text));
  EXPECT_EQ(result.errors, 0u);
  EXPECT_GT(result.nodes, 1u);
}

TEST(Hostile, TableOfTwentyMillionCompletedCells) {
  expect_refused("|" + repeated("a|", 9000) + "\n|" + repeated("-|", 9000) + "\n" + repeated("a\n", 9000));
}
TEST(Hostile, TableOfHundredThousandColumns) {
  expect_refused("|" + repeated("a|", 200'000) + "\n|" + repeated("-|", 200'000) + "\n");
}
TEST(Hostile, TableAfterLongParagraph) {
  expect_refused(repeated("a\n", 500'000) + "|a|\n|-|\n" + repeated("|a|\n", 500'000));
}
TEST(Hostile, ParagraphOfRulers) {
  expect_refused("a\n" + repeated("|-|-|\n|-|\n"));
  expect_read(repeated("|a|\n|-|\n", 100'000));
}
TEST(Hostile, OpenedAndNeverClosed) {
  expect_refused(repeated("a<![CDATA["));
  expect_refused(repeated("a<?"));
  expect_refused(repeated("a<!A "));
  expect_read(repeated("a <!-- b -->\n"));
  expect_read(repeated("a <?b?> <!B c> "));
}
TEST(Hostile, QuotationsOnOneLine) {
  expect_refused(repeated(">"));
  Sources sources;
  const Source& source = sources.add("quotes.md", "words\n\n" + repeated("> ", 20'000) + "a\n");
  Diagnostics diagnostics;
  parse(source, 0, static_cast<uint32_t>(source.text().size()), {}, diagnostics);
  ASSERT_EQ(diagnostics.list().size(), 1u);
  const Diagnostic& told = diagnostics.list().front();
  EXPECT_EQ(told.id, "too-complex");
  EXPECT_EQ(source.position(told.span.begin).line, 3u);
  EXPECT_EQ(source.position(told.span.begin).column, 401u);
  EXPECT_FALSE(told.hints.empty());
}
TEST(Hostile, RulesAreNoLists) {
  expect_read(repeated("-", 100'000) + "\n\n" + repeated("* ", 100'000) + "\n");
  expect_read(repeated("* a\n", 100'000) + repeated("***\n", 100'000));
}
TEST(Hostile, BlankLinesAfterDeepLists) { expect_refused(repeated("- ", 380) + "a\n" + repeated("\n")); }
TEST(Hostile, Footnotes) {
  expect_read(repeated("[^a]\n\n[^a]: b\n\n", 200'000));
  std::string chain;
  for (int i = 0; i < 20'000; ++i) chain += "[^" + std::to_string(i) + "]: [^" + std::to_string(i + 1) + "]\n\n";
  expect_read(chain);
}
TEST(Hostile, Headings) {
  expect_read(repeated("#\n", 200'000));
  expect_refused(repeated("#\n"));  // half a million: no page could be made of them in time
}
TEST(Hostile, BlocksWithoutNumber) {
  expect_refused(repeated("- a\n* a\n"));
  expect_refused(repeated("a\n\n"));
  expect_refused(repeated("---\n"));
  expect_refused(repeated("|-\n"));
  expect_refused("<table>" + repeated("<td>"));
}
TEST(Hostile, LinesOfOneLetter) { expect_read(repeated("a\n")); }
TEST(Hostile, Emphasis) {
  expect_refused(repeated("*_", 300'000));  // hundreds of thousands of marks, each open in the one before
  expect_read(repeated("*_", 5'000));
  expect_read(repeated("*word* and _word_ ", 300'000));
}
TEST(Hostile, LinksAmongEmphasis) {
  expect_refused(repeated("*a* `b` [c](d)\n"));
  expect_refused("[c]: d\n\n" + repeated("*a* `b` [c]\n"));
  expect_refused(repeated("![[]()"));
  expect_read(repeated("![a](b) ", 500'000));
  expect_read(repeated("- **a** [b](c)\n", 500'000));
}
TEST(Hostile, AddressCopiedByReferences) {
  expect_refused("[a]: " + repeated("b", 3000) + "\n\n" + repeated("[a] "));
  expect_refused("[a]: b '" + repeated("c", 1000) + "'\n\n" + repeated("[a] ", 60'000));
  std::string definitions;
  for (int i = 0; i < 2000; ++i) definitions += "[l" + std::to_string(i) + "]: https://example.org/somewhere/long\n";
  expect_read(definitions + "\n" + repeated("[l1] words ", 50'000));
}
TEST(Hostile, ElementsLeftOut) {
  expect_read(repeated("<script>", 500'000) + "a" + repeated("</script>", 500'000) + "\n\nwords");
  expect_read("<div>\n" + repeated("<script></script>a"));
  expect_read("<div>\n" + repeated("<style></script>a"));
}
TEST(Hostile, BytesThatAreNoText) {
  expect_read(repeated("\x80"));
  expect_read(repeated("\xE2\x82"));
  expect_read(repeated("{{<"));
}
TEST(Hostile, TooLarge) { expect_refused(repeated("word ", 17 * kMegabyte)); }

TEST(Hostile, BareAddresses) {
  EXPECT_EQ(read(repeated("www._")).errors, 0u);
  EXPECT_EQ(read(repeated("a@")).errors, 0u);
  EXPECT_EQ(read(repeated("http://")).errors, 0u);
}
TEST(Hostile, NestedDivisionsAreFlattened) {
  const Result result = read(repeated("<div>", 500'000) + "\n\nword");
  EXPECT_EQ(result.errors, 0u);
  EXPECT_EQ(result.nodes, 3u);
}
TEST(Hostile, NestedDetailsAreFlattened) { EXPECT_LT(read(repeated("<details>")).nodes, 1100u); }
TEST(Hostile, OpenElementsAreNotReopenedWithoutEnd) {
  EXPECT_LT(read(repeated("<span lang=en>", 2800) + "\n\n" + repeated("a\n\n", 30'000)).nodes, 120'000u);
}
// A table's cells take no custom nodes: the library drops them without a word.
TEST(Hostile, TildesInTables) {
  Sources sources;
  const Source& source = sources.add("tildes.md", "|a ~1|\n|-|\n|~~b~~ ~2|\n");
  Diagnostics diagnostics;
  const Document document = parse(source, 0, static_cast<uint32_t>(source.text().size()), {}, diagnostics);
  const Part& part = *document.parts.front();
  EXPECT_EQ(plain_text(part, 0), "a ~1\nb ~2");
  EXPECT_EQ(std::count_if(part.nodes.begin(), part.nodes.end(),
                          [](const Node& each) { return each.kind == NodeKind::Strikethrough; }),
            1);
}
TEST(Hostile, NulIsReplaced) {
  Sources sources;
  const Source& source = sources.add("nul.md", std::string("a\0b", 3));
  Diagnostics diagnostics;
  const Document document = parse(source, 0, 3, {}, diagnostics);
  EXPECT_EQ(plain_text(*document.parts.front(), 0),
            "a\xEF\xBF\xBD"
            "b");
}

}  // namespace
}  // namespace hustings::markdown
