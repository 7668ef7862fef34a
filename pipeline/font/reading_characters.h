// The characters that a document sets, by font request and language: the question that the coverage check answers.
#pragma once

#include <array>
#include <bitset>
#include <memory>
#include <string>
#include <vector>

#include "font/font_set.h"

namespace hustings::font {

// A set of code points, in pages of 256; iteration is in order.
class CharacterSet {
 public:
  void add_utf8(std::string_view text);
  bool contains(char32_t character) const;
  template <typename Body>
  void each(Body&& body) const {
    for (char32_t page = 0; page < kPages; ++page) {
      if (!pages_[page]) {
        continue;
      }
      for (char32_t low = 0; low < 256; ++low) {
        if ((*pages_[page])[low]) {
          body(page << 8 | low);
        }
      }
    }
  }

 private:
  static constexpr char32_t kPages = 0x1100;
  void add(char32_t character);
  std::vector<std::unique_ptr<std::bitset<256>>> pages_{kPages};
};

struct CharacterUse {
  FontRequest request;
  LanguageId language = 0;
  CharacterSet characters;
};

// One entry for each request and language, in order of first use.
std::vector<CharacterUse> reading_characters(const StyledDocument& document);

// Whether a node holds words of its own.
bool is_leaf_of_text(const StyledNode& node);
FontRequest request_of(const ComputedStyle& style);

}  // namespace hustings::font
