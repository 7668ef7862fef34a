// Every language says everything that English says, with the same arguments.
#include "text/messages/catalogues.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "text/text.h"

namespace hustings::text {
namespace {

TEST(Messages, EveryLanguageHasEveryKey) {
  for (const NamedCatalogue& catalogue : catalogues()) {
    const Catalogue messages = catalogue.messages();
    ASSERT_EQ(messages.size(), english().size()) << catalogue.language;
    for (size_t i = 0; i < messages.size(); ++i) {
      EXPECT_EQ(messages[i].key, english()[i].key) << catalogue.language;
      EXPECT_FALSE(messages[i].words.empty()) << catalogue.language << ' ' << messages[i].key;
      EXPECT_EQ(find_invalid_utf8(messages[i].words), std::string_view::npos);
      EXPECT_EQ(normalize_nfc(messages[i].words), messages[i].words) << catalogue.language << ' ' << messages[i].key;
      for (const char* argument : {"{0}", "{1}"}) {
        EXPECT_EQ(messages[i].words.find(argument) == std::string_view::npos,
                  english()[i].words.find(argument) == std::string_view::npos)
            << catalogue.language << ' ' << messages[i].key;
      }
    }
  }
}

// A line pasted into the wrong file shows as a foreign script.
TEST(Messages, AreWrittenInTheScriptOfTheirLanguage) {
  struct Sample {
    const char* language;
    char32_t first, last;
  };
  for (const Sample& sample : {Sample{"ar", 0x600, 0x6FF}, Sample{"fa", 0x600, 0x6FF}, Sample{"he", 0x590, 0x5FF},
                               Sample{"hi", 0x900, 0x97F}, Sample{"th", 0xE00, 0xE7F}, Sample{"km", 0x1780, 0x17FF},
                               Sample{"ru", 0x400, 0x4FF}, Sample{"hy", 0x530, 0x58F}, Sample{"el", 0x370, 0x3FF},
                               Sample{"bn", 0x980, 0x9FF}, Sample{"my", 0x1000, 0x109F}, Sample{"am", 0x1200, 0x137F},
                               Sample{"zh", 0x4E00, 0x9FFF}, Sample{"ko", 0xAC00, 0xD7A3}}) {
    for (const Message& message : english()) {
      if (message.key == "sha-256") continue;
      const std::string words = text::message(message.key, sample.language);
      bool found = false;
      for (size_t byte = 0; byte < words.size();) {
        const char32_t c = next_code_point(words, byte);
        found = found || (c >= sample.first && c <= sample.last);
      }
      EXPECT_TRUE(found) << sample.language << ' ' << message.key << ' ' << words;
    }
  }
}

TEST(Messages, FallBackFromTheTagToItsLanguageToEnglish) {
  EXPECT_EQ(message("contents", "es-MX"), "Contenido");
  EXPECT_EQ(message("contents", "pt-BR"), "Conteúdo");
  EXPECT_EQ(message("contents", "zh-TW"), "目錄");
  EXPECT_EQ(message("contents", "zh-Hant-HK"), "目錄");
  EXPECT_EQ(message("contents", "zh-CN"), "目录");
  EXPECT_EQ(message("contents", "fil-PH"), message("contents", "tl"));
  EXPECT_EQ(message("contents", "sw"), "Contents");
  EXPECT_EQ(message("contents", ""), "Contents");
  EXPECT_EQ(message("no such key", "es"), "no such key");
}

TEST(Messages, TakeArguments) {
  EXPECT_EQ(message("picture-missing", "en", {"a {0} boat"}), "[Picture: a {0} boat]");
  EXPECT_EQ(message("picture-missing", "en"), "[Picture: ]");
  EXPECT_EQ(message("page-number", "zh", {"7"}), "第 7 页");
}

}  // namespace
}  // namespace hustings::text
