// What a manifest says of measures: read from every form that it may have, and refused with the place and a way out.
#include "project/project.h"
#include "project/reading.h"
#include "project/statements.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

using testing::Reading;

std::string messages(const std::string& manifest) {
  testing::TemporaryFolder folder;
  folder.write("a.md", "Words.\n");
  folder.write("empty.md", "---\ntitle: Nothing\n---\n \n");
  folder.write("election.yaml", manifest);
  const Reading reading(folder.path());
  Diagnostics told;  // not that a file of the folder is in no booklet
  for (const Diagnostic& each : reading.diagnostics.list()) {
    if (each.id != "not-in-booklet") told.add(each);
  }
  return testing::messages_of(told, reading.sources, folder.path());
}

TEST(Measures, StatementsAreWhatPeopleSubmittedAndTheLaw) {
  const Reading reading(std::string(HUSTINGS_SOURCE_DIR) + "/tests/project/measures");
  std::string list;
  for (const Statement& statement : project::statements_of(reading.project)) {
    list += statement.id + " in " + statement.part + " by " + statement.author + " (" + statement.language +
            "): " + statement.what + '\n';
  }
  EXPECT_EQ(list,
            "argument-measure-a-for in arguments-measure-a-for by Ada (en): the argument for Measure A\n"
            "rebuttal-measure-a-for in arguments-measure-a-for by Cy (en): the rebuttal to the argument for Measure A\n"
            "argument-measure-a-for-2 in arguments-measure-a-for-2 by Measure A (en): the argument for Measure A\n"
            "argument-measure-a-against in arguments-measure-a-against by Dora (es): the argument against Measure A\n"
            "full-text-measure-a in law-measure-a by Measure A (en): the full text of Measure A\n");
}

// A message about words in the manifest names the manifest's own line.
TEST(Measures, WordsInTheManifestKeepItsLines) {
  const Reading reading(std::string(HUSTINGS_SOURCE_DIR) + "/tests/project/measures");
  for (const Contest& contest : reading.project.contests) {
    if (contest.kind != ContestKind::Measure) continue;
    const Body& body = contest.measure.fiscal.body;
    const Source& source = reading.sources.at(body.source);
    EXPECT_EQ(source.path(), reading.sources.at(contest.span.source).path());
    EXPECT_EQ(source.position(body.begin).line, 23U);
    EXPECT_EQ(source.text().substr(body.begin), "It costs *nothing*.\n\nOr nearly so.\n");
    EXPECT_EQ(source.line(23), "It costs *nothing*.");
    EXPECT_EQ(source.line(22), "");
  }
}

TEST(Measures, WhatDoesNotBelongIsRefused) {
  EXPECT_EQ(messages("contests:\n- {title: A, kind: mesure, question: Q}\n"),
            "error manifest-value election.yaml:2:20: 'mesure' is no kind of contest\n"
            "    write office, measure or retention\n");
  EXPECT_EQ(messages("contests:\n- {title: A, arguments: {for: a.md}}\n"),
            "error manifest-value election.yaml:2:14: 'arguments' belongs to a ballot measure\n"
            "    write 'kind: measure' above it\n");
  EXPECT_EQ(
      messages("contests:\n- {title: A, kind: measure, question: Q, candidates: [a.md]}\n"),
      "error manifest-value election.yaml:2:42: 'candidates' cannot stand in a ballot measure: nobody is elected\n"
      "    arguments go below 'arguments'; for people write 'kind: office'\n");
}

TEST(Measures, ArgumentsThatSayNothingAreTold) {
  const std::string told = messages(
      "contests:\n- title: A\n  kind: measure\n  question: Q\n  arguments:\n    for: {signers: [Ada]}\n"
      "    against: empty.md\n  full-text: missing.md\n");
  EXPECT_NE(told.find("error manifest-value election.yaml:6:5: an argument for the measure has no words\n"),
            std::string::npos)
      << told;
  EXPECT_NE(told.find("warning statement-missing election.yaml:7:14: empty.md holds no text\n"), std::string::npos)
      << told;
  EXPECT_NE(told.find("error file-missing election.yaml:8:14: "), std::string::npos) << told;
}

TEST(Measures, AMeasureWithoutAQuestionIsTold) {
  EXPECT_NE(messages("contests:\n- {title: A, kind: measure}\n")
                .find("warning question-missing election.yaml:2:3: 'A' does not say what is asked\n"),
            std::string::npos);
}

TEST(ContestOrder, IsThatOfTheListByIdAndByGroup) {
  testing::TemporaryFolder folder;
  folder.write("election.yaml",
               "contest-order: [president, mayor, local]\n"
               "contests:\n- {title: Parks, group: local}\n- {title: Mayor, group: local}\n"
               "- {title: Roads, group: local}\n- {title: Other}\n- {title: Who leads, group: President}\n");
  const Reading reading(folder.path());
  std::string order;
  for (const Contest& contest : reading.project.contests) order += contest.id + ' ';
  EXPECT_EQ(order, "who-leads mayor parks roads other ");
  EXPECT_EQ(testing::count_of(reading.diagnostics, "contest-order-missing"), 1U);
  EXPECT_EQ(testing::count_of(reading.diagnostics, "contest-order-unknown"), 0U);
}

TEST(ContestOrder, ANameOfNothingIsTold) {
  const std::string told = messages("contest-order: [a, b, a]\ncontests:\n- {title: A}\n");
  EXPECT_NE(told.find("warning contest-order-unknown election.yaml:1:20: there is no contest 'b'\n"), std::string::npos)
      << told;
  EXPECT_NE(told.find("error manifest-value election.yaml:1:23: 'a' stands twice in the order of contests\n"),
            std::string::npos)
      << told;
}

}  // namespace
}  // namespace hustings
