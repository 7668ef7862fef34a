#include "project/value.h"

#include <algorithm>

#include "base/utf8.h"

namespace hustings::project {
const Value* Value::find(std::initializer_list<std::string_view> keys) const {
  if (!is_map()) return nullptr;
  for (const Value& item : items) {
    const std::string normal = normal_key(item.key);
    for (std::string_view wanted : keys) {
      if (normal == wanted) return &item;
    }
  }
  return nullptr;
}

std::string normal_key(std::string_view key) {
  std::string normal = ascii_lower(trimmed(key));
  for (char& c : normal) c = c == '_' || c == ' ' ? '-' : c;
  return normal;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string label_of_key(std::string_view key) {
  std::string label;
  label.reserve(key.size());
  for (char c : trimmed(key)) label += c == '_' || c == '-' ? ' ' : c;
  if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return label;
}

bool says_yes(std::string_view text) {
  const std::string word = ascii_lower(trimmed(text));
  return word == "yes" || word == "true" || word == "on" || word == "1" || word == "y";
}

bool says_no(std::string_view text) {
  const std::string word = ascii_lower(trimmed(text));
  return word == "no" || word == "false" || word == "off" || word == "0" || word == "n";
}

std::string flat_text(const Value& value) {
  if (value.is_scalar()) return std::string(trimmed(value.text));
  std::string text;
  for (const Value& item : value.items) {
    const std::string piece = flat_text(item);
    if (piece.empty() && !value.is_map()) continue;
    if (!text.empty()) text += value.is_map() ? "; " : ", ";
    if (value.is_map()) text += label_of_key(item.key) + ": ";
    text += piece;
  }
  return text;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

}  // namespace hustings::project
