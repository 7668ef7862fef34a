// The folder as a place of strangers' files: order, paths, links that lead out, sizes.
#include "project/folder.h"

#include "base/files.h"
#include "project/reading.h"
#include "project/scan.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace hustings::project {
namespace {

namespace fs = std::filesystem;

TEST(Folder, OrderOfFiles) {
  testing::TemporaryFolder temporary;
  for (const char* name : {"b.md", "A.md", "page-10.md", "page-2.md", "README.md", "index.md", ".hidden.md", "z/a.md",
                           "c/b/x.md", "c/README.md", "c/a.md"}) {
    temporary.write(name, "x");
  }
  Sources sources;
  Diagnostics diagnostics;
  Folder folder(temporary.path(), sources, diagnostics);
  folder.list();
  const std::vector<std::string> expected = {"index.md",   "README.md",   "A.md",   "b.md",     "page-2.md",
                                             "page-10.md", "c/README.md", "c/a.md", "c/b/x.md", "z/a.md"};
  EXPECT_EQ(folder.files(), expected);
}

TEST(Folder, LinksThatLeadOutAreErrors) {
  testing::TemporaryFolder temporary, elsewhere;
  elsewhere.write("secret.md", "secret");
  temporary.write("a.md", "a");
  fs::create_symlink(elsewhere.path() + "/secret.md", temporary.path() + "/b.md");
  fs::create_symlink(elsewhere.path(), temporary.path() + "/folder");
  fs::create_symlink("a.md", temporary.path() + "/same.md");
  fs::create_symlink(".", temporary.path() + "/loop");
  Sources sources;
  Diagnostics diagnostics;
  Folder folder(temporary.path(), sources, diagnostics);
  folder.list();
  const std::vector<std::string> expected = {"a.md", "same.md"};
  EXPECT_EQ(folder.files(), expected);
  EXPECT_EQ(testing::count_of(diagnostics, "outside-booklet"), 2U);
  EXPECT_EQ(folder.read("b.md", {}), nullptr);
  EXPECT_EQ(folder.read("folder/secret.md", {}), nullptr);
  EXPECT_NE(folder.read("same.md", {}), nullptr);
  EXPECT_EQ(testing::count_of(diagnostics, "outside-booklet"), 4U);
}

TEST(Folder, AFileOfFiftyMegabytesIsNotRead) {
  testing::TemporaryFolder temporary;
  temporary.write("a.md", "");
  fs::resize_file(temporary.path() + "/a.md", kLargestFile);
  Sources sources;
  Diagnostics diagnostics;
  Folder folder(temporary.path(), sources, diagnostics);
  EXPECT_EQ(folder.read("a.md", {}), nullptr);
  EXPECT_EQ(testing::count_of(diagnostics, "file-too-large"), 1U);
}

TEST(Folder, SuggestsANameThatIsNear) {
  testing::TemporaryFolder temporary;
  temporary.write("candidates/jane-doe.md", "x");
  Sources sources;
  Diagnostics diagnostics;
  Folder folder(temporary.path(), sources, diagnostics);
  folder.list();
  EXPECT_EQ(folder.read("candidates/jane-do.md", {}), nullptr);
  ASSERT_EQ(diagnostics.list().size(), 1U);
  EXPECT_EQ(diagnostics.list()[0].hints[0], "did you mean 'candidates/jane-doe.md'?");
  EXPECT_EQ(folder.nearest("candidates/Jane-Doe.md"), "candidates/jane-doe.md");
  EXPECT_EQ(folder.nearest("wholly-other.md"), "");
}

TEST(Folder, AnUnreadableFileIsTheMachinesFailure) {
  testing::TemporaryFolder temporary;
  temporary.write("a.md", "x");
  fs::permissions(temporary.path() + "/a.md", fs::perms::none);
  if (std::ifstream(temporary.path() + "/a.md")) GTEST_SKIP() << "this user may read every file";
  Sources sources;
  Diagnostics diagnostics;
  Folder folder(temporary.path(), sources, diagnostics);
  EXPECT_THROW(folder.read("a.md", {}), MachineError);
}

TEST(Paths, Resolve) {
  EXPECT_EQ(resolve_path("candidates/bo.md", "ana.md"), "candidates/ana.md");
  EXPECT_EQ(resolve_path("candidates/bo.md", "../x/./y.png"), "x/y.png");
  EXPECT_EQ(resolve_path("bo.md", "../x"), "");
  EXPECT_EQ(resolve_path("", "a//b/../c"), "a/c");
  EXPECT_TRUE(climbs_above_root("bo.md", "../x"));
  EXPECT_TRUE(climbs_above_root("", "/../x"));
  EXPECT_FALSE(climbs_above_root("candidates/bo.md", ".."));
  EXPECT_EQ(path_in_folder("in/a/b.md", "in"), "a/b.md");
  EXPECT_EQ(path_in_folder("b.md", "."), "b.md");
  EXPECT_EQ(path_in_folder("../in/b.md", "../in/"), "b.md");
  EXPECT_EQ(percent_decoded("a%20b%2Fc%zz%4"), "a b/c%zz%4");
  EXPECT_TRUE(has_scheme("https://example.org"));
  EXPECT_TRUE(has_scheme("//example.org"));
  EXPECT_FALSE(has_scheme("notes/a:b.md"));
}

TEST(Scan, OpeningHeadings) {
  EXPECT_EQ(opening_heading("\n\n## A *title* ##\n"), "A title");
  EXPECT_EQ(opening_heading("<!-- a\ncomment -->\nTitle\n=====\n"), "Title");
  EXPECT_EQ(opening_heading("Words\n\n# Later\n"), "");
  EXPECT_EQ(opening_heading("#hashtag\n"), "");
  EXPECT_EQ(opening_heading("- item\n---\n"), "");
}

TEST(Scan, NamesInOpeningLists) {
  EXPECT_EQ(name_in_opening_list("### Details\n\n* **Name:** Ada Byron\n* Handle: ada\n"), "Ada Byron");
  EXPECT_EQ(name_in_opening_list("- GitHub: ada\n- Name: Ada\n"), "");
  EXPECT_EQ(name_in_opening_list("Name: Ada\n"), "");
}

TEST(Scan, PrevailingScripts) {
  EXPECT_EQ(prevailing_script("مرحبا hello مرحبا"), "Arab");
  EXPECT_EQ(prevailing_script("投票 vote 登记选民信息"), "Hani");
  EXPECT_EQ(prevailing_script("123"), "Latn");
}

}  // namespace
}  // namespace hustings::project
