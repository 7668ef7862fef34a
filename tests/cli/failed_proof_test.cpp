// What a build leaves behind when the proof of its files fails: whatever was there. The proof is the real one; the
// sources that it is given are a copy in which a word is another, as if the writers had put down a wrong one.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "cli/commands.h"
#include "cli/program.h"
#include "support/temporary_folder.h"

namespace hustings::cli {
namespace {

constexpr const char* kManifest =
    "title: Test\ncontests:\n  - id: board\n    title: Board\n    candidates: [a.md, b.md]\n";
constexpr const char* kStatement = "---\nname: Ada Example\n---\n\nThe fee stays at forty crowns until the spring.\n";
constexpr const char* kOther = "---\nname: Ben Example\n---\n\nThe fee goes, and the bus stays.\n";

class FailedProof : public ::testing::Test {
 protected:
  FailedProof() {
    for (const std::string folder : {"booklet/", "other/"}) {
      folder_.write(folder + "election.yaml", kManifest);
      folder_.write(folder + "a.md", kStatement);
      folder_.write(folder + "b.md", kOther);
    }
    options_.input = folder_.path_of("booklet");
    options_.quiet = true;
    options_.outputs = {folder_.path_of("guide.pdf"), folder_.path_of("guide.epub")};
    options_.certificate = folder_.path_of("guide.manifest.json");
  }

  // Builds; the proof compares the files of `kinds` with the folder "other".
  int build_doubting(const std::vector<verify::FileKind>& kinds) {
    PublishOptions publishing = publish_options(options_);
    publishing.prove = [&](const Project& project, const Sources& sources, const std::vector<StatementCut>& cuts,
                           const std::vector<verify::FinishedFile>& files, Diagnostics& diagnostics) {
      verify::Proof proof;
      for (const verify::FinishedFile& file : files) {
        const bool doubted = std::find(kinds.begin(), kinds.end(), file.kind) != kinds.end();
        Sources others;
        Diagnostics told;
        const Project other = project::read(folder_.path_of("other"), {}, {}, others, told);
        proof = verify::compare(doubted ? other : project, doubted ? others : sources, cuts, {file}, told);
        // Places in the other folder's sources mean nothing in this one's.
        for (Diagnostic each : told.list()) {
          each.span = {};
          ids_.push_back(each.id);
          diagnostics.add(std::move(each));
        }
      }
      return proof;
    };
    ::testing::internal::CaptureStderr();
    const int status = build(options_, std::move(publishing));
    said_ = ::testing::internal::GetCapturedStderr();
    return status;
  }

  std::vector<std::string> files_beside() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
      if (entry.is_regular_file()) names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  testing::TemporaryFolder folder_;
  BuildOptions options_;
  std::vector<std::string> ids_;
  std::string said_;
};

TEST_F(FailedProof, LeavesTheOldFilesWhicheverFileFails) {
  const std::vector<std::string> names = {"guide.epub", "guide.manifest.json", "guide.pdf"};
  for (const std::string& name : names) folder_.write(name, "the last good " + name);
  folder_.write("other/a.md", "---\nname: Ada Example\n---\n\nThe fee stays at fifty crowns until the spring.\n");
  const std::vector<verify::FileKind> both = {verify::FileKind::Pdf, verify::FileKind::Epub};
  for (const std::vector<verify::FileKind>& kinds :
       {both, std::vector<verify::FileKind>{verify::FileKind::Pdf}, {verify::FileKind::Epub}}) {
    ids_.clear();
    EXPECT_EQ(build_doubting(kinds), kInputErrors);
    EXPECT_EQ(ids_, std::vector<std::string>(kinds.size(), "verify-words-changed"));
    EXPECT_NE(said_.find("forty"), std::string::npos) << said_;
    EXPECT_EQ(files_beside(), names);
    for (const std::string& name : names) EXPECT_EQ(read_file(folder_.path_of(name)), "the last good " + name);
  }
}

TEST_F(FailedProof, WritesNothingWhereNothingWas) {
  folder_.write("other/b.md", "---\nname: Ben Example\n---\n\nThe fee goes.\n");
  EXPECT_EQ(build_doubting({verify::FileKind::Epub}), kInputErrors);
  EXPECT_TRUE(files_beside().empty());
}

// Else the two above would also pass if every build failed.
TEST_F(FailedProof, ReplacesTheOldFilesWhenThereIsNoDoubt) {
  folder_.write("guide.pdf", "the last good booklet");
  EXPECT_EQ(build_doubting({}), kDone) << said_;
  EXPECT_TRUE(ids_.empty());
  EXPECT_TRUE(read_file(folder_.path_of("guide.pdf")).starts_with("%PDF-1.7"));
  EXPECT_EQ(files_beside(), (std::vector<std::string>{"guide.epub", "guide.manifest.json", "guide.pdf"}));
}

}  // namespace
}  // namespace hustings::cli
