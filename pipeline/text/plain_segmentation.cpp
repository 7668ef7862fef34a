// Unicode's rules for words and lines as two small state machines over the classes that European text is made of. The
// class of each character is ICU's own; what is written here are the rules: UAX #14 (revision 50) with ICU's tailoring
// of numbers (LB25 as a regular expression) and of hyphens after a break (its rule 20.09), and UAX #29 (revision 41).
#include "text/plain_segmentation.h"

#include <array>

#include <unicode/uchar.h>

namespace hustings::text {

namespace {

enum class Line : uint8_t {
  AL,
  NU,
  SP,
  BA,
  HY,
  HH,
  QU,
  OP,
  CL,
  CP,
  EX,
  IS,
  SY,
  PR,
  PO,
  GL,
  BB,
  B2,
  IN,
  CR,
  LF,
  BK,
  None
};
enum class Word : uint8_t { Other, Letter, At, Digit, MidLetter, MidNumber, MidBoth, Joiner, None };

Line line_class(UChar32 c) {
  if (c == 0x2010) return Line::HH;  // a BA that rule 20.09 treats as a hyphen
  switch (u_getIntPropertyValue(c, UCHAR_LINE_BREAK)) {
    case U_LB_ALPHABETIC:
    case U_LB_AMBIGUOUS:
      return Line::AL;
    case U_LB_NUMERIC:
      return Line::NU;
    case U_LB_SPACE:
      return Line::SP;
    case U_LB_BREAK_AFTER:
      return Line::BA;
    case U_LB_HYPHEN:
      return Line::HY;
    case U_LB_QUOTATION:
      return Line::QU;
    case U_LB_OPEN_PUNCTUATION:
      return Line::OP;
    case U_LB_CLOSE_PUNCTUATION:
      return Line::CL;
    case U_LB_CLOSE_PARENTHESIS:
      return Line::CP;
    case U_LB_EXCLAMATION:
      return Line::EX;
    case U_LB_INFIX_NUMERIC:
      return Line::IS;
    case U_LB_BREAK_SYMBOLS:
      return Line::SY;
    case U_LB_PREFIX_NUMERIC:
      return Line::PR;
    case U_LB_POSTFIX_NUMERIC:
      return Line::PO;
    case U_LB_GLUE:
      return Line::GL;
    case U_LB_BREAK_BEFORE:
      return Line::BB;
    case U_LB_BREAK_BOTH:
      return Line::B2;
    case U_LB_INSEPARABLE:
      return Line::IN;
    case U_LB_CARRIAGE_RETURN:
      return Line::CR;
    case U_LB_LINE_FEED:
      return Line::LF;
    case U_LB_MANDATORY_BREAK:
    case U_LB_NEXT_LINE:
      return Line::BK;
    default:
      return Line::None;
  }
}

Word word_class(UChar32 c) {
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_OTHER:
    case U_WB_CR:
    case U_WB_LF:
    case U_WB_NEWLINE:
    case U_WB_WSEGSPACE:
    case U_WB_DOUBLE_QUOTE:
      return u_isalnum(c) ? Word::None : Word::Other;
    case U_WB_ALETTER:
      return u_isalnum(c) ? Word::Letter : Word::None;
    case U_WB_NUMERIC:
      return u_isdigit(c) ? Word::Digit : Word::None;
    case U_WB_MIDLETTER:
      return Word::MidLetter;
    case U_WB_MIDNUM:
      return Word::MidNumber;
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE:
      return Word::MidBoth;
    case U_WB_EXTENDNUMLET:
      return Word::Joiner;
    default:
      return Word::None;
  }
}

// Latin letters up to U+024F and the general punctuation of U+2000 to U+206F.
constexpr UChar32 kLatinEnd = 0x250, kPunctuation = 0x2000, kPunctuationEnd = 0x2070;

struct Classes {
  std::array<Line, kLatinEnd + kPunctuationEnd - kPunctuation> line;
  std::array<Word, kLatinEnd + kPunctuationEnd - kPunctuation> word;

  Classes() {
    for (size_t i = 0; i < line.size(); ++i) {
      const auto c = static_cast<UChar32>(i < kLatinEnd ? i : i - kLatinEnd + kPunctuation);
      line[i] = line_class(c);
      // ICU tailors two characters: a colon ends a word (save in Finnish and Swedish), an at sign is as a letter.
      word[i] = c == ':' ? Word::Other : c == '@' ? Word::At : word_class(c);
    }
  }
};

const Classes& classes() {
  static const Classes table;
  return table;
}

constexpr size_t kNotCovered = SIZE_MAX;

// The place in the tables of the character at `byte`, which moves past it; kNotCovered for other characters.
inline size_t next_place(std::string_view words, size_t& byte) {
  const auto first = static_cast<uint8_t>(words[byte]);
  if (first < 0x80) {
    ++byte;
    return first;
  }
  const auto continuation = [&](size_t at) -> unsigned {
    if (at >= words.size()) return 0x100;
    const auto next = static_cast<uint8_t>(words[at]);
    return (next & 0xC0) == 0x80 ? next & 0x3Fu : 0x100;
  };
  const unsigned second = continuation(byte + 1);
  if (second > 0x3F) return kNotCovered;
  if (first >= 0xC2 && first <= 0xC9) {
    const size_t c = ((first & 0x1Fu) << 6) | second;
    if (c >= kLatinEnd) return kNotCovered;  // the phonetic letters, ə among them
    byte += 2;
    return c;
  }
  const unsigned third = continuation(byte + 2);
  if (first != 0xE2 || third > 0x3F) return kNotCovered;
  const size_t c = 0x2000u | (second << 6) | third;
  if (c >= kPunctuationEnd) return kNotCovered;
  byte += 3;
  return c - kPunctuation + kLatinEnd;
}

// Languages whose segmentation is the root rules' and that are written in these letters.
bool is_covered(std::string_view language) {
  static constexpr std::string_view kCovered[] = {"en", "es", "de", "fr", "it", "pt", "nl", "vi", "tl", "fil"};
  const std::string_view primary = primary_language(language);
  for (const std::string_view covered : kCovered) {
    if (primary == covered) return language.find("-u-") == language.npos;
  }
  return language.empty();
}

// The part of UAX #14 that needs more than two neighboring classes.
struct LineState {
  Line before = Line::BK;         // the class of the last character
  Line before_spaces = Line::BK;  // of the last one that was no space
  bool number = false;            // the last character is in NU (NU | SY | IS)*
  bool number_closed = false;     // the last character is the CL or CP right after such a number
  bool segment_start = true;      // no character since the last break
  bool hyphen_at_start = false;   // the last character is a hyphen right after a break
};

bool is_prefix_or_postfix(Line c) { return c == Line::PR || c == Line::PO; }

// Does `(OP | HY)? IS? NU` or `IS NU` begin here? (LB25's look ahead.)
bool number_follows(const Classes& table, std::string_view words, size_t byte, bool may_have_point) {
  size_t place = byte < words.size() ? next_place(words, byte) : kNotCovered;
  if (place == kNotCovered) return false;
  if (may_have_point && table.line[place] == Line::IS) {
    place = byte < words.size() ? next_place(words, byte) : kNotCovered;
    if (place == kNotCovered) return false;
  }
  return table.line[place] == Line::NU;
}

// May a line end before a character of class `c`? `after` is the byte after that character.
bool may_break(const Classes& table, const LineState& state, Line c, std::string_view words, size_t after) {
  const Line p = state.before, q = state.before_spaces;
  if (c == Line::SP) return false;                                                                      // LB7
  if (p == Line::GL) return false;                                                                      // LB12
  if (c == Line::GL && p != Line::SP && p != Line::BA && p != Line::HH && p != Line::HY) return false;  // LB12a
  if (c == Line::CL || c == Line::CP || c == Line::EX || c == Line::SY) return false;                   // LB13
  if (q == Line::OP) return false;                                                                      // LB14
  if (c == Line::IS) return p == Line::SP && number_follows(table, words, after, false);                // 14a
  if (q == Line::QU && c == Line::OP) return false;                                                     // LB15
  if (q == Line::B2 && c == Line::B2) return false;                                                     // LB17
  if (p == Line::SP) return true;                                                                       // LB18
  if (c == Line::QU || p == Line::QU) return false;                                                     // LB19
  if (state.hyphen_at_start && c == Line::AL) return false;                                             // 20.09
  if (c == Line::BA || c == Line::HH) return false;                                                     // LB21
  if (c == Line::HY) return false;
  if (p == Line::BB) return false;
  if (c == Line::IN) return false;  // LB22
  if (c == Line::AL)
    return !(p == Line::AL || p == Line::NU || p == Line::IS || p == Line::CP || is_prefix_or_postfix(p));
  if (is_prefix_or_postfix(c)) return !(p == Line::AL || state.number || state.number_closed);  // LB24, LB25
  if (c == Line::NU) {
    if (p == Line::AL || p == Line::NU || p == Line::CP || p == Line::HY || is_prefix_or_postfix(p)) return false;
    return !((p == Line::SY || p == Line::IS) && (state.number || p == Line::IS));
  }
  if (c == Line::OP) {
    if (p == Line::AL || p == Line::NU) return false;  // LB30
    return !(is_prefix_or_postfix(p) && number_follows(table, words, after, true));
  }
  return true;  // LB31
}

void advance(LineState& state, Line c, bool broke) {
  const bool at_start = broke || state.segment_start;
  state.hyphen_at_start = at_start && (c == Line::HY || c == Line::HH);
  state.number_closed = state.number && (c == Line::CL || c == Line::CP);
  state.number = c == Line::NU || (state.number && (c == Line::SY || c == Line::IS));
  state.segment_start = false;
  state.before = c;
  if (c != Line::SP) state.before_spaces = c;
}

}  // namespace

bool find_plain_line_opportunities(std::string_view words, std::string_view language,
                                   std::vector<LineOpportunity>& opportunities) {
  if (!is_covered(language)) return false;
  const Classes& table = classes();
  LineState state;
  for (size_t byte = 0; byte < words.size();) {
    const size_t begin = byte;
    const size_t place = next_place(words, byte);
    if (place == kNotCovered) return false;
    const Line c = table.line[place];
    if (c == Line::AL && state.before == Line::AL) continue;  // nearly every character
    if (c == Line::None) return false;
    bool broke = false;
    if (begin > 0) {
      const Line p = state.before;
      const bool mandatory = p == Line::BK || p == Line::LF || (p == Line::CR && c != Line::LF);  // LB4, LB5
      const bool line_end = c == Line::BK || c == Line::LF || c == Line::CR;                      // LB6
      broke = mandatory || (!line_end && may_break(table, state, c, words, byte));
      if (broke) opportunities.push_back({static_cast<uint32_t>(begin), mandatory});
      if (mandatory) state = LineState();
    }
    advance(state, c, broke);
  }
  return true;
}

bool count_plain_words(std::string_view words, std::string_view language, size_t& count) {
  if (!is_covered(language)) return false;
  const Classes& table = classes();
  count = 0;
  Word before = Word::Other;      // the last character's class
  Word before_mid = Word::Other;  // the class before it, when it is one that may stand inside a word
  bool counted = false;           // the segment that the last character belongs to has a letter or digit
  for (size_t byte = 0; byte < words.size();) {
    const size_t place = next_place(words, byte);
    if (place == kNotCovered) return false;
    const Word c = table.word[place];
    if (c == Word::None) return false;
    const Word kind = c == Word::At ? Word::Letter : c;
    if (kind == Word::Letter || kind == Word::Digit) {
      // WB5 to WB12, WB13b.
      bool joined = before == Word::Letter || before == Word::Digit || before == Word::Joiner;
      if (before_mid == Word::Letter && kind == Word::Letter) {
        joined = before == Word::MidLetter || before == Word::MidBoth;
      }
      if (before_mid == Word::Digit && kind == Word::Digit) {
        joined = before == Word::MidNumber || before == Word::MidBoth;
      }
      if (!joined) counted = false;
      if (!counted && c != Word::At) {
        ++count;
        counted = true;
      }
      before_mid = Word::Other;
    } else if (c == Word::Joiner) {
      if (!(before == Word::Letter || before == Word::Digit || before == Word::Joiner)) counted = false;  // WB13a
      before_mid = Word::Other;
    } else if (c == Word::Other) {
      counted = false;
      before_mid = Word::Other;
    } else {
      // The segment ends here unless the next character joins it; `counted` then still tells of the segment before.
      before_mid = before == Word::Letter || before == Word::Digit ? before : Word::Other;
      if (before_mid == Word::Other) counted = false;
    }
    before = kind;
  }
  return true;
}

bool find_plain_grapheme_ends(std::string_view words, std::vector<uint32_t>& ends) {
  // Below U+0300 (first byte 0xCC) every code point is a cluster of its own, save CR LF.
  ends.reserve(words.size());
  for (size_t byte = 0; byte < words.size();) {
    const auto first = static_cast<uint8_t>(words[byte]);
    if (first >= 0xCC || (first >= 0x80 && first < 0xC2)) return false;
    size_t next = byte + (first < 0x80 ? 1 : 2);
    if (first >= 0x80 && (next > words.size() || (static_cast<uint8_t>(words[byte + 1]) & 0xC0) != 0x80)) return false;
    if (first == '\r' && next < words.size() && words[next] == '\n') ++next;
    ends.push_back(static_cast<uint32_t>(next));
    byte = next;
  }
  return true;
}

}  // namespace hustings::text
