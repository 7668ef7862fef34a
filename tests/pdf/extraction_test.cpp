// What comes out of the file again as text, taken out by another program.
#include <gtest/gtest.h>

#include "pdf/support/booklet.h"

namespace hustings::testing {
namespace {

std::string without(std::string text, std::string_view what) {
  for (size_t at; (at = text.find(what)) != std::string::npos;) text.erase(at, what.size());
  return text;
}

// The words of one paragraph after a trip through the file, white space as single spaces, the folio left out.
std::string taken_out(std::string_view words, LanguageId language = kEnglish, StyleId style = kBody,
                      std::string_view mode = "-raw") {
  StyledDocument styled = empty_booklet();
  PartMaker make("page");
  make.in(language, style).paragraph(words);
  styled.parts.push_back(make.finish());
  Booklet booklet = set_pages(std::move(styled));
  for (const Diagnostic& diagnostic : booklet.diagnostics.list()) {
    if (diagnostic.severity == Severity::Error) ADD_FAILURE() << diagnostic.message;
  }
  const std::string text = run_on(booklet.write(), "pdftotext " + std::string(mode) + " {} -");
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\f';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  // pdftotext's own marks of direction.
  for (const char* direction : {"\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC"}) out = without(out, direction);
  // The folio comes first in the order of drawing, last on the page.
  if (mode.empty() ? out.ends_with(" 1") : out.starts_with("1 ")) out.erase(mode.empty() ? out.size() - 2 : 0, 2);
  return out;
}

class Extraction : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!has_program("pdftotext")) GTEST_SKIP() << "needs pdftotext (poppler-utils)";
  }
};

TEST_F(Extraction, LigaturesGiveTheirLetters) {
  EXPECT_EQ(taken_out("The office files a fifth affidavit, Th\xC3\xA9 fjord."),
            "The office files a fifth affidavit, Th\xC3\xA9 fjord.");
}

TEST_F(Extraction, MarksStayWithTheirLetters) {
  EXPECT_EQ(taken_out("x\xCC\x84 and e\xCC\x81q\xCC\x83 and \xE1\xBB\x87"),
            "x\xCC\x84 and e\xCC\x81q\xCC\x83 and \xE1\xBB\x87");
}

TEST_F(Extraction, AddedHyphensAreSoft) {
  const std::string words =
      "Representatives acknowledge extraordinary responsibilities concerning constitutional transformations throughout "
      "international organizations notwithstanding well-known administrative considerations.";
  const std::string text = taken_out(words, kEnglish, kNarrow);
  // Where a word was divided, U+00AD and a line end stand; nothing else may be different.
  std::string joined;
  bool divided = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 3, "\xC2\xAD ") == 0) {
      divided = true;
      i += 2;
    } else if (text.compare(i, 2, "- ") == 0) {
      joined += text[i++];
    } else {
      joined += text[i];
    }
  }
  EXPECT_TRUE(divided) << text;
  EXPECT_EQ(joined, words);
  EXPECT_NE(joined.find("well-known"), std::string::npos);
}

TEST_F(Extraction, RightToLeftWordsComeInLogicalOrder) {
  const std::string hebrew = "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D \xD7\x9B\xD7\x9F";
  EXPECT_EQ(taken_out(hebrew, kHebrew, kRightToLeft, ""), hebrew);
  const std::string arabic =
      "\xD8\xA7\xD9\x84\xD8\xA7\xD9\x86\xD8\xAA\xD8\xAE\xD8\xA7\xD8\xA8\xD8\xA7\xD8\xAA "
      "\xD8\xA7\xD9\x84\xD8\xB9\xD8\xA7\xD9\x85\xD8\xA9 \xD8\xBA\xD8\xAF\xD8\xA7";
  EXPECT_EQ(taken_out(arabic, kArabic, kRightToLeft, ""), arabic);
}

TEST_F(Extraction, IndicClustersComeWhole) {
  const std::string hindi =
      "\xE0\xA4\xAE\xE0\xA4\xA4\xE0\xA4\xA6\xE0\xA4\xBE\xE0\xA4\xA8 \xE0\xA4\x95\xE0\xA5\x88\xE0\xA4\xB8\xE0\xA5\x87 "
      "\xE0\xA4\x95\xE0\xA4\xB0\xE0\xA5\x87\xE0\xA4\x82 "
      "\xE0\xA4\xB8\xE0\xA5\x8D\xE0\xA4\xA5\xE0\xA4\xBF\xE0\xA4\xA4\xE0"
      "\xA4\xBF";
  EXPECT_EQ(taken_out(hindi, kHindi), hindi);
}

TEST_F(Extraction, GapsBetweenIdeographsAreNoSpaces) {
  StyledDocument styled = empty_booklet();
  PartMaker make("page");
  const std::string words =
      "投票日は2026年11月3日（火曜日）です。午前7時から午後8時まで、指定された投票所で投票できます。「期日前投票」は、1"
      "0月20日から"
      "11月2日までの間、市役所1階および各区役所のホールAで行います。字が書けない方には、係員が代わって記入する「代理投"
      "票」の制度が"
      "あります。車いすをご利用の方は、スロープのある入口B3からお入りください。詳しくはexample.jp/senkyo/2026/"
      "annaiを。";
  make.paragraph(words);
  styled.parts.push_back(make.finish());
  Booklet booklet = set_pages(std::move(styled));
  bool widened = false;
  for (const Line& line : booklet.paged.parts.front()->lines) widened = widened || line.ideograph_adjust.units > 0;
  EXPECT_TRUE(widened);
  const std::string text = run_on(booklet.write(), "pdftotext -raw {} -");
  EXPECT_EQ(text.find(' '), text.npos) << text;
  std::string joined;
  for (const char c : text) {
    if (c != '\n' && c != '\f') joined += c;
  }
  EXPECT_EQ(joined, "1" + words);
}

// The places of words as another program reads them from the file: lines begin and end at the measure's edges, what
// hangs outside of them, letters wider or narrower or not.
TEST_F(Extraction, LinesEndWhereTheyShould) {
  StyledDocument styled = empty_booklet();
  ComputedStyle give = styled.styles[kNarrow];
  give.margin = {};
  give.hanging_punctuation = true;
  give.font_stretch_limit = 15;
  give.letter_space_limit = Length::ratio(1, 10);
  give.hyphenate_before = 2;
  styled.styles[kNarrow] = give;
  PartMaker make("page");
  make.in(kEnglish, kNarrow);
  make.paragraph(
      "“Representatives,” she said, “acknowledge extraordinary responsibilities – concerning constitutional "
      "transformations throughout well-known international organizations, notwithstanding administrative "
      "considerations.” “Nobody,” he replied, “who has served on these committees, or on any other, would say so; "
      "everybody knows that budgets are published late, that meetings are closed, and that neighborhoods wait.” "
      "“Then,” she said, “we shall open them: every month, every committee, every line of every budget, to everyone "
      "who asks – and to everyone who does not.” “Transparency is no favor,” she said, “it is a duty.”");
  styled.parts.push_back(make.finish());
  Booklet booklet = set_pages(std::move(styled));
  const std::vector<Line>& lines = booklet.paged.parts.front()->lines;
  const std::string boxes = run_on(booklet.write(), "pdftotext -bbox-layout {} -");
  const auto number = [&](size_t at, const char* name) {
    const size_t begin = boxes.find(name, at) + std::string_view(name).size();
    return std::stod(boxes.substr(begin, boxes.find('"', begin) - begin));
  };
  size_t hung = 0, scaled = 0, at = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    at = boxes.find("<line ", at + 1);
    ASSERT_NE(at, boxes.npos);
    EXPECT_NEAR(number(at, "xMin=\""), 30 - lines[i].hang_start.to_points(), 0.02) << i;
    hung += lines[i].hang_start.units + lines[i].hang_end.units > 0;
    scaled += lines[i].glyph_scale != 10000;
    if (i + 1 == lines.size()) break;
    // The program leaves the space after the last letter away.
    EXPECT_NEAR(number(at, "xMax=\""), 267.64 + (lines[i].hang_end - lines[i].letter_adjust).to_points(), 0.02) << i;
  }
  EXPECT_GT(hung, 3U);
  EXPECT_GT(scaled, 3U);
}

TEST_F(Extraction, EscapedCodesAndManyWordsStayWhole) {
  std::string words;
  for (char32_t c = 0x21; c < 0x7F; ++c) words += std::string(1, static_cast<char>(c)) + "x" + (c % 5 == 0 ? " " : "");
  EXPECT_EQ(without(taken_out(words, kEnglish, kMono), " "), without(words, " "));
}

}  // namespace
}  // namespace hustings::testing
