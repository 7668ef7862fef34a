// libhyphen walks the patterns; this file brings it words as its dictionaries want them. A dictionary has its own
// character set (UTF-8 or one of 8 bits), knows lower-case, composed letters only, and answers in characters, not
// bytes. So a word is turned into letters, each of which remembers the byte at which it began.
#include "text/hyphenation.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <system_error>

#include <hyphen.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include "base/utf8.h"
#include "text/text.h"

namespace hustings::text {

namespace {

namespace fs = std::filesystem;

// No word is longer; what is (an address, a key, an attack) is left whole. The longest words in dictionaries of long
// words stay below 200 bytes.
constexpr size_t kLongestWord = 512;

struct Letter {
  char32_t character = 0;
  uint32_t byte = 0;    // where it begins in the word as given
  bool joins = false;   // a mark or the like: never the first letter after a division
  bool counts = false;  // a letter, not an apostrophe
};

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'ʼ'; }

char32_t lower_letter(char32_t c, bool dotless_i) {
  if (dotless_i && c == U'I') return U'ı';
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 0x20 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

// The word as letters in lower case, marks composed with their letters where Unicode has the composition.
void take_letters(std::string_view word, bool dotless_i, std::vector<Letter>& letters) {
  letters.clear();
  for (size_t byte = 0; byte < word.size();) {
    const auto begin = static_cast<uint32_t>(byte);
    const char32_t c = next_code_point(word, byte);
    if (c < 0x80) {
      letters.push_back({lower_letter(c, dotless_i), begin, false, (c | 0x20) >= U'a' && (c | 0x20) <= U'z'});
      continue;
    }
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
    const bool joins = (mask & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
    if (joins && !letters.empty()) {
      UErrorCode status = U_ZERO_ERROR;
      const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
      const UChar32 composed =
          U_SUCCESS(status)
              ? normalizer->composePair(static_cast<UChar32>(letters.back().character), static_cast<UChar32>(c))
              : U_SENTINEL;
      if (composed >= 0) {
        letters.back().character = static_cast<char32_t>(composed);
        continue;
      }
    }
    if (is_apostrophe(c)) {
      letters.push_back({U'\'', begin, false, false});
    } else {
      letters.push_back({lower_letter(c, dotless_i), begin, joins, (mask & U_GC_L_MASK) != 0});
    }
  }
}

// An open dictionary, which is never changed after it was opened.
struct Dictionary {
  struct Free {
    void operator()(HyphenDict* patterns) const { hnj_hyphen_free(patterns); }
  };
  fs::path path;
  std::unique_ptr<HyphenDict, Free> patterns;
  // For an 8-bit character set: the character of each byte, in order of characters.
  struct CodedLetter {
    char32_t character;
    char byte;
  };
  std::vector<CodedLetter> letters;

  // Appends a letter in the dictionary's character set; false when it has none.
  bool append(char32_t character, std::string& bytes) const {
    if (character < 0x80) {
      bytes += static_cast<char>(character);
      return true;
    }
    if (patterns->utf8) {
      append_utf8(bytes, character);
      return true;
    }
    const auto found =
        std::lower_bound(letters.begin(), letters.end(), character,
                         [](const CodedLetter& letter, char32_t sought) { return letter.character < sought; });
    if (found == letters.end() || found->character != character) return false;
    bytes += found->byte;
    return true;
  }
};

// The upper half of an 8-bit character set; empty when ICU does not know its name or it is not one of 8 bits.
std::vector<Dictionary::CodedLetter> letters_of(std::string name) {
  if (name.starts_with("microsoft-cp")) name = "windows-" + name.substr(12);
  std::vector<Dictionary::CodedLetter> letters;
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name.c_str(), &status);
  if (U_FAILURE(status)) return letters;
  if (ucnv_getMaxCharSize(converter) == 1) {
    for (int code = 0x80; code < 0x100; ++code) {
      const char byte = static_cast<char>(code);
      const char* source = &byte;
      status = U_ZERO_ERROR;
      ucnv_resetToUnicode(converter);
      const UChar32 character = ucnv_getNextUChar(converter, &source, source + 1, &status);
      if (U_SUCCESS(status) && character != 0xFFFD) letters.push_back({static_cast<char32_t>(character), byte});
    }
  }
  ucnv_close(converter);
  std::sort(letters.begin(), letters.end(), [](const auto& a, const auto& b) { return a.character < b.character; });
  return letters;
}

// The region whose dictionary serves a language that is named alone.
std::string_view usual_region(std::string_view primary) {
  struct Usual {
    std::string_view language, region;
  };
  static constexpr Usual kUsual[] = {{"de", "DE"}, {"en", "US"}, {"es", "ES"}, {"fr", "FR"},
                                     {"it", "IT"}, {"nl", "NL"}, {"pt", "PT"}, {"ru", "RU"}};
  for (const Usual& usual : kUsual) {
    if (usual.language == primary) return usual.region;
  }
  return {};
}

// File names for a language, the best first: "hyph_pt_BR", then without its last subtags, then the usual region's.
std::vector<std::string> names_for(std::string_view language) {
  std::string tag = canonical_language(language);
  std::vector<std::string> names;
  if (tag.empty()) return names;
  std::replace(tag.begin(), tag.end(), '-', '_');
  const std::string primary(primary_language(tag));
  for (std::string shorter = tag; shorter.size() > primary.size(); shorter.erase(shorter.rfind('_'))) {
    names.push_back(shorter);
  }
  // "zh-Hant-TW" as "zh_TW": few file names hold a script.
  const size_t script = tag.find('_');
  if (script != tag.npos && tag.size() > script + 5 && tag[script + 5] == '_') {
    const std::string region = tag.substr(script + 6, tag.find('_', script + 6) - script - 6);
    names.push_back(primary + '_' + region);
  }
  if (const std::string_view region = usual_region(primary); !region.empty()) {
    names.push_back(primary + '_' + std::string(region));
  }
  names.push_back(primary);
  return names;
}

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

// Another region's dictionary, by the alphabet, for a language with a region of its own that has none.
fs::path any_region(const fs::path& folder, const std::string& primary) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with("hyph_" + primary + "_") && name.ends_with(".dic")) found.push_back(entry->path());
  }
  std::sort(found.begin(), found.end());
  return found.empty() ? fs::path() : found.front();
}

}  // namespace

// Languages in a list that only grows: readers walk it without a lock (there are a handful), and a language that is
// not there yet is opened under the lock and put in front.
struct Hyphenator::Implementation {
  struct Entry {
    std::string language;
    Dictionary dictionary;
    Entry* next = nullptr;
  };
  std::vector<fs::path> folders;
  std::mutex opening;
  std::atomic<Entry*> entries{nullptr};

  ~Implementation() {
    for (Entry* entry = entries.load(); entry;) {
      const std::unique_ptr<Entry> owned(entry);
      entry = owned->next;
    }
  }

  fs::path find(std::string_view language) const {
    const std::vector<std::string> names = names_for(language);
    for (const std::string& name : names) {
      for (const fs::path& folder : folders) {
        fs::path path = folder / ("hyph_" + name + ".dic");
        if (is_file(path)) return path;
      }
    }
    if (names.empty()) return {};
    for (const fs::path& folder : folders) {
      fs::path path = any_region(folder, names.back());
      if (!path.empty()) return path;
    }
    return {};
  }

  static const Entry* known(const Entry* entry, std::string_view language) {
    while (entry && entry->language != language) entry = entry->next;
    return entry;
  }

  const Dictionary& dictionary(std::string_view language) {
    if (const Entry* entry = known(entries.load(std::memory_order_acquire), language)) return entry->dictionary;
    const std::lock_guard lock(opening);
    if (const Entry* entry = known(entries.load(std::memory_order_acquire), language)) return entry->dictionary;
    auto entry = std::make_unique<Entry>();
    entry->language = language;
    entry->dictionary.path = find(language);
    if (!entry->dictionary.path.empty()) {
      entry->dictionary.patterns.reset(hnj_hyphen_load(entry->dictionary.path.c_str()));
      if (const HyphenDict* patterns = entry->dictionary.patterns.get()) {
        if (!patterns->utf8) entry->dictionary.letters = letters_of(patterns->cset);
      } else {
        entry->dictionary.path.clear();  // not a dictionary
      }
    }
    entry->next = entries.load(std::memory_order_relaxed);
    entries.store(entry.get(), std::memory_order_release);
    return entry.release()->dictionary;
  }
};

Hyphenator::Hyphenator(std::vector<fs::path> folders) : implementation_(std::make_unique<Implementation>()) {
  implementation_->folders = std::move(folders);
}

Hyphenator::~Hyphenator() = default;

fs::path Hyphenator::dictionary(std::string_view language) const { return implementation_->dictionary(language).path; }

void Hyphenator::divide(std::string_view word, std::string_view language, unsigned before, unsigned after,
                        std::vector<uint32_t>& offsets) const {
  if (word.size() < 2 || word.size() > kLongestWord) return;
  const Dictionary& dictionary = implementation_->dictionary(language);
  HyphenDict* patterns = dictionary.patterns.get();
  if (!patterns) return;

  thread_local std::vector<Letter> letters;
  thread_local std::string coded, points;
  const std::string_view primary = primary_language(language);
  take_letters(word, primary == "tr" || primary == "az", letters);
  coded.clear();
  unsigned counted = 0;
  for (const Letter& letter : letters) {
    if (letter.character == 0 || !dictionary.append(letter.character, coded)) return;
    counted += letter.counts ? 1 : 0;
  }
  const unsigned first = std::max(before, static_cast<unsigned>(std::max<int>(patterns->lhmin, 1)));
  const unsigned last = std::max(after, static_cast<unsigned>(std::max<int>(patterns->rhmin, 1)));
  if (counted < first + last) return;

  points.assign(coded.size() + 5, '\0');
  char** replacements = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
  const int failed = hnj_hyphen_hyphenate2(patterns, coded.c_str(), static_cast<int>(coded.size()), points.data(),
                                           nullptr, &replacements, &positions, &cuts);
  unsigned passed = 0;
  for (size_t i = 0; !failed && i + 1 < letters.size(); ++i) {
    passed += letters[i].counts ? 1 : 0;
    if ((points[i] & 1) == 0) continue;
    // "Schiff-fahrt" for "Schiffahrt" would change what stands on the page; such places are passed over.
    if (replacements && replacements[i]) continue;
    if (letters[i + 1].joins || !letters[i].counts || !letters[i + 1].counts) continue;
    if (passed < first || counted - passed < last) continue;
    offsets.push_back(letters[i + 1].byte);
  }
  if (replacements) {
    for (size_t i = 0; i < coded.size(); ++i) std::free(replacements[i]);
    std::free(replacements);
  }
  std::free(positions);
  std::free(cuts);
}

}  // namespace hustings::text
