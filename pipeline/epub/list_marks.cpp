#include "epub/list_marks.h"

#include <array>
#include <charconv>
#include <vector>

namespace hustings::epub {
namespace {

std::string roman(int32_t number, bool upper) {
  static constexpr std::array<std::pair<int, std::string_view>, 13> kDigits{{{1000, "m"},
                                                                             {900, "cm"},
                                                                             {500, "d"},
                                                                             {400, "cd"},
                                                                             {100, "c"},
                                                                             {90, "xc"},
                                                                             {50, "l"},
                                                                             {40, "xl"},
                                                                             {10, "x"},
                                                                             {9, "ix"},
                                                                             {5, "v"},
                                                                             {4, "iv"},
                                                                             {1, "i"}}};
  std::string digits;
  if (number < 1 || number > 3999) return digits;
  for (const auto& [value, letters] : kDigits) {
    for (; number >= value; number -= value) digits += letters;
  }
  if (upper) {
    for (char& c : digits) c = static_cast<char>(c - 32);
  }
  return digits;
}

std::string alphabetic(int32_t number, bool upper) {
  std::string letters;
  for (; number > 0; number = (number - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>((upper ? 'A' : 'a') + (number - 1) % 26));
  return letters;
}

// What a reading system puts before the item with this number.
std::string marker(int32_t number, std::string_view type) {
  std::string mark = type == "a" || type == "A"   ? alphabetic(number, type == "A")
                     : type == "i" || type == "I" ? roman(number, type == "I")
                                                  : std::to_string(number);
  return mark + ".";
}

bool is_bullet(std::string_view mark) {
  for (const std::string_view bullet : {"•", "◦", "▪", "‣", "·", "∙", "●", "○", "■", "–", "—", "-", "*"}) {
    if (mark == bullet) return true;
  }
  return false;
}

std::string_view trimmed(std::string_view words) {
  while (!words.empty() && (words.front() == ' ' || words.front() == '\t')) words.remove_prefix(1);
  while (!words.empty() && (words.back() == ' ' || words.back() == '\t')) words.remove_suffix(1);
  return words;
}

}  // namespace

NodeId mark_of(const StyledPart& part, NodeId item) {
  const NodeId first = part[item].first_child;
  return first != kNoNode && part[first].display == Display::Mark ? first : kNoNode;
}

ListMarks list_marks(const StyledPart& part, NodeId list) {
  ListMarks marks;
  marks.ordered = part.attribute(list, Attribute::Ordered) == "true";
  const std::string_view start = part.attribute(list, Attribute::Start);
  if (!start.empty()) {
    int32_t value = 1;
    if (std::from_chars(start.data(), start.data() + start.size(), value).ec == std::errc()) marks.start = value;
  }
  std::vector<std::string_view> words;
  for (NodeId item = part[list].first_child; item != kNoNode; item = part[item].next) {
    if (part[item].kind != NodeKind::ListItem || part[item].display == Display::None) continue;
    if (part.has(item, Attribute::Checked)) marks.own = false;
    const NodeId mark = mark_of(part, item);
    words.push_back(mark == kNoNode ? std::string_view() : trimmed(part.text_of(part[mark])));
  }
  if (!marks.own) return marks;
  bool any = false;
  for (const std::string_view mark : words) any = any || !mark.empty();
  if (!any) return marks;
  if (!marks.ordered) {
    for (const std::string_view mark : words) marks.own = marks.own && (mark.empty() || is_bullet(mark));
    return marks;
  }
  for (const std::string_view type : {"", "i", "I", "a", "A"}) {
    bool same = true;
    for (size_t index = 0; same && index < words.size(); ++index) {
      same = words[index] == marker(marks.start + static_cast<int32_t>(index), type);
    }
    if (same) {
      marks.type = type;
      return marks;
    }
  }
  marks.own = false;
  return marks;
}

}  // namespace hustings::epub
