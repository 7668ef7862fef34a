#include <gtest/gtest.h>

#include <cstdlib>

#include "base/hash.h"
#include "base/parallel.h"
#include "epub/booklet.h"
#include "epub/unpacked.h"
#include "epub/write.h"
#include "image/picture.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

EpubOptions options() {
  EpubOptions options;
  options.modification_date = "2026-10-02T12:00:00Z";
  options.print_edition = "riverbend.pdf";
  return options;
}

std::string whole() {
  PageMap pages;
  const StyledDocument styled = testing::whole_booklet(pages);
  Diagnostics diagnostics;
  std::string bytes = epub::write(styled, pages, FontSet(), options(), diagnostics);
  EXPECT_TRUE(diagnostics.list().empty());
  return bytes;
}

TEST(Publication, Package) {
  EXPECT_GOLDEN(testing::unpack(whole()).files.at("OEBPS/package.opf"), "epub/package.opf");
}
TEST(Publication, Navigation) { EXPECT_GOLDEN(testing::unpack(whole()).files.at("OEBPS/nav.xhtml"), "epub/nav.xhtml"); }
TEST(Publication, Profile) {
  EXPECT_GOLDEN(testing::unpack(whole()).files.at("OEBPS/text/profile-jane.xhtml"), "epub/profile.xhtml");
}
TEST(Publication, TitlePage) {
  EXPECT_GOLDEN(testing::unpack(whole()).files.at("OEBPS/text/cover-page.xhtml"), "epub/title-page.xhtml");
}

TEST(Publication, IsTheSameEveryTimeWithAnyNumberOfThreads) {
  set_threads(1);
  const std::string one = whole();
  set_threads(4);
  const std::string four = whole();
  set_threads(0);
  EXPECT_EQ(one, four);
  EXPECT_EQ(one, whole());
}

TEST(Publication, RefersToNothingOutsideAndListsAllThatIsInside) {
  const testing::Unpacked unpacked = testing::unpack(whole());
  EXPECT_EQ(unpacked.order.front(), "mimetype");
  const std::string& package = unpacked.files.at("OEBPS/package.opf");
  for (const auto& [name, bytes] : unpacked.files) {
    if (name.ends_with(".xhtml") || name.ends_with(".opf") || name.ends_with(".xml"))
      testing::expect_well_formed(bytes, name);
    EXPECT_EQ(bytes.find("src=\"http"), std::string::npos) << name;
    EXPECT_EQ(bytes.find("url(http"), std::string::npos) << name;
    EXPECT_EQ(bytes.find("@import"), std::string::npos) << name;
    if (name.starts_with("OEBPS/") && name != "OEBPS/package.opf") {
      EXPECT_NE(package.find("href=\"" + name.substr(6) + "\""), std::string::npos) << name;
    }
  }
}

TEST(Publication, ThePageListNamesWhatTheTextsMark) {
  const testing::Unpacked unpacked = testing::unpack(whole());
  const std::string& nav = unpacked.files.at("OEBPS/nav.xhtml");
  for (const auto& [file, folio] :
       {std::pair("contents", "i"), {"contest-mayor", "1"}, {"profile-jane", "2"}, {"profile-jane", "3"}}) {
    const std::string id = std::string("page-") + folio;
    EXPECT_NE(nav.find("<a href=\"text/" + std::string(file) + ".xhtml#" + id + "\">" + folio + "</a>"),
              std::string::npos);
    EXPECT_NE(unpacked.files.at("OEBPS/text/" + std::string(file) + ".xhtml").find("id=\"" + id + "\""),
              std::string::npos);
  }
  EXPECT_EQ(nav.find(">ii<"), std::string::npos) << "a blank page is in the list";
}

TEST(Publication, APictureIsThereOnceHoweverOftenItIsUsed) {
  PageMap pages;
  StyledDocument styled = testing::whole_booklet(pages);
  styled.pictures.push_back(std::make_shared<Picture>(*styled.pictures[0]));
  testing::PartMaker make("second");
  for (const char* const index : {"0", "1"}) {
    const NodeId image = make.set(make.leaf(NodeKind::Image, Display::Picture), Attribute::Picture, index);
    make.set(image, Attribute::Alternative, "Seal");
  }
  styled.parts.push_back(make.finish());
  Diagnostics diagnostics;
  const testing::Unpacked unpacked = testing::unpack(epub::write(styled, pages, FontSet(), options(), diagnostics));
  size_t pictures = 0;
  for (const std::string& name : unpacked.order) pictures += name.starts_with("OEBPS/pictures/") ? 1 : 0;
  EXPECT_EQ(pictures, 1U);
}

TEST(Publication, APictureThatReadingSystemsCannotShowIsCopied) {
  StyledDocument styled = testing::empty_booklet();
  auto picture = std::make_shared<Picture>();
  picture->format = PictureFormat::Avif;
  picture->needs_copy = true;
  picture->original = "only a hash is made of this";
  picture->sha256 = sha256_hex(picture->original);
  picture->width = picture->height = 2;
  picture->samples = std::string(12, '\x40');
  auto see_through = std::make_shared<Picture>(*picture);
  see_through->alpha = std::string("\x00\x40\x80\xFF", 4);
  see_through->sha256 = sha256_hex("another");
  styled.pictures = {picture, see_through};
  testing::PartMaker make("p");
  for (const char* const index : {"0", "1"}) {
    make.set(make.set(make.leaf(NodeKind::Image, Display::Picture), Attribute::Picture, index), Attribute::Alternative,
             "A face");
  }
  styled.parts.push_back(make.finish());
  Diagnostics diagnostics;
  const testing::Unpacked unpacked = testing::unpack(epub::write(styled, {}, FontSet(), options(), diagnostics));
  const std::string jpeg = "pictures/" + picture->sha256.substr(0, 16) + ".jpg";
  const std::string png = "pictures/" + see_through->sha256.substr(0, 16) + ".png";
  ASSERT_TRUE(unpacked.files.contains("OEBPS/" + jpeg));
  ASSERT_TRUE(unpacked.files.contains("OEBPS/" + png));
  EXPECT_TRUE(unpacked.files.at("OEBPS/" + jpeg).starts_with("\xFF\xD8\xFF"));
  EXPECT_TRUE(unpacked.files.at("OEBPS/" + png).starts_with("\x89PNG"));
  const std::string& package = unpacked.files.at("OEBPS/package.opf");
  EXPECT_NE(package.find("href=\"" + jpeg + "\" media-type=\"image/jpeg\""), std::string::npos) << package;
  EXPECT_NE(package.find("href=\"" + png + "\" media-type=\"image/png\""), std::string::npos);
  EXPECT_EQ(package.find("avif"), std::string::npos);
}

TEST(Publication, PromisesNoConformanceWithoutAlternatives) {
  StyledDocument styled = testing::empty_booklet();
  PageMap pages;
  styled.pictures = testing::whole_booklet(pages).pictures;
  testing::PartMaker make("p");
  make.set(make.leaf(NodeKind::Image, Display::Picture), Attribute::Picture, "0");
  styled.parts.push_back(make.finish());
  Diagnostics diagnostics;
  const std::string package =
      testing::unpack(epub::write(styled, {}, FontSet(), options(), diagnostics)).files.at("OEBPS/package.opf");
  EXPECT_EQ(package.find("dcterms:conformsTo"), std::string::npos);
  EXPECT_EQ(package.find(">alternativeText<"), std::string::npos);
  EXPECT_NE(package.find("Some pictures are not described in words"), std::string::npos);
}

TEST(Publication, NamesWhoCertifiesAndNobodyElse) {
  PageMap pages;
  EpubOptions certified_by = options();
  const StyledDocument styled = testing::whole_booklet(pages);
  Diagnostics diagnostics;
  const auto package = [&] {
    return testing::unpack(epub::write(styled, pages, FontSet(), certified_by, diagnostics))
        .files.at("OEBPS/package.opf");
  };
  EXPECT_EQ(package().find("certif"), std::string::npos);
  certified_by.certifier = "Riverbend & County";
  certified_by.certifier_credential = "A badge";
  certified_by.certifier_report = "https://riverbend.example/report?a&b";
  const std::string certified = package();
  EXPECT_NE(certified.find("<meta property=\"a11y:certifiedBy\">Riverbend &amp; County</meta>"), std::string::npos);
  EXPECT_NE(certified.find("<meta property=\"a11y:certifierCredential\">A badge</meta>"), std::string::npos);
  EXPECT_NE(certified.find("<link rel=\"a11y:certifierReport\" href=\"https://riverbend.example/report?a&amp;b\"/>"),
            std::string::npos);
}

TEST(Publication, SummarizesInTheLanguageOfTheBooklet) {
  PageMap pages;
  StyledDocument styled = testing::whole_booklet(pages);
  styled.metadata.language = "es";
  Diagnostics diagnostics;
  const std::string package =
      testing::unpack(epub::write(styled, pages, FontSet(), options(), diagnostics)).files.at("OEBPS/package.opf");
  const size_t summary = package.find("accessibilitySummary");
  ASSERT_NE(summary, std::string::npos);
  EXPECT_NE(package.find("La lista de páginas", summary), std::string::npos) << package;
  EXPECT_EQ(package.find("All text", summary), std::string::npos);
}

TEST(Publication, HeadingsKeepTheirLanguageInTheNavigation) {
  PageMap pages;
  StyledDocument styled = testing::whole_booklet(pages);
  styled.metadata.language = "ar";
  styled.direction = Direction::RightToLeft;
  Diagnostics diagnostics;
  const std::string navigation =
      testing::unpack(epub::write(styled, pages, FontSet(), options(), diagnostics)).files.at("OEBPS/nav.xhtml");
  testing::expect_well_formed(navigation, "nav.xhtml");
  EXPECT_NE(navigation.find("lang=\"en\" xml:lang=\"en\" dir=\"ltr\">"), std::string::npos) << navigation;
}

TEST(Publication, ABookletOfNothingIsStillOne) {
  StyledDocument styled = testing::empty_booklet();
  Diagnostics diagnostics;
  const testing::Unpacked unpacked = testing::unpack(epub::write(styled, {}, FontSet(), options(), diagnostics));
  EXPECT_EQ(unpacked.files.count("OEBPS/text/cover-page.xhtml"), 1U);
}

// $HUSTINGS_EPUBCHECK: the command that runs EPUBCheck 5 on the file named after it.
TEST(Publication, PassesEpubCheck) {
  const char* const command = std::getenv("HUSTINGS_EPUBCHECK");
  if (command == nullptr) GTEST_SKIP() << "HUSTINGS_EPUBCHECK is not set: it names the command that runs EPUBCheck";
  const testing::TemporaryFolder folder;
  const std::string path = folder.write("whole.epub", whole());
  EXPECT_EQ(std::system((std::string(command) + " --failonwarnings " + path).c_str()), 0);
}

}  // namespace
}  // namespace hustings
