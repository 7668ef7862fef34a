#include "cli/diagnostics_output.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "support/golden.h"

namespace hustings::cli {
namespace {

class DiagnosticsOutput : public ::testing::Test {
 protected:
  DiagnosticsOutput() {
    const Source& source = sources_.add("candidates/ada.md",
                                        "---\nname: Ada\n---\n\nA picture: ![\xE6\xBC\xA2\xE5\xAD\x97](dog.png) end\n");
    const size_t at = source.text().find("![");
    const auto begin = static_cast<uint32_t>(at);
    diagnostics_.error("picture-missing", source.span(begin, begin + 18), "there is no picture dog.png",
                       {"put the file beside candidates/ada.md, or mend its name"});
    diagnostics_.warning("remote-picture", source.span(begin + 2, begin + 8), "100% of it, a:b\x1b[31m is elsewhere");
    diagnostics_.note("files-left-out", {}, "two files were left out");
  }
  std::string written(DiagnosticFormat format, bool color = false, bool raise = false, bool quiet = false) {
    std::ostringstream out;
    write_diagnostics(out, diagnostics_, sources_, {format, color, raise, quiet});
    return out.str();
  }
  Sources sources_;
  Diagnostics diagnostics_;
};

TEST_F(DiagnosticsOutput, ForPeople) { EXPECT_GOLDEN(written(DiagnosticFormat::Human), "cli/human.txt"); }
TEST_F(DiagnosticsOutput, InColor) { EXPECT_GOLDEN(written(DiagnosticFormat::Human, true), "cli/color.txt"); }
TEST_F(DiagnosticsOutput, OneLineEach) { EXPECT_GOLDEN(written(DiagnosticFormat::Short), "cli/short.txt"); }
TEST_F(DiagnosticsOutput, ForGithub) { EXPECT_GOLDEN(written(DiagnosticFormat::Github), "cli/github.txt"); }

TEST_F(DiagnosticsOutput, AsJson) {
  const auto list = nlohmann::json::parse(written(DiagnosticFormat::Json));
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[0]["id"], "picture-missing");
  EXPECT_EQ(list[0]["line"], 5);
  EXPECT_EQ(list[0]["column"], 12);
  EXPECT_EQ(list[0]["end-column"], 26);
  EXPECT_FALSE(list[2].contains("file"));
}

TEST_F(DiagnosticsOutput, WarningsBecomeErrorsAndQuietKeepsOnlyErrors) {
  EXPECT_NE(written(DiagnosticFormat::Short, false, true).find("error[remote-picture]"), std::string::npos);
  EXPECT_EQ(written(DiagnosticFormat::Short, false, false, true).find("remote-picture"), std::string::npos);
}

TEST_F(DiagnosticsOutput, ManyOfAKindAreCounted) {
  for (int i = 0; i < 30; ++i) diagnostics_.warning("html-dropped", {}, "again");
  const std::string text = written(DiagnosticFormat::Human);
  EXPECT_NE(text.find("warning[html-dropped]: 10 more"), std::string::npos);
}

TEST_F(DiagnosticsOutput, LongLinesAreCutAroundTheFault) {
  const Source& source = sources_.add("long.md", std::string(300, 'x') + " fault " + std::string(300, 'y'));
  Diagnostics one;
  one.error("fault", source.span(301, 306), "here");
  std::ostringstream out;
  write_diagnostics(out, one, sources_, {});
  EXPECT_NE(out.str().find("long.md:1:302"), std::string::npos);
  EXPECT_NE(out.str().find("fault yyy"), std::string::npos);
  std::istringstream lines(out.str());
  for (std::string line; std::getline(lines, line);) EXPECT_LT(line.size(), 130U);
}

}  // namespace
}  // namespace hustings::cli
