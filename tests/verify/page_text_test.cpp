// Content streams and CMaps, read without qpdf.
#include <gtest/gtest.h>

#include "verify/cmap.h"
#include "verify/epub_reader.h"
#include "verify/page_text.h"
#include "verify/pdf_reader.h"
#include "verify/syntax.h"

namespace hustings::verify {
namespace {

TEST(Syntax, ReadsStringsOfEveryKind) {
  Tokens tokens("(a(b)c) (\\101\\n\\)\\\r\nd) <414> % comment )\n[/Na#me 1.5 -2]<</K(v)>>");
  Token token;
  std::vector<std::string> strings;
  std::string kinds;
  while (tokens.next(token)) {
    kinds += "NnSO[]<>"[static_cast<size_t>(token.kind)];
    if (token.kind == Token::Kind::String) strings.emplace_back(token.text);
  }
  EXPECT_EQ(kinds, "SSS[nNN]<nS>");
  EXPECT_EQ(strings, (std::vector<std::string>{"a(b)c", "A\n)d", "A@", "v"}));
}

TEST(CMap, ReadsCharactersAndRanges) {
  CodeTexts font;
  read_to_unicode(
      "2 beginbfchar <01><0041> <02> <D83DDE00> endbfchar 2 beginbfrange <03><05><0061>\n"
      "<06><07>[<00660069> <0078>] endbfrange",
      font);
  const char* const texts[] = {"", "A", "\U0001F600", "a", "b", "c", "fi", "x"};
  for (uint32_t code = 0; code < 8; ++code) EXPECT_EQ(font.text_of(code), texts[code]) << code;
  EXPECT_EQ(font.text_of(9), "");
  EXPECT_EQ(code_bytes_of("1 begincodespacerange <00><FF> endcodespacerange"), 1);
  EXPECT_EQ(code_bytes_of("1 begincodespacerange <0000><FFFF> endcodespacerange"), 2);
}

class PageText : public ::testing::Test {
 protected:
  PageText() {
    narrow_.code_bytes = 1;
    wide_.code_bytes = 2;
    for (int c = 0; c < 128; ++c) {
      narrow_.texts.emplace_back(1, static_cast<char>(c));
      wide_.texts.emplace_back(1, static_cast<char>(c));
    }
    resources_.fonts["F0"] = &narrow_;
    resources_.fonts["F1"] = &wide_;
    auto inner = std::make_shared<PageResources>();
    inner->fonts["F0"] = &wide_;
    resources_.forms["X0"] = {"BT /F0 9 Tf <0078> Tj ET", inner};
  }
  std::vector<std::string> read(std::string_view content) { return read_page(content, resources_); }

  CodeTexts narrow_, wide_;
  PageResources resources_;
};

TEST_F(PageText, BelongsToItsMark) {
  EXPECT_EQ(
      read("/P<</MCID 0>>BDC BT /F0 9 Tf (one) Tj [(t)-20(w)300(o)] TJ ET EMC /P <</MCID 2>> BDC BT (x) ' ET EMC"),
      (std::vector<std::string>{"onetwo", "", "x"}));
  EXPECT_EQ(read("BT /F1 9 Tf /P<</MCID 1>>BDC <00410042> Tj EMC ET"), (std::vector<std::string>{"", "AB"}));
}

TEST_F(PageText, OfArtifactsIsNotRead) {
  EXPECT_TRUE(read("BT /F0 9 Tf (loose) Tj ET /Artifact<</Type/Pagination>>BDC BT (1) Tj ET EMC /Artifact BMC BT (2) "
                   "Tj ET EMC /Artifact /P0 BDC BT (3) Tj ET EMC")
                  .empty());
}

TEST_F(PageText, IsTheActualTextWhereThereIsOne) {
  EXPECT_EQ(read("/P<</MCID 0>>BDC BT /F0 9 Tf (a) Tj /Span<</ActualText<FEFF00E9>>>BDC (xyz) Tj EMC (b) Tj ET EMC"),
            (std::vector<std::string>{"a\u00E9"
                                      "b"}));
}

TEST_F(PageText, OfReversedStringsIsTurnedAround) {
  EXPECT_EQ(read("/P<</MCID 0>>BDC BT /F0 9 Tf (1) Tj /ReversedChars BMC [(c)-9(b)] TJ "
                 "/Span<</ActualText(AA)>>BDC (?) Tj EMC EMC (2) Tj ET EMC"),
            (std::vector<std::string>{"1AAbc2"}));
}

TEST_F(PageText, OfFormsIsTheirs) {
  EXPECT_EQ(read("/P<</MCID 0>>BDC BT /F0 9 Tf (a) Tj ET q /X0 Do Q BT (b) Tj ET EMC"),
            (std::vector<std::string>{"axb"}));
}

TEST_F(PageText, SkipsPicturesInTheStream) {
  EXPECT_EQ(read("/P<</MCID 0>>BDC BI /W 1 ID (((EI x\nEI BT /F0 9 Tf (a) Tj ET EMC"), (std::vector<std::string>{"a"}));
}

TEST(Readers, TellWhatIsNoFileOfTheirs) {
  EXPECT_FALSE(read_pdf("", {}).trouble.empty());
  EXPECT_FALSE(read_pdf("%PDF-1.7\nnothing", {}).trouble.empty());
  EXPECT_FALSE(read_epub("", {}).trouble.empty());
  EXPECT_FALSE(read_epub("PK\x03\x04", {}).trouble.empty());
}

}  // namespace
}  // namespace hustings::verify
