#include <gtest/gtest.h>

#include "font/shipped_catalogue.h"
#include "text/text.h"

namespace hustings {
namespace {

using testing::document_of;
using testing::Words;

struct Selected {
  explicit Selected(const std::vector<Words>& words, std::vector<std::filesystem::path> folders = {"/usr/share/fonts"})
      : document(document_of(words)), catalogue(testing::shipped_catalogue(diagnostics)) {
    catalogue.folders = std::move(folders);
    fonts = font::select(document, catalogue, diagnostics);
  }
  // The file that shows a character of the n-th paragraph.
  std::string file(size_t paragraph, char32_t character) const {
    const ComputedStyle& style = document.styles[paragraph + 1];
    const FaceId face =
        fonts.choose({style.families, style.weight, style.italic}, character, document.languages[paragraph + 1]);
    return face == kNoFace ? "none" : fonts.face(face).file;
  }
  std::string told() const {
    std::string told;
    for (const Diagnostic& diagnostic : diagnostics.list()) {
      told += diagnostic.id + ": " + diagnostic.message + "\n";
      for (const std::string& hint : diagnostic.hints) {
        told += "  " + hint + "\n";
      }
    }
    return told;
  }
  Diagnostics diagnostics;
  StyledDocument document;
  Catalogue catalogue;
  FontSet fonts;
};

TEST(Select, OpensOnlyWhatStylesUse) {
  const Selected selected({{"Vote"}, {"Vote", "en", {"Lato"}, 700}, {"Vote", "en", {"serif"}, 400, true}});
  EXPECT_EQ(selected.told(), "");
  EXPECT_EQ(selected.fonts.size(), 3u);
  EXPECT_EQ(selected.file(0, U'V'), "LinLibertine_R.otf");
  EXPECT_EQ(selected.file(1, U'V'), "Lato-Bold.ttf");
  EXPECT_EQ(selected.file(2, U'V'), "LinLibertine_RI.otf");
}

TEST(Select, MeasuresAFace) {
  const Selected selected({{"Vote"}});
  const Face& face = selected.fonts.face(0);
  EXPECT_EQ(face.family, "Linux Libertine O");
  EXPECT_EQ(face.postscript_name, "LinLibertineO");
  EXPECT_EQ(face.units_per_em, 1000);
  EXPECT_TRUE(face.cff);
  EXPECT_FALSE(face.cid_keyed);
  EXPECT_TRUE(face.serif);
  EXPECT_GT(face.ascent, 600);
  EXPECT_LT(face.descent, -100);
  EXPECT_GT(face.cap_height, face.x_height);
  EXPECT_GT(face.x_height, 300);
  EXPECT_EQ(face.space_advance, selected.fonts.advance(0, face.space_glyph));
  EXPECT_GT(face.hyphen_advance, 0);
}

TEST(Select, GivesHanToTheLanguagesOwnFace) {
  const Selected selected(
      {{"直", "zh-Hans"}, {"直", "zh-TW"}, {"直", "ja"}, {"직直", "ko"}, {"直", "ja", {"Lato"}, 700}});
  EXPECT_EQ(selected.told(), "");
  const auto family = [&](size_t paragraph) {
    const ComputedStyle& style = selected.document.styles[paragraph + 1];
    return selected.fonts
        .face(selected.fonts.choose({style.families, style.weight, style.italic}, U'直',
                                    selected.document.languages[paragraph + 1]))
        .family;
  };
  EXPECT_EQ(family(0), "Noto Serif CJK SC");
  EXPECT_EQ(family(1), "Noto Serif CJK TC");
  EXPECT_EQ(family(2), "Noto Serif CJK JP");
  EXPECT_EQ(family(3), "Noto Serif CJK KR");
  EXPECT_EQ(family(4), "Noto Sans CJK JP");
  EXPECT_EQ(selected.file(4, U'直'), "NotoSansCJK-Bold.ttc");
}

TEST(Select, FallsBackByScript) {
  const Selected selected({{"انتخابات، ١", "ar"}, {"मतदान।", "hi", {"Lato"}}, {"ไทย"}, {"😀 ✓ →"}});
  EXPECT_EQ(selected.told(), "");
  EXPECT_EQ(selected.file(0, U'ا'), "NotoNaskhArabic-Regular.ttf");
  EXPECT_EQ(selected.file(0, U'،'), "NotoNaskhArabic-Regular.ttf");
  EXPECT_EQ(selected.file(0, U'١'), "NotoNaskhArabic-Regular.ttf");
  EXPECT_EQ(selected.file(1, U'म'), "NotoSansDevanagari-Regular.ttf");
  EXPECT_EQ(selected.file(1, U'।'), "NotoSansDevanagari-Regular.ttf");
  EXPECT_EQ(selected.file(2, U'ท'), "NotoSerifThai-Regular.ttf");
  EXPECT_EQ(selected.file(3, U'😀'), "Symbola_hint.ttf");
}

TEST(Select, SetsStandInsAtTheSizeAtWhichTheyLookAsLarge) {
  const Selected selected({{"Vote կ ב 한 ع", "hy"}, {"Vote կ", "hy", {"Lato"}}, {"կ", "hy", {"Noto Serif Armenian"}}});
  EXPECT_EQ(selected.told(), "");
  const auto percent = [&](size_t paragraph, char32_t character) {
    const ComputedStyle& style = selected.document.styles[paragraph + 1];
    const Face& face = selected.fonts.face(selected.fonts.choose(
        {style.families, style.weight, style.italic}, character, selected.document.languages[paragraph + 1]));
    return face.units_per_em * 100 / face.setting_em;
  };
  EXPECT_EQ(percent(0, U'V'), 100);
  EXPECT_NEAR(percent(0, U'կ'), 88, 1);
  EXPECT_NEAR(percent(0, U'ב'), 90, 1);
  EXPECT_NEAR(percent(0, U'한'), 95, 1);
  EXPECT_EQ(percent(0, U'ع'), 100);
  EXPECT_NEAR(percent(1, U'կ'), 98, 1);  // beside Lato, whose letters are higher
  EXPECT_EQ(percent(2, U'կ'), 100);      // what a layout names is set as it says
}

TEST(Select, LeavesHebrewToHebrewFaces) {
  const Selected selected(
      {{"בחירות (2026)", "he"}, {"בחירות", "he", {"Lato"}, 700}, {"בחירות", "he", {"serif"}, 400, true}});
  EXPECT_EQ(selected.file(0, U'ב'), "NotoSerifHebrew-Regular.ttf");
  EXPECT_EQ(selected.file(1, U'ב'), "NotoSansHebrew-Bold.ttf");
  EXPECT_EQ(selected.file(2, U'ב'), "NotoSerifHebrew-Regular.ttf");
}

TEST(Select, TellsEachMissingCharacterOnce) {
  // U+1FAE8 is younger than the fonts; U+E000 is nobody's.
  const Selected selected({{"ab\U0001FAE8c\U0001FAE8"}, {"\U0001FAE8", "en", {"Lato"}}, {"\uE123"}});
  EXPECT_EQ(selected.told(),
            "missing-glyph: no installed font has the character \uE123 (U+E123 " + text::character_name(0xE123) +
                ")\n  no font of the catalogue has it: add a family that does to the catalogue, or write it in another "
                "way\n"
                "missing-glyph: no installed font has the character \U0001FAE8 (U+1FAE8 SHAKING FACE)\n"
                "  it stands in 3 places, in profile-doe\n"
                "  no font of the catalogue has it: add a family that does to the catalogue, or write it in another "
                "way\n");
  EXPECT_EQ(selected.diagnostics.list().back().span, (Span{0, 2, 6}));
}

TEST(Select, IgnoresWhatIsNeverDrawn) {
  const Selected selected({{"a\u00ADb\u200Bc\u200Ed\u2060\uFE0F\u2028\u00A0\u202F\u2011"}});
  EXPECT_EQ(selected.told(), "");
}

TEST(Select, NamesThePackageOfWhatIsNotInstalled) {
  const Selected selected({{"क", "hi", {"Lato"}}}, {"/nonexistent"});
  const std::string told = selected.told();
  EXPECT_NE(told.find("font-not-installed: the font family \"Lato\""), std::string::npos) << told;
  EXPECT_NE(told.find("Lato-Regular.ttf"), std::string::npos) << told;
  EXPECT_NE(told.find("apt-get install fonts-lato"), std::string::npos) << told;
  EXPECT_NE(told.find("(U+0915 DEVANAGARI LETTER KA)\n  install the Debian package fonts-noto-core"), std::string::npos)
      << told;
  EXPECT_EQ(selected.fonts.size(), 0u);
  EXPECT_EQ(selected.fonts.face(selected.fonts.primary({1, 400, false})).units_per_em, 1000);
}

TEST(Select, TellsOfUnknownFamiliesAndMissingItalics) {
  const Selected selected({{"a", "en", {"Comic Sans", "serif"}}, {"a", "en", {"Noto Sans Thai"}, 400, true}});
  EXPECT_NE(selected.told().find("font-unknown: the font catalogue has no family \"Comic Sans\""), std::string::npos);
  EXPECT_NE(selected.told().find("font-substituted: \"Noto Sans Thai\" has no italic"), std::string::npos);
  EXPECT_FALSE(selected.diagnostics.has_errors());
}

TEST(Select, RefusesAFileThatIsNotThePinnedOne) {
  Diagnostics diagnostics;
  Catalogue catalogue = testing::shipped_catalogue(diagnostics);
  for (CatalogueFamily& family : catalogue.families) {
    if (family.name == "Linux Libertine O") {
      family.faces.front().sha256 = std::string(64, '0');
    }
  }
  font::select(document_of({{"a"}}), catalogue, diagnostics);
  ASSERT_EQ(diagnostics.list().size(), 1u);
  EXPECT_EQ(diagnostics.list().front().id, "font-changed");
}

}  // namespace
}  // namespace hustings
