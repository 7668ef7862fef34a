#include "markdown/places.h"

#include <algorithm>
#include <cstring>

#include "markdown/html_tokens.h"

namespace hustings::markdown {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_mark(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

}  // namespace

Places::Places(std::string_view text, SourceId source, uint32_t base) : text_(text), source_(source), base_(base) {
  line_begins_.push_back(0);
  // A line ends as it does for cmark: LF, CR LF, or a lone CR.
  const char* const data = text.data();
  const bool lone_returns = memchr(data, '\r', text.size()) != nullptr;
  for (size_t at = 0; at < text.size();) {
    if (!lone_returns) {
      const void* const found = memchr(data + at, '\n', text.size() - at);
      if (found == nullptr) break;
      at = static_cast<size_t>(static_cast<const char*>(found) - data) + 1;
    } else {
      at = std::min(text.find_first_of("\r\n", at), text.size());
      if (at == text.size()) break;
      at += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    }
    line_begins_.push_back(static_cast<uint32_t>(at));
  }
}

size_t Places::line_begin(int line) const {
  if (line < 1) return 0;
  const auto index = static_cast<size_t>(line - 1);
  return index < line_begins_.size() ? line_begins_[index] : text_.size();
}

size_t Places::line_end(int line) const {
  const size_t begin = line_begin(line);
  size_t end = line_begin(line + 1);
  if (end > begin && text_[end - 1] == '\n') --end;
  if (end > begin && text_[end - 1] == '\r') --end;
  return end;
}

Span Places::lines(int start_line, int start_column, int end_line, int end_column) const {
  const size_t begin =
      std::min(line_begin(start_line) + static_cast<size_t>(std::max(start_column, 1) - 1), line_end(start_line));
  size_t end = line_end(end_line);
  if (end_column > 0) end = std::min(end, line_begin(end_line) + static_cast<size_t>(end_column));
  return span(begin, std::max(begin, end));
}

void Places::enter(int start_line, int start_column, int end_line, bool in_table) {
  cursor_ = std::min(line_begin(start_line) + static_cast<size_t>(std::max(start_column, 1) - 1), line_end(start_line));
  limit_ = std::max(cursor_, line_end(std::max(start_line, end_line)));
  patience_ = 4 * (limit_ - cursor_) + 256;
  in_table_ = in_table;
}

// The first byte of a continued line that is the author's own.
size_t Places::after_line_feed(size_t at) const {
  if (at < limit_ && text_[at] == '\r') ++at;
  if (at < limit_ && text_[at] == '\n') ++at;
  while (at < limit_ && (is_space(text_[at]) || text_[at] == '>')) ++at;
  return at;
}

// Reads as much of the literal as stands at `at`, and says in `length` how much that is. Returns where it ends.
size_t Places::match(size_t at, std::string_view literal, size_t& length) const {
  size_t read = 0;
  while (read < literal.size() && at < limit_) {
    const char c = text_[at], wanted = literal[read];
    if (c == '\\' && at + 1 < limit_ && text_[at + 1] == wanted && is_mark(wanted) &&
        (wanted != '\\' || read + 1 >= literal.size() || literal[read + 1] != '\\')) {
      at += 2;
      ++read;
    } else if (c == wanted && !(c == '&' && literal.substr(read, 2) != text_.substr(at, 2))) {
      ++at;
      ++read;
    } else if (c == '&') {
      const size_t semicolon = text_.substr(at, 34).find(';');
      if (semicolon == std::string_view::npos) break;
      const std::string decoded = decode_references(text_.substr(at, semicolon + 1));
      if (literal.substr(read, decoded.size()) != decoded) break;
      at += semicolon + 1;
      read += decoded.size();
    } else if (c == '\0' && literal.substr(read, 3) == kReplacement) {
      ++at;
      read += 3;
    } else if (wanted == ' ' && (c == '\n' || c == '\r')) {
      at = after_line_feed(at);
      ++read;
    } else if (wanted == '\n' && (c == '\n' || c == '\r')) {
      at = after_line_feed(at);
      ++read;
      while (read < literal.size() && is_space(literal[read])) ++read;
    } else if (c == '\\' && in_table_ && at + 1 < limit_ && text_[at + 1] == '|' && wanted == '|') {
      at += 2;
      ++read;
    } else if (static_cast<unsigned char>(c) >= 0x80 && literal.substr(read, 3) == kReplacement) {
      // Bytes that are not UTF-8: one alone, or the start of a sequence with those of its followers that are there.
      const auto lead = static_cast<unsigned char>(c);
      const size_t most = at + (lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4);
      for (++at; at < std::min(limit_, most) && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80;) ++at;
      read += 3;
    } else {
      break;
    }
  }
  length = read;
  return at;
}

bool Places::find(std::string_view literal, size_t& begin, size_t& end) {
  constexpr size_t kEnough = 24;  // bytes that tell one place from another
  const size_t wanted = std::min(literal.size(), kEnough);
  const std::string_view head = literal.substr(0, wanted);
  for (size_t at = cursor_; at < limit_ && patience_ > 0; ++at, --patience_) {
    size_t length = 0;
    match(at, head, length);
    if (length < wanted) {
      patience_ -= std::min(patience_, length);
      continue;
    }
    begin = at;
    end = match(at, literal, length);
    return true;
  }
  return false;
}

Span Places::words(std::string_view literal) {
  size_t begin = cursor_, end = cursor_;
  if (find(literal, begin, end)) cursor_ = end;
  return span(begin, end);
}

Span Places::code(std::string_view literal) {
  size_t begin = cursor_;
  while (begin < limit_ && text_[begin] != '`' && patience_ > 0) ++begin, --patience_;
  size_t at = begin;
  while (at < limit_ && text_[at] == '`') ++at;
  const size_t ticks = at - begin;
  if (ticks == 0) return words(literal);
  cursor_ = at;
  words(literal);
  at = cursor_;
  if (at < limit_ && text_[at] == ' ') ++at;
  if (at < limit_ && (text_[at] == '\n' || text_[at] == '\r')) at = after_line_feed(at);
  for (size_t i = 0; i < ticks && at < limit_ && text_[at] == '`'; ++i) ++at;
  cursor_ = std::max(at, cursor_);
  return span(begin, cursor_);
}

Span Places::raw_html(std::string_view literal) { return words(literal); }

Span Places::line_end() {
  size_t at = cursor_;
  while (at < limit_ && text_[at] != '\n' && text_[at] != '\r') ++at;
  const size_t begin = at;
  cursor_ = after_line_feed(at);
  return span(begin, std::min(begin + 1, limit_));
}

uint32_t Places::open_delimiter(int length) {
  const size_t begin = cursor_;
  for (; length > 0 && cursor_ < limit_ && std::strchr("*_~", text_[cursor_]) != nullptr; --length) ++cursor_;
  return base_ + static_cast<uint32_t>(begin);
}

uint32_t Places::close_delimiter(int length) {
  for (; length > 0 && cursor_ < limit_ && std::strchr("*_~", text_[cursor_]) != nullptr; --length) ++cursor_;
  return base_ + static_cast<uint32_t>(cursor_);
}

uint32_t Places::open_bracket(bool image) {
  const size_t begin = cursor_;
  if (image && cursor_ < limit_ && text_[cursor_] == '!') ++cursor_;
  if (cursor_ < limit_ && (text_[cursor_] == '[' || text_[cursor_] == '<')) ++cursor_;
  return base_ + static_cast<uint32_t>(begin);
}

// After the next `close` that no backslash hides; the limit when there is none.
size_t Places::after_string(size_t at, char close) const {
  for (; at < limit_; ++at) {
    if (text_[at] == '\\') {
      ++at;
    } else if (text_[at] == close) {
      return at + 1;
    }
  }
  return limit_;
}

uint32_t Places::close_bracket(bool autolink) {
  size_t at = cursor_;
  const char close = autolink ? '>' : ']';
  for (int steps = 0; at < limit_ && text_[at] != close && steps < 64; ++steps) ++at;
  if (at >= limit_ || text_[at] != close) return base_ + static_cast<uint32_t>(cursor_);
  ++at;
  if (!autolink && at < limit_ && text_[at] == '[') {
    at = after_string(at + 1, ']');
  } else if (!autolink && at < limit_ && text_[at] == '(') {
    ++at;
    const auto skip_space = [&] {
      while (at < limit_ && (is_space(text_[at]) || text_[at] == '\n'))
        at = text_[at] == '\n' ? after_line_feed(at) : at + 1;
    };
    skip_space();
    if (at < limit_ && text_[at] == '<') {
      at = after_string(at + 1, '>');
    } else {
      for (int depth = 0; at < limit_ && !is_space(text_[at]) && text_[at] != '\n'; ++at) {
        if (text_[at] == '\\' && at + 1 < limit_) {
          ++at;
        } else if (text_[at] == '(') {
          ++depth;
        } else if (text_[at] == ')' && depth-- == 0) {
          break;
        }
      }
    }
    skip_space();
    if (at < limit_ && (text_[at] == '"' || text_[at] == '\'' || text_[at] == '(')) {
      at = after_string(at + 1, text_[at] == '(' ? ')' : text_[at]);
      skip_space();
    }
    if (at < limit_ && text_[at] == ')') ++at;
  }
  cursor_ = std::min(at, limit_);
  return base_ + static_cast<uint32_t>(cursor_);
}

Span Places::note_mark() {
  size_t begin = cursor_;
  while (begin < limit_ && text_[begin] != '[' && patience_ > 0) ++begin, --patience_;
  cursor_ = std::min(after_string(begin, ']'), limit_);
  return span(begin, cursor_);
}

std::string_view Places::before(uint32_t byte) const {
  const size_t at = byte - base_;
  return at < 2 ? std::string_view() : text_.substr(at - 2, 2);
}

size_t BlockPlaces::source_byte(size_t byte) {
  if (line_end_ == kUnknown) line_end_ = std::min(literal_.find('\n'), literal_.size());
  while (byte > line_end_ && line_end_ < literal_.size()) {
    line_begin_ = line_end_ + 1;
    line_end_ = std::min(literal_.find('\n', line_begin_), literal_.size());
    ++line_;
  }
  const size_t end = places_.line_end(line_), begin = places_.line_begin(line_);
  const size_t length = line_end_ - line_begin_, column = std::min(byte - line_begin_, length);
  // A tab that a container took in part is spaces in the literal, and then the literal's line may be the longer one.
  return length <= end - begin ? end - length + column : std::min(begin + column, end);
}

Span BlockPlaces::span(size_t begin, size_t end) {
  const size_t first = source_byte(begin);
  const size_t last = source_byte(end);
  return places_.span(first, std::max(first, last));
}

}  // namespace hustings::markdown
