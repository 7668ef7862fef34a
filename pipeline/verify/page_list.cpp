#include "verify/page_list.h"

#include <algorithm>
#include <initializer_list>

#include "base/diagnostics.h"

namespace hustings::verify {
namespace {

constexpr size_t kLetters = 48;  // bytes of words that are compared of a page: about eight words
constexpr size_t kMostTold = 5;

bool say_the_same(const PageStart& printed, const PageStart& listed) {
  std::string_view a = std::string_view(printed.words.letters()).substr(0, kLetters);
  std::string_view b = std::string_view(listed.words.letters()).substr(0, kLetters);
  if (printed.cut && b.size() > a.size()) b = b.substr(0, a.size());
  return a == b;
}

std::string joined(std::initializer_list<std::string_view> pieces) {
  std::string text;
  for (const std::string_view piece : pieces) text += piece;
  return text;
}

std::string quoted(const PageStart& page) {
  if (page.words.empty()) return "nothing";
  return joined({"\"", page.words.quoted(0, page.words.size(), 8), "\""});
}

}  // namespace

bool PageStartCollector::is_full() const { return cut_ || words_.letters() >= kLetters + 4; }

void PageStartCollector::add_entry(const Words& entry) {
  if (is_full()) return;
  // "Jane Roe, Mayor 4, 7". One word alone is a letter of the index. That a name's last word may go is no harm.
  size_t end = entry.size();
  if (end > 1) --end;
  while (end > 1 && entry[end - 1].ends_with(',')) --end;
  gap();
  for (size_t i = 0; i < end; ++i) {
    add(entry[i]);
    gap();
  }
  cut_ = true;
}

PageStart PageStartCollector::finish(std::string folio) { return {std::move(folio), words_.finish(), cut_}; }

void compare_page_lists(const std::vector<PageStart>& printed, const std::vector<PageStart>& listed,
                        const std::string& pdf, const std::string& epub, Diagnostics& diagnostics) {
  size_t found = 0;
  const auto tell = [&](std::initializer_list<std::string_view> message, std::initializer_list<std::string_view> help) {
    if (found++ < kMostTold) diagnostics.error("verify-page-list", {}, joined(message), {joined(help)});
  };
  size_t at = 0;
  for (const PageStart& page : printed) {
    size_t here = at;
    while (here < listed.size() && listed[here].folio != page.folio) ++here;
    if (here == listed.size()) {
      tell({"the page list of ", epub, " lacks page \"", page.folio, "\" of ", pdf}, {"it begins with ", quoted(page)});
      continue;
    }
    for (; at < here; ++at) {
      tell({"the page list of ", epub, " has a page \"", listed[at].folio, "\" that ", pdf, " has not there"},
           {"it leads to ", quoted(listed[at])});
    }
    ++at;
    if (say_the_same(page, listed[here])) continue;
    tell({"page \"", page.folio, "\" begins with ", quoted(page), " in ", pdf, ", and with ", quoted(listed[here]),
          " in ", epub},
         {"the page breaks of both files must be those of one printed edition"});
  }
  for (; at < listed.size(); ++at) {
    tell({"the page list of ", epub, " has a page \"", listed[at].folio, "\" that ", pdf, " has not"},
         {"it leads to ", quoted(listed[at])});
  }
  if (found > kMostTold) {
    diagnostics.error("verify-page-list", {},
                      "the page list of " + epub + " differs from " + pdf + " in " + std::to_string(found - kMostTold) +
                          " more places");
  }
}

std::string page_number(int64_t number, std::string_view style) {
  if (number < 1) return {};
  if (style == "D") return std::to_string(number);
  std::string label;
  if (style == "R" || style == "r") {
    struct Numeral {
      int value;
      std::string_view letters;
    };
    static constexpr Numeral kNumerals[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                            {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                            {5, "v"},    {4, "iv"},   {1, "i"}};
    if (number > 100'000) return {};
    for (const Numeral& numeral : kNumerals) {
      for (; number >= numeral.value; number -= numeral.value) label += numeral.letters;
    }
  } else if (style == "A" || style == "a") {
    // a to z, then aa to zz.
    if (number > 26 * 100) return {};
    label.assign(static_cast<size_t>((number - 1) / 26 + 1), static_cast<char>('a' + (number - 1) % 26));
  }
  if (style == "R" || style == "A") {
    std::transform(label.begin(), label.end(), label.begin(), [](char c) { return static_cast<char>(c - 32); });
  }
  return label;
}

}  // namespace hustings::verify
