// The message catalogue: the few words that a booklet adds to what its authors wrote ("Contents", "page", "continued"),
// in each language that hustings speaks. They are compiled in, so that the program finds them wherever it is installed.
// One file a language; to add a language, copy english.cpp, translate it, and name it here, in messages.cpp and in
// CMakeLists.txt. Keys are in alphabetical order; {0} and {1} stand for arguments.
#pragma once

#include <span>
#include <string_view>

namespace hustings::text {

struct Message {
  std::string_view key, words;
};
using Catalogue = std::span<const Message>;

template <size_t kCount>
constexpr bool is_ordered(const Message (&messages)[kCount]) {
  for (size_t i = 1; i < kCount; ++i) {
    if (messages[i - 1].key >= messages[i].key) return false;
  }
  return true;
}

Catalogue amharic();
Catalogue arabic();
Catalogue armenian();
Catalogue bengali();
Catalogue burmese();
Catalogue chinese_simplified();
Catalogue chinese_traditional();
Catalogue english();
Catalogue farsi();
Catalogue french();
Catalogue german();
Catalogue greek();
Catalogue hebrew();
Catalogue hindi();
Catalogue italian();
Catalogue japanese();
Catalogue khmer();
Catalogue korean();
Catalogue portuguese();
Catalogue russian();
Catalogue spanish();
Catalogue tagalog();
Catalogue thai();
Catalogue vietnamese();

struct NamedCatalogue {
  std::string_view language;
  Catalogue (*messages)();
};
// Every catalogue with its language tag.
std::span<const NamedCatalogue> catalogues();

}  // namespace hustings::text
