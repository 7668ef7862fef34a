#include "epub/markup.h"

#include <gtest/gtest.h>

#include "epub/web_address.h"

namespace hustings::epub {
namespace {

std::string escaped(std::string_view words, size_t expected_replacements = 0) {
  std::string out;
  EXPECT_EQ(append_escaped(out, words), expected_replacements) << words;
  return out;
}

TEST(Markup, EscapesWhatXmlReadsAsMarkup) {
  EXPECT_EQ(escaped("a < b & \"c\" > d's"), "a &lt; b &amp; &quot;c&quot; &gt; d's");
  EXPECT_EQ(escaped("tab\tand\nline\rend"), "tab\tand\nline&#13;end");
}

TEST(Markup, ReplacesCharactersThatXmlCannotHold) {
  EXPECT_EQ(escaped(std::string_view("a\0b\x01\x1F", 5), 3), "a\uFFFDb\uFFFD\uFFFD");
  EXPECT_EQ(escaped("x\uFFFEy\uFFFFz", 2), "x\uFFFDy\uFFFDz");
  EXPECT_EQ(escaped("\uFB01 \uFFFD \uFF01"), "\uFB01 \uFFFD \uFF01");  // others of the same lead byte stay
  EXPECT_EQ(escaped("bad \xC3( end", 1), "bad \uFFFD( end");
  EXPECT_EQ(escaped("cut \xE2\x82", 2), "cut \uFFFD\uFFFD");
}

TEST(WebAddress, KeepsAddressesAndEncodesWhatTheyMayNotHold) {
  EXPECT_EQ(web_address("https://example.org/a b?q=<x>#one#two"), "https://example.org/a%20b?q=%3Cx%3E#one%23two");
  EXPECT_EQ(web_address(" HTTPS://Example.org:8080/ "), "https://Example.org:8080/");
  EXPECT_EQ(web_address("http://[::1]/x[1]"), "http://[::1]/x%5B1%5D");
  EXPECT_EQ(web_address("https://example.org/100%"), "https://example.org/100%25");
  EXPECT_EQ(web_address("https://example.org/%41"), "https://example.org/%41");
  EXPECT_EQ(web_address("mailto:jane@example.org"), "mailto:jane@example.org");
  EXPECT_EQ(web_address("https://пример.рф/я"), "https://пример.рф/я");
}

TEST(WebAddress, RefusesWhatIsNone) {
  for (const std::string_view refused :
       {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "notes.md", "", "https://", "https:// /",
        "http://a b/", "https://exa<mple.org/", "mailto:", "http://1.2/", "http://example.org:99999999/"}) {
    EXPECT_EQ(web_address(refused), std::nullopt) << refused;
  }
}

}  // namespace
}  // namespace hustings::epub
