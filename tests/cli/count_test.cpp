// hustings count: columns for people, JSON for programs, and an exit status that a script can act on.
#include <gtest/gtest.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/commands.h"
#include "cli/program.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

// What a command wrote to standard output, and its status.
struct CommandRun {
  int status = 0;
  std::string out;

  explicit CommandRun(const cli::CountOptions& options) {
    std::ostringstream caught;
    std::streambuf* const before = std::cout.rdbuf(caught.rdbuf());
    status = cli::count(options);
    std::cout.rdbuf(before);
    out = caught.str();
  }
};

class CountCommand : public ::testing::Test {
 protected:
  CountCommand() {
    folder_.write("election.yaml",
                  "title: T\nstatements: {word-limit: 4, count-profile: california}\ncontests:\n"
                  "  - {title: Mayor, candidates: [a.md, b.md]}\n");
    folder_.write("a.md", "---\nname: Ana\n---\nOn November 3 we **vote**.\n");
    folder_.write("b.md", "---\nname: 李明\n---\nVote.\n");
    options_.input = folder_.path();
    options_.data_dir = HUSTINGS_SOURCE_DIR;
  }
  testing::TemporaryFolder folder_;
  cli::CountOptions options_;
};

TEST_F(CountCommand, PrintsAColumnedTable) {
  const CommandRun run(options_);
  EXPECT_EQ(run.status, cli::kInputErrors);
  EXPECT_EQ(
      run.out,
      "Mayor\n"
      "Counted by california (California Elections Code, section 9 (text of 2008)); Cal. Elec. Code §9(a); in force "
      "2008\n"
      "Statement  Language   Words   Limit    Over\n"
      "Ana        en             5       4       1\n"
      "李明       en             1       4\n"
      "2 statements, 1 over the limit\n");
}

TEST_F(CountCommand, ExplainsEachToken) {
  options_.explain = true;
  options_.word_limit = 5;
  const CommandRun run(options_);
  EXPECT_EQ(run.status, cli::kDone);
  EXPECT_NE(run.out.find("      4:1    1  On            words: 1                      §9(a)(2)\n"
                         "      4:4    2  November 3    dates-in-words: 2             §9(a)(6)\n"
                         "     4:15    1  we            words: 1                      §9(a)(2)\n"
                         "     4:20    1  vote          words: 1                      §9(a)(2)\n"
                         "             0  marks of punctuation: 1\n"),
            std::string::npos)
      << run.out;
}

TEST_F(CountCommand, WritesJson) {
  options_.explain = true;
  options_.diagnostics = cli::DiagnosticFormat::Json;
  options_.count_profile = "words";
  const CommandRun run(options_);
  EXPECT_EQ(run.status, cli::kInputErrors);
  const nlohmann::json report = nlohmann::json::parse(run.out);
  ASSERT_EQ(report["statements"].size(), 2U);
  const nlohmann::json& first = report["statements"][0];
  EXPECT_EQ(first["author"], "Ana");
  EXPECT_EQ(first["words"], 5);
  EXPECT_EQ(first["over"], 1);
  EXPECT_EQ(first["citation"], "UAX #29");
  EXPECT_EQ(first["tokens"][1]["text"], "November");
  EXPECT_EQ(first["tokens"][1]["line"], 4);
  EXPECT_EQ(first["tokens"][1]["column"], 4);
}

TEST_F(CountCommand, CountsATextThatIsNobodysStatement) {
  options_.input = folder_.write("alone.md", "# A title\n\nThree words more\n");
  options_.word_limit = 4;
  const CommandRun run(options_);
  EXPECT_EQ(run.status, cli::kInputErrors);
  EXPECT_NE(run.out.find("alone      en             5       4       1\n"), std::string::npos) << run.out;
}

TEST_F(CountCommand, RefusesAProfileThatIsNotThere) {
  options_.count_profile = "californa";
  EXPECT_EQ(CommandRun(options_).status, cli::kInputErrors);
}

}  // namespace
}  // namespace hustings
