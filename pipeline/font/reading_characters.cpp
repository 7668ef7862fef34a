#include "font/reading_characters.h"

#include <bit>

#include "base/utf8.h"

namespace hustings::font {

namespace {

class Uses {
 public:
  explicit Uses(const StyledDocument& document) : document_(document) {}
  CharacterSet& at(StyleId style, LanguageId language) {
    const FontRequest request = request_of(document_.style(style));
    for (CharacterUse& use : uses) {
      if (use.language == language && use.request == request) {
        return use.characters;
      }
    }
    uses.push_back({request, language, {}});
    return uses.back().characters;
  }
  std::vector<CharacterUse> uses;

 private:
  const StyledDocument& document_;
};

// Running heads and thumb tabs: their fixed words, the values of the strings they name, and the digits of folios.
void add_furniture(const StyledDocument& document, const std::vector<RegionPiece>& pieces, StyleId style,
                   std::string_view tab_string, Uses& uses) {
  LanguageId language = 0;
  while (language + 1u < document.languages.size() && document.languages[language] != document.metadata.language) {
    ++language;
  }
  CharacterSet& characters = uses.at(style, language);
  characters.add_utf8("0123456789ivxlcdm");
  for (const RegionPiece& piece : pieces) {
    const bool of_tab = piece.kind == RegionPiece::Kind::TabString;
    if (piece.kind == RegionPiece::Kind::Literal) {
      characters.add_utf8(piece.text);
    } else if (piece.kind == RegionPiece::Kind::String || of_tab) {
      const std::string_view name = of_tab ? tab_string : std::string_view(piece.text);
      for (const auto& part : document.parts) {
        for (const StyledMark& mark : part->marks) {
          if (mark.name == name) {
            characters.add_utf8(mark.value);
          }
        }
      }
    }
  }
}

}  // namespace

void CharacterSet::add(char32_t character) {
  std::unique_ptr<std::bitset<256>>& page = pages_[character >> 8];
  if (!page) {
    page = std::make_unique<std::bitset<256>>();
  }
  page->set(character & 0xFF);
}

// Nearly all text is ASCII, whose characters are gathered in two words first.
void CharacterSet::add_utf8(std::string_view text) {
  std::array<uint64_t, 2> ascii{};
  for (size_t at = 0; at < text.size();) {
    const uint8_t byte = static_cast<uint8_t>(text[at]);
    if (byte < 0x80) {
      ascii[byte / 64] |= uint64_t{1} << byte % 64;
      ++at;
    } else {
      add(next_code_point(text, at));
    }
  }
  for (char32_t half = 0; half < 2; ++half) {
    for (uint64_t rest = ascii[half]; rest != 0; rest &= rest - 1) {
      add(half * 64 + static_cast<char32_t>(std::countr_zero(rest)));
    }
  }
}

bool CharacterSet::contains(char32_t character) const {
  const auto& page = pages_[character >> 8];
  return page && (*page)[character & 0xFF];
}

bool is_leaf_of_text(const StyledNode& node) {
  return node.display == Display::Inline && node.first_child == kNoNode && node.text_end > node.text_begin;
}

FontRequest request_of(const ComputedStyle& style) { return {style.families, style.weight, style.italic}; }

std::vector<CharacterUse> reading_characters(const StyledDocument& document) {
  Uses uses(document);
  for (const auto& part : document.parts) {
    for (const StyledNode& node : part->nodes) {
      if (is_leaf_of_text(node)) {
        uses.at(node.style, node.language).add_utf8(part->text_of(node));
      } else if (node.display == Display::Leader || node.display == Display::Text || node.display == Display::Mark) {
        // A leader's dots; an empty block's strut, which measures its line.
        uses.at(node.style, node.language).add_utf8(node.display == Display::Leader ? "." : " ");
      }
    }
  }
  for (const PageMaster& master : document.masters) {
    for (const std::optional<Region>* region : {&master.header, &master.footer, &master.body}) {
      if (!*region) {
        continue;
      }
      for (const RegionSlot& slot : (*region)->slots) {
        add_furniture(document, slot.pieces, slot.style, {}, uses);
      }
    }
    if (master.tab) {
      add_furniture(document, master.tab->pieces, master.tab->style, master.tab->string, uses);
    }
  }
  return std::move(uses.uses);
}

}  // namespace hustings::font
