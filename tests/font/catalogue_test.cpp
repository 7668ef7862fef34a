#include <gtest/gtest.h>

#include "font/shipped_catalogue.h"

namespace hustings {
namespace {

Catalogue read(std::string xml, Diagnostics& diagnostics) {
  return font::read_catalogue(Source(0, "catalogue.xml", std::move(xml)), diagnostics);
}

TEST(Catalogue, ShippedOneIsSound) {
  Diagnostics diagnostics;
  const Catalogue catalogue = testing::shipped_catalogue(diagnostics);
  EXPECT_TRUE(diagnostics.list().empty());
  EXPECT_GT(catalogue.families.size(), 150u);
  ASSERT_TRUE(catalogue.family("lato"));
  EXPECT_EQ(catalogue.family("LATO")->package, "fonts-lato");
  ASSERT_TRUE(catalogue.generic("serif"));
  EXPECT_EQ(catalogue.generic("serif")->families.front(), "Linux Libertine O");
}

TEST(Catalogue, TellsWhatIsWrongAndWhere) {
  Diagnostics diagnostics;
  const std::string xml =
      "<catalogue>\n<family name='A' kind='slab' package='p'><face file='../a.ttf'/></family>\n"
      "<family name='B' kind='sans' package='p'><face file='b.ttf' weight='heavy'/></family>\n"
      "<fallback script='Latn' serif='C'/>\n<surprise/></catalogue>";
  const Catalogue catalogue = read(xml, diagnostics);
  std::string told;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    told += diagnostic.id + ": " + xml.substr(diagnostic.span.begin, diagnostic.span.end - diagnostic.span.begin) +
            ": " + diagnostic.message + "\n";
  }
  EXPECT_EQ(told,
            "catalogue-incomplete: family: kind must be serif, sans, mono or symbols\n"
            "catalogue-incomplete: face: file is a name without folders\n"
            "catalogue-incomplete: family: a family needs at least one <face file=\"…\"/>\n"
            "catalogue-incomplete: face: weight must be a whole number from 1 to 1000\n"
            "catalogue-unknown: surprise: the font catalogue does not know the element <surprise>\n"
            "catalogue-incomplete: fallback: there is no family \"C\" in the catalogue\n");
  EXPECT_EQ(catalogue.families.size(), 1u);
}

TEST(Catalogue, ReportsBrokenXml) {
  Diagnostics diagnostics;
  read("<catalogue><family></catalogue>", diagnostics);
  ASSERT_EQ(diagnostics.list().size(), 1u);
  EXPECT_EQ(diagnostics.list().front().id, "catalogue-syntax");
}

TEST(Catalogue, TakesTheNearestWeightAsCssDoes) {
  CatalogueFamily family;
  family.faces = {{"300", 300, false, 0, ""},
                  {"400", 400, false, 0, ""},
                  {"600", 600, false, 0, ""},
                  {"800", 800, false, 0, ""},
                  {"400i", 400, true, 0, ""}};
  const auto nearest = [&](uint16_t weight, bool italic) {
    return family.faces[font::nearest_face(family, weight, italic, {})].file;
  };
  EXPECT_EQ(nearest(400, false), "400");
  EXPECT_EQ(nearest(500, false), "400");
  EXPECT_EQ(nearest(350, false), "300");
  EXPECT_EQ(nearest(200, false), "300");
  EXPECT_EQ(nearest(550, false), "600");
  EXPECT_EQ(nearest(700, false), "800");
  EXPECT_EQ(nearest(900, false), "800");
  EXPECT_EQ(nearest(700, true), "400i");
  EXPECT_EQ(family.faces[font::nearest_face(family, 400, false, {false, true, false, false, false})].file, "300");
}

TEST(Catalogue, FindsFilesThatLieElsewhere) {
  Diagnostics diagnostics;
  Catalogue catalogue = testing::shipped_catalogue(diagnostics);
  CatalogueFamily moved = *catalogue.family("Lato");
  const std::filesystem::path usual = font::find_file(catalogue, moved, moved.faces.front());
  if (usual.empty()) {
    GTEST_SKIP() << "fonts-lato is not installed";
  }
  moved.folder = "somewhere/else";
  EXPECT_EQ(font::find_file(catalogue, moved, moved.faces.front()), usual);
}

TEST(Catalogue, DescribesWhatIsInstalledAndWhatIsNot) {
  Diagnostics diagnostics;
  Catalogue catalogue = testing::shipped_catalogue(diagnostics);
  catalogue.folders = {"/nonexistent"};
  const std::vector<font::FaceDescription> list = font::describe(catalogue);
  ASSERT_FALSE(list.empty());
  EXPECT_EQ(list.front().family, "Linux Libertine O");
  EXPECT_EQ(list.front().style, "Regular");
  EXPECT_EQ(list.front().path, "");
  EXPECT_EQ(list.front().package, "fonts-linuxlibertine");
}

}  // namespace
}  // namespace hustings
