#include "markdown/bare_links.h"

#include <algorithm>
#include <cstring>

#include <cmark-gfm/utf8.h>

namespace hustings::markdown {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alphanumeric(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The bytes of the host character at `at`, 0 when none is there.
size_t host_character(std::string_view text, size_t at) {
  const char c = text[at];
  if (is_alphanumeric(c) || c == '-' || c == '_') return 1;
  if (static_cast<unsigned char>(c) < 0x80) return 0;
  int32_t code_point = 0;
  const bufsize_t length = cmark_utf8proc_iterate(reinterpret_cast<const uint8_t*>(text.data() + at),
                                                  static_cast<bufsize_t>(text.size() - at), &code_point);
  if (length <= 0 || cmark_utf8proc_is_space(code_point) || cmark_utf8proc_is_punctuation(code_point)) return 0;
  return static_cast<size_t>(length);
}

// A run of host characters and dots. A host in it is good from any start beyond the last underscore of its last two
// segments; so one look at a run answers for every start in it.
struct HostRun {
  size_t end = 0;
  size_t good_from = 0;
  size_t last_dot = 0;  // npos without one
};

HostRun read_host(std::string_view text, size_t begin) {
  constexpr size_t kNone = std::string_view::npos;
  HostRun run;
  run.last_dot = kNone;
  size_t score_before = kNone,
         score_after = kNone;  // last underscores of the segment before the last dot, and after it
  size_t at = begin;
  while (at < text.size()) {
    if (text[at] == '.') {
      score_before = score_after;
      score_after = kNone;
      run.last_dot = at++;
      continue;
    }
    const size_t length = host_character(text, at);
    if (length == 0) break;
    if (text[at] == '_') score_after = at;
    at += length;
  }
  run.end = at;
  run.good_from = std::max(score_before == kNone ? 0 : score_before + 1, score_after == kNone ? 0 : score_after + 1);
  return run;
}

// The address without the punctuation that belongs to the sentence around it.
size_t trim_address(std::string_view text, size_t begin, size_t end) {
  size_t opening = 0, closing = 0;
  for (size_t i = begin; i < end; ++i) {
    if (text[i] == '(') ++opening;
    if (text[i] == ')') ++closing;
  }
  while (end > begin) {
    const char last = text[end - 1];
    if (std::strchr("?!.,:*_~'\"", last) != nullptr) {
      --end;
    } else if (last == ';') {
      size_t letters = end - 1;
      while (letters > begin && is_letter(text[letters - 1])) --letters;
      end = letters < end - 1 && letters > begin && text[letters - 1] == '&' ? letters - 1 : end - 1;
    } else if (last == ')' && closing > opening) {
      --closing;
      --end;
    } else {
      break;
    }
  }
  return end;
}

size_t end_of_run(std::string_view text, size_t at) {
  while (at < text.size() && !is_space(text[at]) && text[at] != '<') ++at;
  return at;
}

// Where the scheme before `colon` starts; npos when it is none of the three.
size_t begin_of_scheme(std::string_view text, size_t colon, size_t floor) {
  size_t begin = colon;
  while (begin > floor && colon - begin < 6 && is_letter(text[begin - 1])) --begin;
  const std::string_view letters = text.substr(begin, colon - begin);
  for (const std::string_view scheme : {"http", "https", "ftp"}) {
    if (letters.size() != scheme.size()) continue;
    if (std::equal(scheme.begin(), scheme.end(), letters.begin(), [](char a, char b) { return a == (b | 32); })) {
      return begin;
    }
  }
  return std::string_view::npos;
}

bool find_mail(std::string_view text, size_t sign, size_t floor, BareLink& link) {
  size_t begin = sign;
  while (begin > floor && (is_alphanumeric(text[begin - 1]) || std::strchr(".+-_", text[begin - 1]) != nullptr))
    --begin;
  if (begin == sign || (begin > floor && text[begin - 1] == '/')) return false;
  size_t end = sign + 1, dots = 0;
  for (; end < text.size(); ++end) {
    const char c = text[end];
    if (is_alphanumeric(c) || c == '-' || c == '_') continue;
    if (c != '.' || end + 1 >= text.size() || !is_alphanumeric(text[end + 1])) break;
    ++dots;
  }
  if (dots == 0 || end - sign < 2 || (end < text.size() && text[end] == '@')) return false;
  if (!is_letter(text[end - 1])) return false;
  const std::string_view before = text.substr(floor, begin - floor);
  const bool named = before.size() >= 7 && before.substr(before.size() - 7) == "mailto:";
  link.target = "mailto:" + std::string(text.substr(begin, end - begin));
  link.begin = named ? begin - 7 : begin;
  link.end = end;
  return true;
}

}  // namespace

size_t end_of_address(std::string_view text, size_t colon) {
  if (text.substr(colon, 3) != "://" || begin_of_scheme(text, colon, 0) == std::string_view::npos) return colon;
  const size_t host = colon + 3;
  if (host >= text.size() || text[host] == '_' || host_character(text, host) == 0) return colon;
  size_t end = host;
  for (int depth = 0; end < text.size() && !is_space(text[end]) && text[end] != '<'; ++end) {
    if (text[end] == '[') ++depth;
    if (text[end] == ']' && depth-- == 0) break;
  }
  return trim_address(text, host, end);
}

std::vector<BareLink> find_bare_links(std::string_view text) {
  std::vector<BareLink> links;
  size_t floor = 0;  // the end of the last link
  HostRun www;       // of the last `www.`
  for (size_t at = 0; at < text.size(); ++at) {
    at = text.find_first_of(":@w", at);
    if (at == std::string_view::npos) break;
    BareLink link;
    if (text[at] == ':') {
      if (text.substr(at, 3) != "://") continue;
      link.begin = begin_of_scheme(text, at, floor);
      const size_t host = at + 3;
      if (link.begin == std::string_view::npos || host >= text.size()) continue;
      if (text[host] == '_' || host_character(text, host) == 0) continue;
      const HostRun run = read_host(text, host);
      if (run.good_from > host) {
        at = run.end - 1;
        continue;
      }
      link.end = trim_address(text, link.begin, end_of_run(text, run.end));
      if (link.end <= host) continue;
      link.target = text.substr(link.begin, link.end - link.begin);
    } else if (text[at] == '@') {
      if (!find_mail(text, at, floor, link)) continue;
    } else {
      if (text.substr(at, 4) != "www.") continue;
      if (at > 0 && (at == floor || (!is_space(text[at - 1]) && std::strchr("*_~(", text[at - 1]) == nullptr)))
        continue;
      if (at >= www.end) www = read_host(text, at);
      if (www.good_from > at || www.last_dot == std::string_view::npos) continue;
      link.begin = at;
      link.end = trim_address(text, at, end_of_run(text, www.end));
      if (link.end <= at + 4) continue;
      link.target = "http://" + std::string(text.substr(link.begin, link.end - link.begin));
    }
    floor = link.end;
    at = link.end - 1;
    links.push_back(std::move(link));
  }
  return links;
}

}  // namespace hustings::markdown
