// Known divisions of words, by the dictionaries that tools/setup installs, and by small ones written here.
#include "text/hyphenation.h"

#include <filesystem>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>
#include <hyphen.h>

#include "base/utf8.h"
#include "support/temporary_folder.h"

namespace hustings::text {
namespace {

namespace fs = std::filesystem;

const fs::path kInstalled = "/usr/share/hyphen";

// "con-sti-tu-tion"
std::string divided(const Hyphenator& hyphenator, std::string_view word, std::string_view language, unsigned before = 2,
                    unsigned after = 3) {
  std::vector<uint32_t> offsets;
  hyphenator.divide(word, language, before, after, offsets);
  std::string shown(word);
  for (size_t i = offsets.size(); i-- > 0;) shown.insert(offsets[i], "-");
  return shown;
}

class Installed : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(kInstalled / "hyph_en_US.dic") || !fs::exists(kInstalled / "hyph_de_DE.dic")) {
      GTEST_SKIP() << "Debian's hyphen-* packages are not installed";
    }
  }
  Hyphenator hyphenator{{"/nowhere", kInstalled}};
};

TEST_F(Installed, DividesEnglish) {
  EXPECT_EQ(divided(hyphenator, "constitution", "en"), "con-sti-tu-tion");
  EXPECT_EQ(divided(hyphenator, "candidate", "en-US"), "can-di-date");
  EXPECT_EQ(divided(hyphenator, "the", "en"), "the");
  EXPECT_EQ(divided(hyphenator, "CANDIDATE", "en"), "CAN-DI-DATE");
}

TEST_F(Installed, DividesOtherLanguagesInTheirOwnCharacterSets) {
  EXPECT_EQ(divided(hyphenator, "Ausländerbehörde", "de"), "Aus-län-der-be-hörde");  // ISO 8859-1
  EXPECT_EQ(divided(hyphenator, "GRÖSSENORDNUNG", "de"), "GRÖS-SEN-ORD-NUNG");
  EXPECT_EQ(divided(hyphenator, "constitución", "es"), "cons-ti-tu-ción");
  EXPECT_EQ(divided(hyphenator, "représentation", "fr"), "re-pré-sen-ta-tion");
  EXPECT_EQ(divided(hyphenator, "amministrazione", "it"), "am-mi-ni-stra-zione");
  EXPECT_EQ(divided(hyphenator, "administração", "pt"), "ad-mi-nis-tra-ção");
}

TEST_F(Installed, ComposesLettersAndNeverDividesBeforeAMark) {
  EXPECT_EQ(divided(hyphenator, "constitucio\xCC\x81n", "es"), "cons-ti-tu-cio\xCC\x81n");
  // q with a tilde has no composed form: whatever is found, no offset stands before the mark.
  std::vector<uint32_t> offsets;
  const std::string word =
      "aq\xCC\x83"
      "uaintance";
  hyphenator.divide(word, "en", 1, 1, offsets);
  for (const uint32_t offset : offsets) EXPECT_NE(word[offset], '\xCC');
}

TEST_F(Installed, KeepsLettersOnEitherSide) {
  EXPECT_EQ(divided(hyphenator, "constitution", "en", 4, 5), "consti-tution");
  EXPECT_EQ(divided(hyphenator, "constitution", "en", 6, 4), "consti-tu-tion");
  EXPECT_EQ(divided(hyphenator, "constitution", "en", 20, 20), "constitution");
}

TEST_F(Installed, MindsApostrophes) {
  EXPECT_EQ(divided(hyphenator, "l’organisation", "fr"), "l’or-ga-ni-sa-tion");
  EXPECT_EQ(divided(hyphenator, "dell'amministrazione", "it"), "dell'ammi-ni-stra-zione");
  for (const char* word : {"children’s", "o’clock", "''''", "’", "don't"}) {
    std::vector<uint32_t> offsets;
    hyphenator.divide(word, "en", 1, 1, offsets);
    for (const uint32_t offset : offsets) {
      EXPECT_NE(word[offset], '\'') << word;
      EXPECT_NE(static_cast<uint8_t>(word[offset]), 0xE2) << word;
    }
  }
}

TEST_F(Installed, FindsADictionaryForEachTag) {
  EXPECT_EQ(hyphenator.dictionary("en"), kInstalled / "hyph_en_US.dic");
  EXPECT_EQ(hyphenator.dictionary("en-GB"), kInstalled / "hyph_en_GB.dic");
  EXPECT_EQ(hyphenator.dictionary("EN_gb"), kInstalled / "hyph_en_GB.dic");
  EXPECT_EQ(hyphenator.dictionary("de-Latn-AT"), kInstalled / "hyph_de_AT.dic");
  EXPECT_EQ(hyphenator.dictionary("es-419"), kInstalled / "hyph_es_ES.dic");
  EXPECT_EQ(hyphenator.dictionary("km"), fs::path());
  EXPECT_EQ(hyphenator.dictionary("../../etc/passwd"), fs::path());
  EXPECT_EQ(divided(hyphenator, "constitution", "xx"), "constitution");
  EXPECT_EQ(divided(hyphenator, "constitution", ""), "constitution");
}

TEST_F(Installed, SurvivesWhatIsNoWord) {
  for (const std::string& word : {std::string(100000, 'a'), std::string("a\0bcdefgh", 9),
                                  std::string("\xFF\xFE\x80\x80"
                                              "ab"),
                                  std::string("\xCC\x81\xCC\x81\xCC\x81\xCC\x81"), std::string("日本語日本語"),
                                  std::string("........"), std::string("1234567890"), std::string("====ff====")}) {
    for (const char* language : {"en", "de", "fr", "pt"}) {
      std::vector<uint32_t> offsets;
      hyphenator.divide(word, language, 0, 0, offsets);
      for (const uint32_t offset : offsets) {
        EXPECT_GT(offset, 0u);
        EXPECT_LT(offset, word.size());
        EXPECT_NE(static_cast<uint8_t>(word[offset]) & 0xC0, 0x80);
      }
    }
  }
}

TEST_F(Installed, SeveralThreadsOpenAndDivideTheSame) {
  std::vector<std::thread> threads;
  std::vector<std::string> results(4);
  for (size_t i = 0; i < results.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 50; ++round) {
        results[i] = divided(hyphenator, "constitution", "en") + divided(hyphenator, "Wahlbekanntmachung", "de") +
                     divided(hyphenator, "constitución", "es");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) EXPECT_EQ(result, results[0]);
  EXPECT_EQ(results[0], "con-sti-tu-tionWahl-be-kannt-ma-chungcons-ti-tu-ción");
}

// libhyphen itself, as a witness. (It overlooks a short pattern that ends inside the beginning of a longer one, as in
// the Italian "trasparenza"; Liang's method, and TeX, do not.)
TEST_F(Installed, AgreesWithLibhyphen) {
  const char* texts[] = {
      ("democratically elected representatives deliberate about infrastructure responsibilities and transportation "
       "o'clock don't well-known mother-in-law associate project table rhythm"),
      "comunidades organizaciones representación electoral ayuntamiento responsabilidad transparencia desarrollo",
      "l'organisation aujourd'hui représentants développement électorale d'administration gouvernement s'engager",
      "dell'amministrazione rappresentanza quest'elezione sviluppo cittadinanza responsabilità partecipazione",
      "administração representantes desenvolvimento eleições responsabilidade transparência comunidade"};
  const char* languages[] = {"en_US", "es_ES", "fr", "it_IT", "pt_PT"};
  size_t divisions = 0;
  for (int i = 0; i < 5; ++i) {
    const fs::path path = kInstalled / (std::string("hyph_") + languages[i] + ".dic");
    HyphenDict* witness = fs::exists(path) ? hnj_hyphen_load(path.c_str()) : nullptr;
    if (!witness) continue;
    std::istringstream words(texts[i]);
    for (std::string word; words >> word;) {
      std::string coded = word;
      if (!witness->utf8) {  // ISO 8859-1
        coded.clear();
        for (size_t byte = 0; byte < word.size();) coded += static_cast<char>(next_code_point(word, byte));
      }
      std::string points(coded.size() + 5, '\0');
      char** replacements = nullptr;
      int* positions = nullptr;
      int* cuts = nullptr;
      hnj_hyphen_hyphenate2(witness, coded.c_str(), static_cast<int>(coded.size()), points.data(), nullptr,
                            &replacements, &positions, &cuts);
      std::string expected;
      size_t index = 0;
      for (size_t byte = 0; byte < word.size(); ++index) {
        const size_t begin = byte;
        next_code_point(word, byte);
        const bool beside = word[begin] == '\'' || word[begin] == '-' || word[byte] == '\'' || word[byte] == '-';
        expected += word.substr(begin, byte - begin);
        if (byte < word.size() && (points[index] & 1) && !beside) expected += '-', ++divisions;
      }
      EXPECT_EQ(divided(hyphenator, word, languages[i], 1, 1), expected) << languages[i];
    }
    hnj_hyphen_free(witness);
  }
  EXPECT_GT(divisions, 100u);
}

class OwnDictionaries : public ::testing::Test {
 protected:
  void write(const std::string& name, const std::string& text) const { temporary.write(name, text); }
  testing::TemporaryFolder temporary;
  const fs::path folder = temporary.path();
};

TEST_F(OwnDictionaries, PassesOverDivisionsThatChangeLetters) {
  write("hyph_de_DE.dic", "UTF-8\nf1f/ff=f,1,2\ni1r\n");
  const Hyphenator hyphenator({folder});
  EXPECT_EQ(divided(hyphenator, "schiffahrtiren", "de", 1, 1), "schiffahrti-ren");
}

TEST_F(OwnDictionaries, ReadsCyrillicCharacterSets) {
  // "a1b" in KOI8-R's Cyrillic: а 0xC1, б 0xC2.
  write("hyph_ru_RU.dic",
        "KOI8-R\n\xC1"
        "1\xC2\n");
  write("hyph_bg_BG.dic",
        "microsoft-cp1251\n\xE0"
        "1\xE1\n");
  const Hyphenator hyphenator({folder});
  EXPECT_EQ(divided(hyphenator, "ААББ", "ru", 1, 1), "АА-ББ");
  EXPECT_EQ(divided(hyphenator, "ААББ", "bg", 1, 1), "АА-ББ");
}

TEST_F(OwnDictionaries, EarlierFoldersWinAndForeignFilesAreNoDictionary) {
  write("hyph_en_US.dic", "UTF-8\nx1y\n");
  write("hyph_nl_NL.dic", "");
  const Hyphenator hyphenator({folder, kInstalled});
  EXPECT_EQ(divided(hyphenator, "xxyyconstitution", "en", 1, 1), "xx-yyconstitution");
  EXPECT_EQ(divided(hyphenator, "regering", "nl", 1, 1), "regering");
}

}  // namespace
}  // namespace hustings::text
