#include "font/characters.h"

#include <algorithm>
#include <iterator>

#include <hb.h>

namespace hustings::font {

namespace {

struct Range {
  char32_t first, last;
};

// DerivedCoreProperties.txt of Unicode 15, Default_Ignorable_Code_Point.
constexpr Range kIgnorable[] = {
    {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C},   {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},
    {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},   {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

struct Home {
  char32_t first, last;
  char script[5];
};

// Blocks whose characters of script Common or Inherited are found in one script's fonts.
constexpr Home kHomes[] = {
    {0x0300, 0x036F, "Latn"}, {0x0370, 0x03FF, "Grek"},   {0x0483, 0x0489, "Cyrl"}, {0x0589, 0x0589, "Armn"},
    {0x0600, 0x06FF, "Arab"}, {0x0951, 0x0954, "Deva"},   {0x0964, 0x0965, "Deva"}, {0x0E3F, 0x0E3F, "Thai"},
    {0x10FB, 0x10FB, "Geor"}, {0x1AB0, 0x1AFF, "Latn"},   {0x1CD0, 0x1CFF, "Deva"}, {0x1DC0, 0x1DFF, "Latn"},
    {0x2E80, 0x2FFF, "Hani"}, {0x3000, 0x3098, "Hani"},   {0x3099, 0x30A0, "Kana"}, {0x30A1, 0x30FF, "Kana"},
    {0x3100, 0x31BF, "Bopo"}, {0x31C0, 0x33FF, "Hani"},   {0xA9CF, 0xA9CF, "Java"}, {0xFD3E, 0xFD3F, "Arab"},
    {0xFE10, 0xFE1F, "Hani"}, {0xFE20, 0xFE2F, "Latn"},   {0xFE30, 0xFE4F, "Hani"}, {0xFE50, 0xFE6F, "Hani"},
    {0xFF00, 0xFFEF, "Hani"}, {0x102E0, 0x102FF, "Copt"},
};

}  // namespace

bool is_default_ignorable(char32_t character) {
  if (character < 0xAD) {
    return false;
  }
  const Range* range = std::lower_bound(std::begin(kIgnorable), std::end(kIgnorable), character,
                                        [](const Range& left, char32_t right) { return left.last < right; });
  return range != std::end(kIgnorable) && character >= range->first;
}

bool is_unprinted(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 || character == 0x2029 ||
         character == 0xFFFC || is_default_ignorable(character);
}

bool is_space(char32_t character) {
  return character == 0x20 || character == 0xA0 || (character >= 0x2000 && character <= 0x200A) ||
         character == 0x202F || character == 0x205F || character == 0x3000;
}

bool is_mark(char32_t character) {
  if (character < 0x300) {
    return false;
  }
  const hb_unicode_general_category_t category = hb_unicode_general_category(hb_unicode_funcs_get_default(), character);
  return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK || category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

std::string home_script(char32_t character) {
  const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), character);
  if (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN) {
    for (const Home& home : kHomes) {
      if (character >= home.first && character <= home.last) {
        return home.script;
      }
    }
    return "Zyyy";
  }
  char tag[4];
  hb_tag_to_string(hb_script_to_iso15924_tag(script), tag);
  return std::string(tag, 4);
}

}  // namespace hustings::font
