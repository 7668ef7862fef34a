// Whole lines, spaces and all, glyph for glyph as HarfBuzz's own program shapes them in one piece: words that are
// shaped one by one and stood side by side must come to the same.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "shape/hb_shape.h"
#include "support/unicode_data.h"

namespace hustings {
namespace {

using testing::Composing;
using testing::Sample;

// Letters and marks of a script, for words that nobody wrote.
struct Letters {
  const char* language;
  std::u32string_view letters, marks;
};
constexpr Letters kLetters[] = {
    {"en", U"abcdefghijklmnopqrstuvwxyzAEOfifflT", U"\u0300\u0301\u0308\u030C\u0323"},
    {"el", U"αβγδεζηθικλμνξοπρστυφχψωΑΕΗΙΟΥΩ", U"\u0301\u0308\u0313"},
    {"ru", U"абвгдежзийклмнопрстуфхцчшщъыьэюя", U"\u0301\u0308"},
    {"hy", U"աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ", U""},
    {"ka", U"აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", U""},
    {"he", U"אבגדהוזחטיכלמנסעפצקרשתםןףץ", U"\u05B0\u05B4\u05B7\u05B8\u05BC\u05C1"},
    {"ar", U"ابتثجحخدذرزسشصضطظعغفقكلمنهوي", U"\u064B\u064E\u064F\u0650\u0651\u0652"},
    {"fa", U"ابپتثجچحخدرزژسشگکلمنوهی", U"\u064E\u0651"},
    {"hi", U"कखगचजटडतदनपबमयरलवशषसह", U"ािीुूेैोौ्ंँ"},
    {"bn", U"কখগচজটডতদনপবমযরলশষসহ", U"ািীুূেৈোৌ্ং"},
    {"pa", U"ਕਖਗਚਜਟਡਤਦਨਪਬਮਯਰਲਵਸਹ", U"ਾਿੀੁੂੇੈੋੌੰੱ"},
    {"gu", U"કખગચજટડતદનપબમયરલવશષસહ", U"ાિીુૂેૈોૌ્ં"},
    {"ta", U"கஙசஞடணதநபமயரலவழளறன", U"ாிீுூெேைொோௌ்"},
    {"te", U"కఖగచజటడతదనపబమయరలవశషసహ", U"ాిీుూెేైొోౌ్ం"},
    {"kn", U"ಕಖಗಚಜಟಡತದನಪಬಮಯರಲವಶಷಸಹ", U"ಾಿೀುೂೆೇೈೊೋೌ್ಂ"},
    {"ml", U"കഖഗചജടഡതദനപബമയരലവശഷസഹ", U"ാിീുൂെേൈൊോൗ്ം"},
    {"si", U"කගචජටඩතදනපබමයරලවශෂසහ", U"ාැිීුූෙේෝං"},
    {"th", U"กขคงจชซดตถทนบปผพมยรลวสหอ", U"ัิีึืุู่้"},
    {"lo", U"ກຂຄງຈຊດຕຖທນບປຜພມຍລວສຫອ", U"ັິີຶືຸູ່້"},
    {"km", U"កខគងចជដតថទនបពមយរលវសហអ", U"ាិីុូេៃំះ"},
    {"my", U"ကခဂငစဆဇညတထဒနပဖဗမယရလဝသဟ", U"ာိီုူေ်ံ့း"},
    {"bo", U"ཀཁགངཅཆཇཉཏཐདནཔཕབམཙཚཛཝཞཟའཡརལཤསཧ", U"ིེོུ"},
    {"am", U"ሀለሐመሠረሰሸቀበተቸኀነኘአከወዐዘየደጀገጠጨጸፈፐ", U""},
    {"ko", U"\u1112\u1161\u11AB\u1100\u1173\u11AF", U""},
    {"ja", U"かきくけこさしすせそたちつてとはひふへほ漢字投票", U"\u3099"},
    {"zh-Hant", U"選民必須在舉日之前登記直接投票", U""},
};

// Lines of each language: its own words in several orders, and words made of its letters.
std::map<std::string, std::vector<std::string>> lines_by_language() {
  std::mt19937 random(41);
  std::map<std::string, std::vector<std::string>> lines;
  for (const Sample& sample : testing::kSamples) {
    const std::vector<std::string_view> words = testing::split(sample.words, ' ');
    for (int line = 0; line < 6; ++line) {
      std::string text;
      for (size_t count = 2 + random() % 5; count > 0; --count) {
        text += std::string(words[random() % words.size()]) + (count > 1 ? " " : "");
      }
      lines[sample.language].push_back(std::move(text));
    }
  }
  for (const Letters& letters : kLetters) {
    for (int line = 0; line < 6; ++line) {
      std::u32string text;
      for (int word = 0; word < 4; ++word) {
        if (word > 0) text += U' ';
        for (size_t count = 2 + random() % 5; count > 0; --count) {
          text += letters.letters[random() % letters.letters.size()];
          if (!letters.marks.empty() && random() % 2 == 0) text += letters.marks[random() % letters.marks.size()];
        }
      }
      lines[letters.language].push_back(testing::utf8(text));
    }
  }
  for (const char* line : {"👩\u200D💻 👍🏽", "❤\uFE0F\u200D🔥 🏳\uFE0F\u200D🌈", "🇺🇸 🇫🇷 😀"})
    lines["und"].push_back(line);
  return lines;
}

std::string described(const Composing& composing, const ShapedPart& part, const ShapedParagraph& paragraph) {
  const uint32_t begin = (*part.styled)[paragraph.block].text_begin;
  std::vector<std::string> glyphs;
  for (uint32_t k = 0; k < paragraph.last_item - paragraph.first_item; ++k) {
    const bool turned = part.items[paragraph.first_item].level % 2 == 1;
    const Item& item = part.items[turned ? paragraph.last_item - 1 - k : paragraph.first_item + k];
    const Face& face = composing.fonts.face(item.shape ? item.shape->face : 0);
    const auto add_space = [&] {
      if (item.after != After::Space && item.after != After::NoBreakSpace) return;
      glyphs.push_back(fmt::format("{}={}+{}", face.space_glyph, item.text_end - begin, face.space_advance));
    };
    if (turned) add_space();
    for (const Glyph& glyph : item.shape ? item.shape->glyphs : std::span<const Glyph>()) {
      glyphs.push_back(testing::described(glyph, glyph.cluster + item.text_begin - begin));
    }
    if (!turned) add_space();
  }
  return fmt::format("[{}]", fmt::join(glyphs, "|"));
}

// Japanese is set solid: kana stand on their squares and are not kerned. The word space is the face's own in every
// language, also where the face has another one for Korean.
std::string departures(std::string_view language) {
  return language == "ja" ? "--features=-kern" : language == "ko" ? "--features=-locl" : "";
}

TEST(HbShape, AgreesOnWholeLines) {
  if (!testing::has_hb_shape()) {
    GTEST_SKIP() << "hb-shape is not installed (libharfbuzz-bin)";
  }
  size_t compared = 0, mixed = 0;
  std::set<std::string> languages;
  for (const auto& [language, lines] : lines_by_language()) {
    Composing composing({language});
    if (testing::is_right_to_left(language)) composing.document->styles[0].direction = Direction::RightToLeft;
    for (const std::string& line : lines) composing.block(line);
    composing.shape();
    EXPECT_TRUE(composing.diagnostics.list().empty())
        << language << ": " << composing.diagnostics.list().front().message;
    const ShapedPart& part = *composing.shaped.parts.front();
    std::map<FaceId, std::vector<size_t>> by_face;
    for (size_t i = 0; i < lines.size(); ++i) {
      const ShapedParagraph& paragraph = part.paragraphs[i];
      std::set<std::pair<FaceId, int>> kinds;
      for (uint32_t item = paragraph.first_item; item < paragraph.last_item; ++item) {
        if (part.items[item].shape) kinds.emplace(part.items[item].shape->face, part.items[item].level);
      }
      if (kinds.size() == 1) {
        by_face[kinds.begin()->first].push_back(i);
      } else {
        ++mixed;
      }
    }
    for (const auto& [face, indices] : by_face) {
      std::vector<std::string> texts;
      for (const size_t i : indices) texts.push_back(lines[i]);
      const auto [file, index] = testing::file_of(composing.fonts.face(face));
      const std::vector<std::string> expected =
          testing::run_hb_shape(file, index, language, texts, departures(language));
      ASSERT_EQ(expected.size(), texts.size()) << language;
      for (size_t k = 0; k < texts.size(); ++k, ++compared) {
        EXPECT_EQ(described(composing, part, part.paragraphs[indices[k]]), expected[k])
            << language << " " << texts[k] << " in " << composing.fonts.face(face).file;
      }
      languages.insert(language);
    }
  }
  EXPECT_GT(compared, 380u);
  EXPECT_EQ(mixed, 0u) << "lines of two faces or directions are not compared";
  EXPECT_EQ(languages.size(), 39u);
}

}  // namespace
}  // namespace hustings
