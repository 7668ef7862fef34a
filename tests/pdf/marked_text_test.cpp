// From shaping to the finished file nothing is lost of what a paragraph says: whatever glyphs its clusters became, the
// marked text of its structure element is the source, byte for byte.
#include <cstdlib>

#include <gtest/gtest.h>

#include "pdf/support/booklet.h"
#include "shape/script_lines.h"

namespace hustings::testing {
namespace {

// Debian's own Python, which sees Debian's modules.
#define PYTHON "/usr/bin/python3"

TEST(MarkedText, IsTheSourceInEveryScript) {
  if (std::system(PYTHON " -c 'import pikepdf' >/dev/null 2>&1") != 0) {
    GTEST_SKIP() << "needs pikepdf (python3-pikepdf)";
  }
  StyledDocument styled = empty_booklet();
  PartMaker make("page");
  std::vector<std::string> sources;
  for (const auto& [language, lines] : lines_by_language()) {
    styled.languages.push_back(language);
    make.in(static_cast<LanguageId>(styled.languages.size() - 1), is_right_to_left(language) ? kRightToLeft : kBody);
    for (const std::string& line : lines) {
      make.paragraph(line);
      sources.push_back(line);
    }
  }
  styled.parts.push_back(make.finish());
  Booklet booklet = set_pages(std::move(styled));
  const std::string text =
      run_on(booklet.write(), PYTHON " " HUSTINGS_SOURCE_DIR "/tests/pdf/support/marked_text.py {} 2>&1");
  for (const Diagnostic& diagnostic : booklet.diagnostics.list()) {
    EXPECT_NE(diagnostic.severity, Severity::Error) << diagnostic.message;
  }
  const std::vector<std::string_view> found = split(text, '\n');
  ASSERT_EQ(found.size(), sources.size() + 1) << text.substr(0, 2000);
  for (size_t i = 0; i < sources.size(); ++i) EXPECT_EQ(found[i], sources[i]);
  EXPECT_GT(sources.size(), 380u);
}

}  // namespace
}  // namespace hustings::testing
