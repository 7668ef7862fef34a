// Words and lines of some forty languages in every script that election material is printed in.
#pragma once

#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/unicode_data.h"

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

// Letters and marks of a script, for words that nobody wrote.
struct Letters {
  const char* language;
  std::u32string_view letters, marks;
};
inline constexpr Letters kLetters[] = {
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
inline std::map<std::string, std::vector<std::string>> lines_by_language() {
  std::mt19937 random(41);
  std::map<std::string, std::vector<std::string>> lines;
  for (const Sample& sample : kSamples) {
    const std::vector<std::string_view> words = split(sample.words, ' ');
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
      lines[letters.language].push_back(utf8(text));
    }
  }
  for (const char* line : {"👩\u200D💻 👍🏽", "❤\uFE0F\u200D🔥 🏳\uFE0F\u200D🌈", "🇺🇸 🇫🇷 😀"})
    lines["und"].push_back(line);
  return lines;
}

}  // namespace hustings::testing
