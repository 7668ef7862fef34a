// What was declared as cut: taken from the end of what the source says, or told as wrong.
#include "verify/declared_cut.h"

#include <gtest/gtest.h>

namespace hustings::verify {
namespace {

Testimony testimony(std::string_view text) { return read_markdown(text, 1); }

std::string all(const Words& words) { return words.quoted(0, words.size(), words.size()); }

TEST(DeclaredCut, IsTheEndOfTheText) {
  Testimony said = testimony("one *two* three\n\nfour");
  StatementCut cut;
  cut.removed = "three\nfour";
  ASSERT_TRUE(take_cut(cut, said));
  EXPECT_EQ(all(said.words), "one two");
  cut.removed = "two";
  EXPECT_TRUE(take_cut(cut, said));
  cut.removed = "three";
  EXPECT_FALSE(take_cut(cut, said));
  EXPECT_EQ(all(said.words), "one");
}

TEST(DeclaredCut, MayPartWordsWhereNoSpacesAreWritten) {
  Testimony said = testimony("我们需要桥。它很便宜。");
  StatementCut cut;
  cut.removed = "它很便宜。";
  ASSERT_TRUE(take_cut(cut, said));
  EXPECT_EQ(all(said.words), "我们需要桥。");
  EXPECT_EQ(said.words.line(0), 1U);
}

TEST(DeclaredCut, OfNotesGoesFromTheLastOn) {
  const std::string text = "a[^1] b[^2] c[^3]\n\n[^1]: one two\n[^2]: ---\n[^3]: three\n";
  Testimony said = testimony(text);
  StatementCut cut;
  cut.removed_notes = {"two", "three"};
  ASSERT_TRUE(take_cut(cut, said));
  ASSERT_EQ(said.notes.size(), 3U);
  EXPECT_EQ(all(said.notes[0]), "one");
  EXPECT_TRUE(said.notes[2].empty());
  said = testimony(text);
  cut.removed_notes = {"three", "two"};
  EXPECT_FALSE(take_cut(cut, said));
  EXPECT_EQ(all(said.notes[2]), "three");
}

TEST(DeclaredCut, IsSaidInPrintWhereTheRuleWantsIt) {
  StatementCut cut;
  cut.limit = 1350;
  EXPECT_TRUE(notice_of(cut, "en").empty());
  cut.marked = true;
  EXPECT_NE(all(notice_of(cut, "en")).find("1,350"), std::string::npos);
  EXPECT_NE(all(notice_of(cut, "de")), all(notice_of(cut, "en")));
}

}  // namespace
}  // namespace hustings::verify
