// For programs: nothing is rounded to what people measure with.
#include <ostream>

#include <nlohmann/json.hpp>

#include "audit/fairness_words.h"

namespace hustings::audit {
namespace {

using Json = nlohmann::ordered_json;

// Thousandths, as the text of a number would have them.
double number(int64_t units) {
  const int64_t thousandths = Length{units}.scaled(1000, Length::kUnitsPerPoint).units;
  return static_cast<double>(thousandths) / 1000;
}

Json rectangles(const std::vector<Rect>& list) {
  Json out = Json::array();
  for (const Rect& rect : list) {
    out.push_back({number(rect.x.units), number(rect.y.units), number(rect.width.units), number(rect.height.units)});
  }
  return out;
}

Json places_of(const Treatment& treatment, const Fairness& fairness) {
  Json out = Json::array();
  for (const SpaceOnPage& place : treatment.places) {
    Json entry = {{"page", place.page + 1}};
    const PictureOfPage& page = picture_of(fairness, place.page);
    entry["folio"] = page.folio;
    entry["side"] = page.recto ? "recto" : "verso";
    entry["place"] = place.place;
    entry["of"] = place.of;
    entry["used"] = rectangles(place.used);
    if (!place.granted.empty()) entry["granted"] = rectangles(place.granted);
    out.push_back(std::move(entry));
  }
  return out;
}

Json candidate_of(const Treatment& treatment, const Fairness& fairness) {
  Json out = {{"id", treatment.id},
              {"name", treatment.name},
              {"statement", treatment.has_statement},
              {"words", treatment.words},
              {"lines", treatment.lines}};
  if (treatment.cut > 0) out["words-cut"] = treatment.cut;
  if (treatment.has_statement) {
    out["type-size"] = number(treatment.body.size.units);
    out["leading"] = number(treatment.body.leading.units);
    out["smallest-type"] = number(treatment.smallest.units);
    if (treatment.measure.units > 0) out["measure"] = number(treatment.measure.units);
  }
  if (treatment.portrait) {
    const PortraitTreatment& portrait = *treatment.portrait;
    Json entry = {{"width", number(portrait.size.width.units)},
                  {"height", number(portrait.size.height.units)},
                  {"area", number(area_of(portrait.size).units)}};
    if (portrait.dpi > 0) entry["dpi"] = portrait.dpi;
    if (portrait.drawing) entry["drawing"] = true;
    out["portrait"] = std::move(entry);
  }
  out["area-used"] = number(treatment.used.units);
  if (treatment.granted) out["area-granted"] = number(treatment.granted->units);
  out["places"] = places_of(treatment, fairness);
  return out;
}

}  // namespace

void write_fairness_json(std::ostream& out, const Fairness& fairness) {
  Json contests = Json::array();
  for (const ContestFairness& contest : fairness.contests) {
    Json entry = {{"id", contest.id},
                  {"title", contest.title},
                  {"language", contest.language},
                  {"equal", contest.inequalities.empty()}};
    Json& candidates = entry["candidates"] = Json::array();
    for (const Treatment& each : contest.candidates) candidates.push_back(candidate_of(each, fairness));
    Json& inequalities = entry["inequalities"] = Json::array();
    for (const Inequality& each : contest.inequalities) {
      inequalities.push_back(
          {{"kind", name_of(each.kind)}, {"candidate", contest.candidates[each.candidate].id}, {"message", each.what}});
    }
    contests.push_back(std::move(entry));
  }
  const Json report = {{"report", "fairness"},
                       {"booklet", fairness.name},
                       {"title", fairness.title},
                       {"pages", fairness.page_count},
                       {"contests", contests}};
  out << report.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace hustings::audit
