// Glyph for glyph what HarfBuzz's own program makes of the same words: it guesses script and direction from the text by
// itself, so the comparison also checks ours.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "shape/composing.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

using testing::Composing;

struct Sample {
  const char* language;
  const char* words;
};

constexpr Sample kSamples[] = {
    {"en", "The office of fifteen affluent officials, “difficult” fjords & AVATAR flights: To Yes Wavy 1/2 (fi) --"},
    {"de", "Übergrößenträger wählen Auflage Stoffetzen Ärztekammer „Straße“"},
    {"fr", "L’élection présidentielle française œuvre Île À bientôt"},
    {"vi", "Cử tri phải đăng ký trước ngày bầu cử ở quận Nguyễn Thị Ngọc"},
    {"tr", "İstanbul seçim ılıman fiş kâğıt"},
    {"ru", "Избиратели голосуют во вторник объявление съёмка"},
    {"uk", "Виборча дільниця ґанок їжак Європа"},
    {"sr", "Гласање ђак љубав његов бгдпт"},
    {"el", "Οι ψηφοφόροι εκλογές Άρης ὁ ἄνθρωπος ᾧ"},
    {"hy", "Ընտրողները քվեարկում են նոյեմբերին և մեն"},
    {"ka", "ამომრჩეველი ხმას აძლევს ნოემბერში"},
    {"he", "הבחירות יתקיימו ביום שלישי שָׁלוֹם בְּרֵאשִׁית"},
    {"ar", "الانتخابات يوم الثلاثاء لا إله السَّلَامُ عَلَيْكُمْ محمد"},
    {"fa", "رأی‌گیری می‌خواهم انتخابات پژوهش گچ"},
    {"ur", "انتخابات ووٹ ڈالنے کے لیے بھائی"},
    {"hi", "चुनाव मतदान क्षेत्र कृपया विद्यार्थी श्रीमान् हिन्दी र्क द्ध"},
    {"mr", "निवडणूक मतदार ळ क्ष ऱ्या"},
    {"bn",
     "নির্বাচন ভোটার কেন্দ্র ক্ষমতা স্ত্রী "
     "র‍্যাব"},
    {"pa", "ਚੋਣਾਂ ਵੋਟਰ ਪੰਜਾਬੀ ਸ੍ਰੀ"},
    {"gu", "ચૂંટણી મતદાન ક્ષેત્ર શ્રી"},
    {"ta", "தேர்தல் வாக்காளர் ஸ்ரீ க்ஷ கொடு"},
    {"te", "ఎన్నికలు ఓటరు శ్రీ క్షేత్రం"},
    {"kn", "ಚುನಾವಣೆ ಮತದಾರ ಶ್ರೀ ಕ್ಷೇತ್ರ"},
    {"ml", "തിരഞ്ഞെടുപ്പ് വോട്ടർ ശ്രീ ക്ഷേത്രം"},
    {"si", "ඡන්දය ශ්‍රී ලංකා ක්‍රම"},
    {"th", "การเลือกตั้งผู้มีสิทธิ์ น้ำ ปู่ ญี่ปุ่น"},
    {"lo", "ການເລືອກຕັ້ງຜູ້ມີສິດ ນ້ຳ"},
    {"km", "ការបោះឆ្នោត អ្នកបោះឆ្នោត ខ្ញុំ ស្ត្រី"},
    {"my", "ရွေးကောက်ပွဲ မဲဆန္ဒရှင် ကြိုက် သြဂုတ်"},
    {"bo", "འོས་བསྡུ་ རྒྱལ་ཁབ་ བསྒྲུབས"},
    {"am", "ምርጫ መራጮች ድምፅ ይሰጣሉ"},
    {"zh-Hans", "选民必须在选举日之前登记。直接投票"},
    {"zh-Hant", "選民必須在選舉日之前登記。直接投票"},
    {"ja", "有権者は投票日までに登録してください。プログラム"},
    {"ko", "유권자는 선거일 전에 등록해야 합니다"},
    {"chr", "ᎠᏓᏑᏰᏍᏗ ᏣᎳᎩ"},
    {"iu", "ᓂᕈᐊᕐᓂᖅ ᐃᓄᒃᑎᑐᑦ"},
    {"mn", "Сонгууль өдөр үнэмлэх"},
};

std::string described(const Shape& shape) {
  std::string text;
  for (const Glyph& glyph : shape.glyphs) {
    text += fmt::format("{}{}={}", text.empty() ? "" : "|", glyph.id, glyph.cluster);
    if (glyph.x_offset != 0 || glyph.y_offset != 0) {
      text += fmt::format("@{},{}", glyph.x_offset, glyph.y_offset);
    }
    text += fmt::format("+{}", glyph.advance);
  }
  return "[" + text + "]";
}

std::vector<std::string> run_hb_shape(const std::string& font, int index, const std::string& language,
                                      const std::vector<std::string>& words) {
  const testing::TemporaryFolder folder;
  const std::string list = folder.path_of("words.txt");
  std::ofstream file(list);
  for (const std::string& word : words) {
    file << word << '\n';
  }
  file.close();
  const std::string command = fmt::format(
      "hb-shape --no-glyph-names --utf8-clusters --remove-default-ignorables --language={} --face-index={} "
      "--text-file={} '{}'",
      language, index, list, font);
  FILE* pipe = popen(command.c_str(), "r");
  std::vector<std::string> lines;
  std::string line;
  for (int byte = fgetc(pipe); byte != EOF; byte = fgetc(pipe)) {
    if (byte == '\n') {
      lines.push_back(std::move(line));
      line.clear();
    } else {
      line += static_cast<char>(byte);
    }
  }
  pclose(pipe);
  return lines;
}

std::pair<std::string, int> file_of(const Face& face) {
  const CatalogueFamily* family = testing::catalogue().family(face.family);
  for (const CatalogueFace& candidate : family->faces) {
    if (candidate.file == face.file) {
      return {font::find_file(testing::catalogue(), *family, candidate).string(), candidate.index};
    }
  }
  return {};
}

TEST(HbShape, AgreesOverScripts) {
  if (std::system("hb-shape --version >/dev/null 2>&1") != 0) {
    GTEST_SKIP() << "hb-shape is not installed (libharfbuzz-bin)";
  }
  size_t compared = 0;
  for (const uint16_t families : {0, 1}) {
    for (const Sample& sample : kSamples) {
      Composing composing({sample.language});
      composing.document->styles[0].families = families;
      const bool right_to_left = std::string_view("he ar fa ur").find(sample.language) != std::string_view::npos;
      composing.document->styles[0].direction = right_to_left ? Direction::RightToLeft : Direction::LeftToRight;
      composing.block(sample.words).shape();
      ASSERT_TRUE(composing.diagnostics.list().empty())
          << sample.language << ": " << composing.diagnostics.list().front().message;
      std::map<FaceId, std::vector<const Item*>> by_face;
      for (const Item& item : composing.items()) {
        ASSERT_TRUE(item.shape) << composing.text(item);
        by_face[item.shape->face].push_back(&item);
      }
      for (const auto& [face, items] : by_face) {
        std::vector<std::string> words;
        for (const Item* item : items) {
          words.emplace_back(composing.text(*item));
        }
        const auto [file, index] = file_of(composing.fonts.face(face));
        const std::vector<std::string> expected = run_hb_shape(file, index, sample.language, words);
        ASSERT_EQ(expected.size(), words.size()) << sample.language;
        for (size_t i = 0; i < words.size(); ++i, ++compared) {
          // Without a letter the program cannot guess the script; nor may a digit's direction be guessed from it.
          EXPECT_EQ(described(*items[i]->shape), expected[i])
              << sample.language << " " << words[i] << " in " << composing.fonts.face(face).file;
        }
      }
    }
  }
  EXPECT_GT(compared, 400u);
}

TEST(HbShape, JoinsArabicLettersAcrossStyles) {
  // The last three letters are bold: the letters at the seam keep the forms they have in the undivided word.
  Composing composing({"ar"});
  composing.document->styles[0].direction = Direction::RightToLeft;
  ComputedStyle green = composing.document->styles[0];
  green.color = {0, 128, 0};
  const StyleId other = composing.style(green);
  composing.builder.open(NodeKind::Paragraph, Display::Text, 0, 0);
  composing.builder.add_text("انتخا", 0, 0);
  composing.builder.add_text("بات", other, 0);
  composing.builder.close();
  composing.block("بسمك");
  composing.builder.open(NodeKind::Paragraph, Display::Text, 0, 0);
  composing.builder.add_text("بس", 0, 0);
  composing.builder.add_text("مك", other, 0);
  composing.builder.close();
  composing.shape();
  const std::vector<Item>& items = composing.items();
  ASSERT_EQ(items.size(), 5u);
  const Shape& whole = *items[2].shape;
  // Visual order: the second half's glyphs are left of the first half's.
  std::vector<uint32_t> halves;
  for (const Item* item : {&items[4], &items[3]}) {
    for (const Glyph& glyph : item->shape->glyphs) {
      halves.push_back(glyph.id);
    }
  }
  std::vector<uint32_t> ids;
  for (const Glyph& glyph : whole.glyphs) {
    ids.push_back(glyph.id);
  }
  EXPECT_EQ(halves, ids);
}

}  // namespace
}  // namespace hustings
