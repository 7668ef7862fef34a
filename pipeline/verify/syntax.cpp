#include "verify/syntax.h"

#include <array>
#include <charconv>

namespace hustings::verify {
namespace {

enum Class : uint8_t { kRegular, kSpace, kDelimiter };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (const char c : {'\0', '\t', '\n', '\f', '\r', ' '}) classes[static_cast<unsigned char>(c)] = kSpace;
  for (const char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) {
    classes[static_cast<unsigned char>(c)] = kDelimiter;
  }
  return classes;
}
constexpr std::array<Class, 256> kClasses = make_classes();

Class class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 32);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

int64_t integer_of(std::string_view number) {
  int64_t value = 0;
  if (!number.empty() && number.front() == '+') number.remove_prefix(1);
  std::from_chars(number.data(), number.data() + number.size(), value);
  return value;
}

bool Tokens::next(Token& token) {
  for (;;) {
    while (at_ < bytes_.size() && class_of(bytes_[at_]) == kSpace) ++at_;
    if (at_ >= bytes_.size()) return false;
    if (bytes_[at_] != '%') break;
    while (at_ < bytes_.size() && bytes_[at_] != '\n' && bytes_[at_] != '\r') ++at_;
  }
  const char c = bytes_[at_];
  const size_t begin = at_;
  switch (c) {
    case '(':
      token = {Token::Kind::String, read_literal()};
      return true;
    case '<':
      if (bytes_.substr(at_, 2) == "<<") {
        at_ += 2;
        token = {Token::Kind::DictionaryBegin, {}};
      } else {
        token = {Token::Kind::String, read_hexadecimal()};
      }
      return true;
    case '>':
      at_ += bytes_.substr(at_, 2) == ">>" ? 2 : 1;
      token = {Token::Kind::DictionaryEnd, {}};
      return true;
    case '[':
    case ']':
      ++at_;
      token = {c == '[' ? Token::Kind::ArrayBegin : Token::Kind::ArrayEnd, {}};
      return true;
    case '/':
      ++at_;
      while (at_ < bytes_.size() && class_of(bytes_[at_]) == kRegular) ++at_;
      token = {Token::Kind::Name, bytes_.substr(begin + 1, at_ - begin - 1)};
      return true;
    case ')':
    case '{':
    case '}':
      ++at_;
      token = {Token::Kind::Operator, bytes_.substr(begin, 1)};
      return true;
    default:
      break;
  }
  while (at_ < bytes_.size() && class_of(bytes_[at_]) == kRegular) ++at_;
  const bool number = (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
  token = {number ? Token::Kind::Number : Token::Kind::Operator, bytes_.substr(begin, at_ - begin)};
  return true;
}

// A string without escapes stays where it is.
std::string_view Tokens::read_literal() {
  const size_t begin = ++at_;
  int depth = 1;
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_];
    if (c == '\\' || c == '\r') break;
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) return bytes_.substr(begin, at_++ - begin);
    ++at_;
  }
  string_.assign(bytes_, begin, at_ - begin);
  while (at_ < bytes_.size()) {
    char c = bytes_[at_++];
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) break;
    if (c == '\r') {
      if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
      c = '\n';
    }
    if (c != '\\' || at_ >= bytes_.size()) {
      string_ += c;
      continue;
    }
    c = bytes_[at_++];
    if (c >= '0' && c <= '7') {
      int code = c - '0';
      for (int i = 0; i < 2 && at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '7'; ++i) {
        code = code * 8 + (bytes_[at_++] - '0');
      }
      string_ += static_cast<char>(code);
    } else if (c == '\r' || c == '\n') {  // the string goes on in the next line
      if (c == '\r' && at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
    } else {
      string_ += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c == 'b' ? '\b' : c == 'f' ? '\f' : c;
    }
  }
  return string_;
}

std::string_view Tokens::read_hexadecimal() {
  ++at_;
  string_.clear();
  int high = -1;
  for (; at_ < bytes_.size() && bytes_[at_] != '>'; ++at_) {
    const int digit = digit_of(bytes_[at_]);
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      string_ += static_cast<char>(high << 4 | digit);
      high = -1;
    }
  }
  if (high >= 0) string_ += static_cast<char>(high << 4);
  if (at_ < bytes_.size()) ++at_;
  return string_;
}

void Tokens::skip_picture_data() {
  for (at_ = std::min(at_ + 1, bytes_.size()); at_ < bytes_.size(); ++at_) {
    const size_t end = bytes_.find("EI", at_);
    if (end == std::string_view::npos) {
      at_ = bytes_.size();
      return;
    }
    at_ = end + 2;
    const bool before = end > 0 && class_of(bytes_[end - 1]) == kSpace;
    if (before && (at_ >= bytes_.size() || class_of(bytes_[at_]) == kSpace)) return;
  }
}

}  // namespace hustings::verify
