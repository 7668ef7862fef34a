// Whole editions, compared with what they should be; and what must hold in every edition.
#include "election/assemble.h"

#include "election/assembling.h"
#include "election/invariants.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

using testing::Assembled;

class Editions : public ::testing::TestWithParam<const char*> {};

TEST_P(Editions, AssembledAsExpected) {
  const std::string root = std::string(HUSTINGS_SOURCE_DIR) + "/tests/election/" + GetParam();
  const Assembled edition(root);
  std::ostringstream out;
  edition.document.dump(out, &edition.reading.sources);
  EXPECT_GOLDEN(out.str() + testing::messages_of(edition.reading.diagnostics, edition.reading.sources, root),
                std::string("election/") + GetParam() + ".dump");
  testing::expect_sound(edition.document);
}

// The folder of measures that `project` reads.
TEST(Measures, AssembledAsExpected) {
  const std::string root = std::string(HUSTINGS_SOURCE_DIR) + "/tests/project/measures";
  const Assembled edition(root);
  std::ostringstream out;
  edition.document.dump(out, &edition.reading.sources);
  EXPECT_GOLDEN(out.str() + testing::messages_of(edition.reading.diagnostics, edition.reading.sources, root),
                std::string("election/measures.dump"));
  testing::expect_sound(edition.document);
}

TEST(Measures, SayWhenNobodyArgued) {
  testing::TemporaryFolder folder;
  folder.write("election.yaml",
               "contests:\n- {title: A, kind: measure, question: Q, arguments: {for: Yes.}}\n"
               "- {title: B, kind: measure, question: Q, arguments: no}\n");
  const Assembled edition(folder.path());
  ASSERT_NE(edition.part("arguments-a-against"), nullptr);
  EXPECT_EQ(plain_text(*edition.part("arguments-a-against"), 0),
            "Argument against A\nNo argument against this measure was submitted.");
  EXPECT_EQ(edition.part("arguments-b-for"), nullptr);
  EXPECT_EQ(edition.part("arguments-b-against"), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Election, Editions, ::testing::Values("booklet", "chapters"));

TEST(Assemble, FurnitureSpeaksTheEditionsLanguage) {
  testing::TemporaryFolder folder;
  folder.write("a.md", "---\nname: A\ncontest: C\n---\n");
  const Assembled edition(folder.path(), "de");
  EXPECT_EQ(edition.document.metadata.language, "de");
  ASSERT_NE(edition.part("contents"), nullptr);
  EXPECT_EQ(plain_text(*edition.part("contents"), 0), "Inhalt");
}

TEST(Assemble, AnEmptyStatementIsToldOnce) {
  testing::TemporaryFolder folder;
  folder.write("a.md", "---\nname: A\ncontest: C\n---\n<!-- nothing yet -->\n");
  folder.write("b.md", "---\nname: B\ncontest: C\nbad: [\n---\n");
  folder.write("election.yaml", "contests:\n- {title: C, candidates: [a.md, b.md]}\n");
  const Assembled edition(folder.path());
  EXPECT_EQ(testing::count_of(edition.reading.diagnostics, "statement-missing"), 1U);
  for (const char* id : {"profile-a", "profile-b"}) {
    ASSERT_NE(edition.part(id), nullptr);
    EXPECT_NE(plain_text(*edition.part(id), 0).find("No statement was submitted."), std::string::npos);
  }
}

// Above the folder nothing is known; it is not the folder's own README that is meant.
TEST(Assemble, ALinkAboveTheFolderLeadsOutOfIt) {
  testing::TemporaryFolder folder;
  folder.write("README.md", "# Hello\n\n[in](README.md#hello) [up](../../ROLES.md#member) [far](../..)\n");
  const Assembled edition(folder.path());
  EXPECT_EQ(testing::count_of(edition.reading.diagnostics, "link-outside-booklet"), 2U);
  EXPECT_EQ(testing::count_of(edition.reading.diagnostics, "link-target-missing"), 0U);
}

TEST(Assemble, AnIndexNeedsTwo) {
  testing::TemporaryFolder folder;
  folder.write("a.md", "---\nname: A\ncontest: C\n---\nText\n");
  EXPECT_EQ(Assembled(folder.path()).part("index"), nullptr);
  folder.write("b.md", "---\nname: B\ncontest: C\n---\nText\n");
  EXPECT_NE(Assembled(folder.path()).part("index"), nullptr);
}

TEST(Assemble, MomentsOfVotingAreWrittenOut) {
  testing::TemporaryFolder folder;
  folder.write("a.md", "---\nname: A\ncontest: C\n---\nText\n");
  folder.write("election.yaml",
               "name: E\nstart_datetime: 2021-10-18 00:00:01\nend_datetime: 2021-11-04T23:59\nno_winners: 4\n"
               "facts: {Hours: 2021-11-04 or later}\n");
  const Assembled edition(folder.path());
  ASSERT_NE(edition.part("election"), nullptr);
  const std::string words = plain_text(*edition.part("election"), 0);
  EXPECT_NE(words.find("October 18, 2021, 00:00:01"), std::string::npos) << words;
  EXPECT_NE(words.find("November 4, 2021, 23:59"), std::string::npos) << words;
  EXPECT_NE(words.find("2021-11-04 or later"), std::string::npos) << words;
}

TEST(Assemble, OneCandidateMayStandInTwoContests) {
  testing::TemporaryFolder folder;
  folder.write("a.md", "---\nname: A\n---\n# Plan\n\n[up](#plan) text[^1]\n\n[^1]: Note.\n");
  folder.write("election.yaml", "contests:\n- {title: C, candidates: [a.md]}\n- {title: D, candidates: [a.md]}\n");
  const Assembled edition(folder.path());
  EXPECT_FALSE(edition.reading.diagnostics.has_errors());
  testing::expect_sound(edition.document);
  ASSERT_NE(edition.part("profile-a-2"), nullptr);
}

TEST(Assemble, PicturesAreSharedAndMissingOnesKeepTheirWords) {
  testing::TemporaryFolder folder;
  const std::string gif(
      "GIF89a\x03\x00\x04\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,"
      "\x00\x00\x00\x00\x03\x00\x04\x00\x00\x02\x03\x84\x8fY\x00;",
      36);
  folder.write("p.gif", gif);
  folder.write("a.md", "![one](p.gif) ![two](./p.gif) ![three](https://example.org/x.png)\n");
  const Assembled edition(folder.path() + "/a.md");
  EXPECT_EQ(edition.document.pictures.size(), 1U);
  EXPECT_EQ(testing::count_of(edition.reading.diagnostics, "remote-picture"), 1U);
  const Part* part = edition.part("chapter-a");
  ASSERT_NE(part, nullptr);
  std::string images;
  for (NodeId node = 0; node < part->nodes.size(); ++node) {
    if ((*part)[node].kind != NodeKind::Image) continue;
    images += std::string(part->attribute(node, Attribute::Alternative)) + "=" +
              std::string(part->attribute(node, Attribute::Picture)) +
              ((*part)[node].role == Role::PictureMissing ? "missing " : " ");
  }
  EXPECT_EQ(images, "one=0 two=0 three=missing ");
}

}  // namespace
}  // namespace hustings
