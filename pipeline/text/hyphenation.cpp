// Words come in any case, composed or not, with apostrophes of several kinds; patterns know lower-case, composed
// letters. So a word is turned into letters, each of which remembers the byte at which it began.
#include "text/hyphenation.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <system_error>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "base/diagnostics.h"
#include "base/files.h"
#include "base/utf8.h"
#include "text/patterns.h"
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

// A dictionary that has been read, or none when there are no patterns. Never changed afterwards.
struct Dictionary {
  fs::path path;
  std::unique_ptr<const Patterns> patterns;
};

Dictionary read_dictionary(const fs::path& path) {
  Dictionary dictionary;
  if (path.empty()) return dictionary;
  try {
    const MappedFile file(path);
    dictionary.patterns = read_patterns(file.bytes());
  } catch (const MachineError&) {
    // A dictionary that cannot be read is as one that is not there: words are not divided.
  }
  if (dictionary.patterns) dictionary.path = path;
  return dictionary;
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
    entry->dictionary = read_dictionary(find(language));
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
  const Patterns* patterns = dictionary.patterns.get();
  if (!patterns) return;

  thread_local std::vector<Letter> letters;
  thread_local std::u32string characters;
  thread_local std::vector<uint8_t> divisible;
  const std::string_view primary = primary_language(language);
  take_letters(word, primary == "tr" || primary == "az", letters);
  characters.clear();
  unsigned counted = 0;
  for (const Letter& letter : letters) {
    characters += letter.character;
    counted += letter.counts ? 1 : 0;
  }
  // Two letters, where a dictionary does not say.
  const unsigned first = std::max(before, patterns->left ? patterns->left : 2);
  const unsigned last = std::max(after, patterns->right ? patterns->right : 2);
  if (counted < first + last) return;

  patterns->divide(characters, divisible);
  unsigned passed = 0;
  for (size_t i = 0; i + 1 < letters.size(); ++i) {
    passed += letters[i].counts ? 1 : 0;
    if (!divisible[i + 1] || letters[i + 1].joins || !letters[i].counts || !letters[i + 1].counts) continue;
    if (passed < first || counted - passed < last) continue;
    offsets.push_back(letters[i + 1].byte);
  }
}

}  // namespace hustings::text
