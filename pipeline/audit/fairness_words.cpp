#include "audit/fairness_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/counted.h"
#include "base/printable.h"
#include "text/text.h"

namespace hustings::audit {
namespace {

// `units` of 1/65536, in hundredths of `unit` of the same.
std::string hundredths(int64_t units, int64_t numerator, int64_t denominator) {
  const int64_t value = Length{units}.scaled(100 * numerator, denominator).units / Length::kUnitsPerPoint;
  return fmt::format("{}.{:02}", value / 100, value % 100);
}

// "a, b and c".
std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (size_t i = 0; i < words.size(); ++i) list += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return list;
}

}  // namespace

std::string points(Length length) { return format_points(length, 2) + " pt"; }

// 72 points are an inch, 25.4 mm; rounded to 1/100.
std::string length_on_paper(Length length, bool inches) {
  const Length half = Length{Length::kUnitsPerPoint / 2};
  if (inches) return hundredths((length + half * 72 / 100).units, 1, 72) + " in";
  const Length tenths = length.scaled(254, 72) + half;
  const int64_t value = tenths.units / Length::kUnitsPerPoint;
  return fmt::format("{}.{} mm", value / 10, value % 10);
}

std::string square(Area area, bool inches) {
  if (inches) return hundredths(area.units, 1, INT64_C(72) * 72) + " sq in";
  // (2.54 cm)² is 6.4516 cm².
  return hundredths(area.units, 64516, INT64_C(72) * 72 * 10000) + " cm²";
}

std::string by(Size size, bool inches) {
  const std::string width = length_on_paper(size.width, inches);
  return width.substr(0, width.find(' ')) + " × " + length_on_paper(size.height, inches);
}

std::string type_of(const TypeSize& type) {
  return format_points(type.size, 2) + " on " + format_points(type.leading, 2) + " pt";
}

int64_t per_cent(int64_t part, int64_t whole) { return whole <= 0 ? 0 : Length{part}.scaled(100, whole).units; }

const PictureOfPage& picture_of(const Fairness& fairness, uint32_t page) {
  return *std::lower_bound(fairness.pages.begin(), fairness.pages.end(), page,
                           [](const PictureOfPage& each, uint32_t wanted) { return each.page < wanted; });
}

std::string resolution_of(const PortraitTreatment& portrait) {
  if (portrait.dpi > 0) return fmt::format("{} dpi", portrait.dpi);
  return portrait.drawing ? "drawing" : "missing";
}

std::string pages_of(const Treatment& treatment, const Fairness& fairness) {
  constexpr size_t kNamed = 3;
  const auto name = [&](const SpaceOnPage& place) {
    const PictureOfPage& page = picture_of(fairness, place.page);
    std::string words = page.folio + (page.recto ? " recto" : " verso");
    if (place.of > 1) words += fmt::format(" ({} of {})", place.place, place.of);
    return words;
  };
  const std::vector<SpaceOnPage>& places = treatment.places;
  if (places.size() > kNamed) {
    return fmt::format("{} to {} ({} pages)", name(places.front()), name(places.back()), places.size());
  }
  std::string list;
  for (const SpaceOnPage& place : places) list += (list.empty() ? "" : ", ") + name(place);
  return list;
}

std::vector<std::string> remarks(const ContestFairness& contest) {
  std::vector<std::string> list;
  const bool portraits = std::any_of(contest.candidates.begin(), contest.candidates.end(),
                                     [](const Treatment& each) { return each.portrait.has_value(); });
  for (const Treatment& each : contest.candidates) {
    if (each.cut > 0) {
      list.push_back(fmt::format("{} has {} beyond the limit, which {} not printed", printable(each.name),
                                 counted(each.cut, "word", "words"), each.cut == 1 ? "is" : "are"));
    }
    std::vector<std::string> without;
    if (!each.has_statement) without.emplace_back("statement");
    if (portraits && !each.portrait) without.emplace_back("portrait");
    if (!without.empty())
      list.push_back(printable(each.name) + " submitted no " +
                     (without.size() == 2 ? "statement and no portrait" : without.front()));
  }
  return list;
}

std::string verdict(const ContestFairness& contest) {
  const size_t count = contest.candidates.size();
  if (!contest.inequalities.empty()) {
    std::vector<uint32_t> who;
    for (const Inequality& each : contest.inequalities) {
      if (std::find(who.begin(), who.end(), each.candidate) == who.end()) who.push_back(each.candidate);
    }
    return fmt::format("Unequal: {} of {} treated differently", who.size(), count);
  }
  if (count == 1) return "One alone: nobody to compare with";
  std::vector<std::string> same = {"type size", "leading", "measure"};
  const auto all_or_some = [&](auto has) {
    return std::count_if(contest.candidates.begin(), contest.candidates.end(), has) > 1;
  };
  if (all_or_some([](const Treatment& each) { return each.portrait.has_value(); })) same.emplace_back("portrait size");
  if (all_or_some([](const Treatment& each) { return each.granted.has_value(); })) same.emplace_back("space");
  return fmt::format("Equal: the same {} for all {}", listed(same), count);
}

std::string heading(const ContestFairness& contest, const Fairness& fairness) {
  std::string words = contest.title.empty() ? "The election" : printable(contest.title);
  if (contest.language != fairness.language) words += " (" + text::language_name(contest.language) + ")";
  return words;
}

}  // namespace hustings::audit
