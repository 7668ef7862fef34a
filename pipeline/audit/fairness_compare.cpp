// Who is treated differently. Most of a contest is the measure of all: the value that most candidates have is taken for
// what the layout gives, and those who have another one are named.
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "audit/fairness.h"
#include "audit/fairness_words.h"
#include "base/printable.h"

namespace hustings::audit {
namespace {

using Kind = Inequality::Kind;

// What one candidate has, or nothing when the question does not arise.
template <typename Value>
using Reader = std::function<std::optional<Value>(const Treatment&)>;

// Adds an Inequality for everybody whose value is not that of most. Ties go to who stands first.
template <typename Value>
void compare_values(ContestFairness& contest, Kind kind, const Reader<Value>& read,
                    const std::function<std::string(const Value& theirs, const Value& others)>& say) {
  std::vector<std::pair<Value, size_t>> counts;
  for (const Treatment& treatment : contest.candidates) {
    const std::optional<Value> value = read(treatment);
    if (!value) continue;
    const auto known =
        std::find_if(counts.begin(), counts.end(), [&](const auto& each) { return each.first == *value; });
    if (known == counts.end()) {
      counts.emplace_back(*value, 1);
    } else {
      ++known->second;
    }
  }
  if (counts.size() < 2) return;
  const Value usual = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
                        return a.second < b.second;
                      })->first;
  for (uint32_t i = 0; i < contest.candidates.size(); ++i) {
    const std::optional<Value> value = read(contest.candidates[i]);
    if (value && !(*value == usual)) contest.inequalities.push_back({kind, i, say(*value, usual)});
  }
}

std::optional<Length> size_of_form(const Treatment& treatment, const std::string& form, bool leading) {
  for (const FormSize& each : treatment.forms) {
    if (each.form == form) return leading ? each.type.leading : each.type.size;
  }
  return std::nullopt;
}

// Where the body differs, most other blocks do too, and are not worth a line each.
void compare_forms(ContestFairness& contest) {
  std::set<std::string> forms;
  for (const Treatment& treatment : contest.candidates) {
    for (const FormSize& form : treatment.forms) forms.insert(form.form);
  }
  std::set<uint32_t> told;
  for (const Inequality& each : contest.inequalities) told.insert(each.candidate);
  for (const std::string& form : forms) {
    const size_t before = contest.inequalities.size();
    compare_values<Length>(
        contest, Kind::TypeSize, [&](const Treatment& each) { return size_of_form(each, form, false); },
        [&](Length theirs, Length others) {
          return "type of " + points(theirs) + " in " + form + ", not " + points(others) + " as others";
        });
    compare_values<Length>(
        contest, Kind::Leading, [&](const Treatment& each) { return size_of_form(each, form, true); },
        [&](Length theirs, Length others) {
          return "lines of " + points(theirs) + " in " + form + ", not " + points(others) + " as others";
        });
    const auto is_told = [&](const Inequality& each) { return told.count(each.candidate) != 0; };
    auto& list = contest.inequalities;
    list.erase(std::remove_if(list.begin() + static_cast<std::ptrdiff_t>(before), list.end(), is_told), list.end());
    for (size_t i = before; i < list.size(); ++i) told.insert(list[i].candidate);
  }
}

// The same space is granted to all, and yet somebody stands on more of the paper: that is no equal treatment.
void find_excess(ContestFairness& contest) {
  for (uint32_t i = 0; i < contest.candidates.size(); ++i) {
    const Treatment& each = contest.candidates[i];
    if (!each.granted || each.used <= *each.granted) continue;
    contest.inequalities.push_back(
        {Kind::Space, i,
         square(each.used, false) + " used, more than the " + square(*each.granted, false) + " granted"});
  }
}

}  // namespace

std::string_view name_of(Inequality::Kind kind) {
  switch (kind) {
    case Kind::TypeSize:
      return "type-size";
    case Kind::Leading:
      return "leading";
    case Kind::Measure:
      return "measure";
    case Kind::Portrait:
      return "portrait";
    case Kind::Space:
      return "space";
  }
  return {};
}

void compare(ContestFairness& contest) {
  contest.inequalities.clear();
  const auto of_statement = [](Length TypeSize::*member) -> Reader<Length> {
    return [member](const Treatment& each) {
      return each.measure.units > 0 ? std::optional(each.body.*member) : std::nullopt;
    };
  };
  compare_values<Length>(contest, Kind::TypeSize, of_statement(&TypeSize::size), [](Length theirs, Length others) {
    return "type of " + points(theirs) + " in the statement, not " + points(others) + " as others";
  });
  compare_values<Length>(contest, Kind::Leading, of_statement(&TypeSize::leading), [](Length theirs, Length others) {
    return "lines of " + points(theirs) + " in the statement, not " + points(others) + " as others";
  });
  compare_values<Length>(
      contest, Kind::Measure,
      [](const Treatment& each) { return each.measure.units > 0 ? std::optional(each.measure) : std::nullopt; },
      [](Length theirs, Length others) {
        return "a measure of " + points(theirs) + " in the statement, not " + points(others) + " as others";
      });
  compare_values<Size>(
      contest, Kind::Portrait,
      [](const Treatment& each) { return each.portrait ? std::optional(each.portrait->size) : std::nullopt; },
      [](const Size& theirs, const Size& others) {
        return "a portrait of " + points(theirs.width) + " by " + points(theirs.height) + ", not " +
               points(others.width) + " by " + points(others.height) + " as others";
      });
  compare_values<Area>(
      contest, Kind::Space, [](const Treatment& each) { return each.granted; },
      [](Area theirs, Area others) {
        return square(theirs, false) + " granted, not " + square(others, false) + " as others";
      });
  compare_forms(contest);
  find_excess(contest);
}

void report_inequalities(const Fairness& fairness, Diagnostics& diagnostics) {
  for (const ContestFairness& contest : fairness.contests) {
    std::map<uint32_t, std::string> told;
    for (const Inequality& each : contest.inequalities) {
      std::string& all = told[each.candidate];
      all += (all.empty() ? "" : "; ") + each.what;
    }
    for (const auto& [candidate, what] : told) {
      const Treatment& treatment = contest.candidates[candidate];
      diagnostics.warning("fairness-unequal", treatment.span,
                          treatment.name + " is not treated as others of \"" + contest.title + "\": " + what,
                          {"look for a rule of the layout that speaks of this candidate alone; `hustings fairness "
                           "--format html` shows the pages"});
    }
  }
}

}  // namespace hustings::audit
