// HarfBuzz's own program as a witness of shaping, and words of some forty languages to show it.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "shape/composing.h"
#include "support/temporary_folder.h"

namespace hustings::testing {

struct Sample {
  const char* language;
  const char* words;
};

inline constexpr Sample kSamples[] = {
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

inline bool is_right_to_left(std::string_view language) {
  return language == "he" || language == "ar" || language == "fa" || language == "ur";
}

// "[12=0+500|13=1@0,20+0]" of one glyph: its number, cluster, offsets and advance, as the program writes them.
inline std::string described(const Glyph& glyph, uint32_t cluster) {
  std::string text = fmt::format("{}={}", glyph.id, cluster);
  if (glyph.x_offset != 0 || glyph.y_offset != 0) {
    text += fmt::format("@{},{}", glyph.x_offset, glyph.y_offset);
  }
  return text + fmt::format("+{}", glyph.advance);
}

inline std::string described(const Shape& shape) {
  std::string text;
  for (const Glyph& glyph : shape.glyphs) {
    text += (text.empty() ? "" : "|") + described(glyph, glyph.cluster);
  }
  return "[" + text + "]";
}

inline bool has_hb_shape() { return std::system("hb-shape --version >/dev/null 2>&1") == 0; }

// What the program makes of each text, a line of output for each.
inline std::vector<std::string> run_hb_shape(const std::string& font, int index, const std::string& language,
                                             const std::vector<std::string>& words, const std::string& options = {}) {
  const TemporaryFolder folder;
  const std::string list = folder.path_of("words.txt");
  std::ofstream file(list);
  for (const std::string& word : words) {
    file << word << '\n';
  }
  file.close();
  const std::string command = fmt::format(
      "hb-shape --no-glyph-names --utf8-clusters --remove-default-ignorables --language={} --face-index={} "
      "{} --text-file={} '{}' 2>/dev/null",
      language, index, options, list, font);
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

inline std::pair<std::string, int> file_of(const Face& face) {
  const CatalogueFamily* family = catalogue().family(face.family);
  for (const CatalogueFace& candidate : family->faces) {
    if (candidate.file == face.file) {
      return {font::find_file(catalogue(), *family, candidate).string(), candidate.index};
    }
  }
  return {};
}

}  // namespace hustings::testing
