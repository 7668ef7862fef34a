#include "shape/characters.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "font/characters.h"

namespace hustings::shape {

namespace {

struct Range {
  char32_t first, last;
  uint8_t needs;
};

// Blocks, in order; what is in none of them needs a look at its script and no more.
constexpr Range kRanges[] = {
    {0x00000, 0x0036F, kNothing},
    {0x00590, 0x008FF, kScripts | kLevels},
    {0x00E00, 0x0109F, kScripts | kOpportunities},  // Thai, Lao, Tibetan, Myanmar
    {0x01100, 0x011FF, kScripts | kOpportunities},  // Hangul jamo
    {0x01780, 0x017FF, kScripts | kOpportunities},  // Khmer
    {0x01950, 0x019FF, kScripts | kOpportunities},  // Tai Le, New Tai Lue, Khmer symbols
    {0x01A20, 0x01AAF, kScripts | kOpportunities},  // Tai Tham
    {0x01E00, 0x01EFF, kNothing},
    {0x02000, 0x0200A, kNothing},
    {0x0200B, 0x0200B, kOpportunities},  // zero width space
    {0x0200C, 0x0200D, kScripts},
    {0x0200E, 0x0200F, kLevels},
    {0x02010, 0x02027, kNothing},
    {0x02028, 0x02029, kNothing},
    {0x0202A, 0x0202E, kLevels},
    {0x0202F, 0x0205F, kNothing},
    {0x02060, 0x02060, kOpportunities},  // word joiner
    {0x02061, 0x02064, kNothing},
    {0x02066, 0x02069, kLevels},
    {0x020A0, 0x020BF, kNothing},
    {0x02100, 0x0218F, kNothing},
    {0x0231A, 0x0231B, kScripts | kOpportunities},
    {0x023E9, 0x023FF, kScripts | kOpportunities},
    {0x02600, 0x027BF, kScripts | kOpportunities},  // symbols that are also emoji
    {0x02E80, 0x0A4CF, kScripts | kOpportunities},  // CJK, kana, bopomofo, Yi
    {0x0A960, 0x0A97F, kScripts | kOpportunities},
    {0x0A9E0, 0x0A9FF, kScripts | kOpportunities},  // Myanmar Extended-B
    {0x0AA60, 0x0AADF, kScripts | kOpportunities},  // Myanmar Extended-A, Tai Viet
    {0x0AC00, 0x0D7FF, kScripts | kOpportunities},  // Hangul
    {0x0F900, 0x0FAFF, kScripts | kOpportunities},
    {0x0FB1D, 0x0FDFF, kScripts | kLevels},
    {0x0FE30, 0x0FE4F, kScripts | kOpportunities},
    {0x0FE70, 0x0FEFC, kScripts | kLevels},
    {0x0FEFF, 0x0FEFF, kOpportunities},
    {0x0FF00, 0x0FFEF, kScripts | kOpportunities},
    {0x0FFFC, 0x0FFFD, kNothing},
    {0x10800, 0x10FFF, kScripts | kLevels},
    {0x16FE0, 0x18DFF, kScripts | kOpportunities},  // Tangut, Khitan
    {0x1AFF0, 0x1B2FF, kScripts | kOpportunities},  // kana supplements, Nushu
    {0x1E800, 0x1EFFF, kScripts | kLevels},
    {0x1F000, 0x1FAFF, kScripts | kOpportunities},  // emoji
    {0x20000, 0x3FFFD, kScripts | kOpportunities},
};

const Range* range_of(char32_t character) {
  const Range* range = std::lower_bound(std::begin(kRanges), std::end(kRanges), character,
                                        [](const Range& left, char32_t right) { return left.last < right; });
  return range != std::end(kRanges) && character >= range->first ? range : nullptr;
}

bool is_hangul(char32_t character) {
  return (character >= 0x1100 && character <= 0x11FF) || (character >= 0x3130 && character <= 0x318F) ||
         (character >= 0xA960 && character <= 0xA97F) || (character >= 0xAC00 && character <= 0xD7FF);
}

// Letters of Chinese and Japanese, no marks and no full-width forms of other letters.
bool is_ideographic_letter(char32_t character) {
  return character >= 0x3005 && is_ideographic(character) && (character < 0xFF00 || character > 0xFFEF) &&
         u_isalpha(static_cast<UChar32>(character));
}

bool is_alphabetic_neighbor(char32_t character) {
  if (character < 0x80) {
    return (character >= U'0' && character <= U'9') || (character | 0x20) - U'a' < 26;
  }
  return character < 0x2000 && (character < 0x590 || character >= 0x1E00) && u_isalpha(static_cast<UChar32>(character));
}

int joining_type(char32_t character) {
  return u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_JOINING_TYPE);
}

}  // namespace

uint8_t needs_of(std::string_view text) {
  uint8_t needs = kNothing;
  size_t at = 0;
  while (at < text.size()) {
    uint64_t eight = 0;
    if (at + 8 <= text.size()) {
      std::memcpy(&eight, text.data() + at, 8);
      if ((eight & UINT64_C(0x8080808080808080)) == 0) {
        at += 8;
        continue;
      }
    }
    if (static_cast<uint8_t>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const char32_t character = next_code_point(text, at);
    if (character >= 0x370) {
      const Range* range = range_of(character);
      needs |= range ? range->needs : static_cast<uint8_t>(kScripts);
    }
  }
  return needs;
}

hb_script_t script_of(char32_t character) { return hb_unicode_script(hb_unicode_funcs_get_default(), character); }

bool is_cut_at_opportunities(char32_t character) {
  if (character < 0xE00) {
    return false;
  }
  const Range* range = range_of(character);
  return range && (range->needs & kOpportunities) != 0;
}

bool is_ideographic(char32_t character) {
  return (character >= 0x2E80 && character <= 0x312F) || (character >= 0x31A0 && character <= 0xA4CF) ||
         (character >= 0xF900 && character <= 0xFAFF) || (character >= 0xFE30 && character <= 0xFE4F) ||
         (character >= 0xFF00 && character <= 0xFF60) || (character >= 0x16FE0 && character <= 0x1B2FF) ||
         (character >= 0x20000 && character <= 0x3FFFD);
}

bool is_full_width_opening(char32_t character) {
  static constexpr std::u32string_view kOpening =
      U"\u3008\u300A\u300C\u300E\u3010\u3014\u3016\u3018\u301A\u301D\uFF08\uFF3B\uFF5B\uFF5F";
  return character >= 0x3008 && kOpening.find(character) != std::u32string_view::npos;
}

bool is_full_width_closing(char32_t character) {
  static constexpr std::u32string_view kClosing =
      U"\u3001\u3002\u3009\u300B\u300D\u300F\u3011\u3015\u3017\u3019\u301B\u301E\u301F\uFF09\uFF0C\uFF0E\uFF1A\uFF1B"
      U"\uFF3D\uFF5D\uFF60";
  return character >= 0x3001 && kClosing.find(character) != std::u32string_view::npos;
}

bool meets_full_width_mark(char32_t before, char32_t after) {
  if (before < 0x3001 && after < 0x3001) {
    return false;
  }
  const auto is_quotation = [](char32_t character) {
    return character == 0x2018 || character == 0x2019 || character == 0x201C || character == 0x201D;
  };
  const bool after_opens = is_full_width_opening(after) || is_quotation(after);
  if (is_full_width_closing(before) || is_quotation(before)) {
    return is_full_width_closing(after) || after_opens;
  }
  return is_full_width_opening(before) && after_opens;
}

bool meets_ideograph(char32_t before, char32_t after) {
  return (is_ideographic_letter(before) && is_alphabetic_neighbor(after)) ||
         (is_ideographic_letter(after) && is_alphabetic_neighbor(before));
}

char32_t last_code_point(std::string_view text) {
  if (text.empty()) {
    return 0;
  }
  size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<uint8_t>(text[begin]) & 0xC0) == 0x80) {
    --begin;
  }
  return next_code_point(text, begin);
}

bool parts_korean_word(std::string_view text, size_t byte) {
  if (byte == 0 || byte >= text.size()) {
    return false;
  }
  const char32_t before = last_code_point(text.substr(0, byte));
  const char32_t after = next_code_point(text, byte);
  if (!is_hangul(before) && !is_hangul(after)) {
    return false;
  }
  const auto in_word = [](char32_t character) {
    // Brackets and quotation marks belong to the word they touch.
    constexpr uint32_t kWord =
        U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK | U_GC_PS_MASK | U_GC_PE_MASK | U_GC_PI_MASK | U_GC_PF_MASK;
    return (U_GET_GC_MASK(static_cast<UChar32>(character)) & kWord) != 0 || character == U'"' || character == U'\'';
  };
  return in_word(before) && in_word(after);
}

bool is_regional_indicator(char32_t character) { return character >= 0x1F1E6 && character <= 0x1F1FF; }

bool is_extender(char32_t previous, char32_t character, bool flag_open) {
  if (previous == 0 || character < 0x300) {
    return false;
  }
  if (font::is_mark(character) || font::is_default_ignorable(character) ||
      (character >= 0x1F3FB && character <= 0x1F3FF)) {
    return true;
  }
  if (previous == 0x200D && character >= 0x2190) {
    return script_of(character) == HB_SCRIPT_COMMON;
  }
  return flag_open && is_regional_indicator(character);
}

bool joins_after(char32_t character) {
  const int type = joining_type(character);
  return type == U_JT_DUAL_JOINING || type == U_JT_LEFT_JOINING || type == U_JT_JOIN_CAUSING;
}

bool joins_before(char32_t character) {
  const int type = joining_type(character);
  return type == U_JT_DUAL_JOINING || type == U_JT_RIGHT_JOINING || type == U_JT_JOIN_CAUSING;
}

bool is_transparent(char32_t character) { return joining_type(character) == U_JT_TRANSPARENT; }

char32_t paired_bracket(char32_t character, bool& opens) {
  const int type = u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_BIDI_PAIRED_BRACKET_TYPE);
  if (type == U_BPT_NONE) {
    return 0;
  }
  opens = type == U_BPT_OPEN;
  return static_cast<char32_t>(u_getBidiPairedBracket(static_cast<UChar32>(character)));
}

}  // namespace hustings::shape
