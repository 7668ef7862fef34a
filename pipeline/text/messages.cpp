// Finding a furniture word: the language's own catalogue, else English, else the key itself, so that a booklet in a
// language without a catalogue still reads well and a missing key is seen.
#include <algorithm>

#include "text/messages/catalogues.h"
#include "text/text.h"

namespace hustings::text {

namespace {

constexpr NamedCatalogue kCatalogues[] = {
    {"am", amharic},
    {"ar", arabic},
    {"bn", bengali},
    {"de", german},
    {"el", greek},
    {"en", english},
    {"es", spanish},
    {"fa", farsi},
    {"fil", tagalog},
    {"fr", french},
    {"he", hebrew},
    {"hi", hindi},
    {"hy", armenian},
    {"it", italian},
    {"ja", japanese},
    {"km", khmer},
    {"ko", korean},
    {"my", burmese},
    {"pt", portuguese},
    {"ru", russian},
    {"th", thai},
    {"tl", tagalog},
    {"vi", vietnamese},
    {"zh", chinese_simplified},
    {"zh-Hans", chinese_simplified},
    {"zh-Hant", chinese_traditional},
};

const NamedCatalogue* find_catalogue(std::string_view language) {
  for (const NamedCatalogue& catalogue : kCatalogues) {
    if (catalogue.language == language) return &catalogue;
  }
  return nullptr;
}

const Message* find_message(Catalogue catalogue, std::string_view key) {
  const auto found =
      std::lower_bound(catalogue.begin(), catalogue.end(), key,
                       [](const Message& message, std::string_view sought) { return message.key < sought; });
  return found != catalogue.end() && found->key == key ? &*found : nullptr;
}

const Message* find_message(std::string_view key, std::string_view language) {
  const NamedCatalogue* catalogue = find_catalogue(language);
  if (!catalogue) {
    const std::string_view primary = primary_language(language);
    // Only Chinese has two catalogues, for its two ways of writing.
    catalogue =
        primary == "zh" && likely_script(language) == "Hant" ? find_catalogue("zh-Hant") : find_catalogue(primary);
  }
  const Message* message = catalogue ? find_message(catalogue->messages(), key) : nullptr;
  return message ? message : find_message(english(), key);
}

}  // namespace

std::span<const NamedCatalogue> catalogues() { return kCatalogues; }

std::string message(std::string_view key, std::string_view language, const std::vector<std::string>& arguments) {
  const Message* found = find_message(key, language);
  const std::string_view words = found ? found->words : key;
  std::string text;
  text.reserve(words.size());
  for (size_t at = 0; at < words.size(); ++at) {
    const bool placeholder = words[at] == '{' && at + 2 < words.size() && words[at + 2] == '}' &&
                             words[at + 1] >= '0' && words[at + 1] <= '9';
    if (!placeholder) {
      text += words[at];
      continue;
    }
    const size_t argument = static_cast<size_t>(words[at + 1] - '0');
    if (argument < arguments.size()) text += arguments[argument];
    at += 2;
  }
  return text;
}

}  // namespace hustings::text
