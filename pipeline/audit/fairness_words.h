// How the reports on equal treatment say their figures: all three writers in the same words.
#pragma once

#include <string>
#include <vector>

#include "audit/fairness.h"

namespace hustings::audit {

std::string points(Length length);  // "9.7 pt"
// With two digits after the point: "28.35 sq in", "182.90 cm²". `inches` as in Fairness.
std::string square(Area area, bool inches);
std::string length_on_paper(Length length, bool inches);       // "1.75 in", "44.5 mm"
std::string by(Size size, bool inches);                        // "1.50 × 1.75 in"
std::string type_of(const TypeSize& type);                     // "9.7 on 12.9 pt"
std::string resolution_of(const PortraitTreatment& portrait);  // "281 dpi", "drawing", "missing"
// In whole per cent, rounded; 0 of nothing.
int64_t per_cent(int64_t part, int64_t whole);

// "12 recto", "12 verso (2 of 2)", "12 verso to 20 verso (9 pages)": the folios.
std::string pages_of(const Treatment& treatment, const Fairness& fairness);
const PictureOfPage& picture_of(const Fairness& fairness, uint32_t page);
// What is so and needs no mending: "Jane Roe: no statement", "no portrait"; ready to show.
std::vector<std::string> remarks(const ContestFairness& contest);
// One sentence of a contest: "All 6 have the same type size, leading, measure and portrait."
std::string verdict(const ContestFairness& contest);
std::string heading(const ContestFairness& contest, const Fairness& fairness);  // with the language where it differs

}  // namespace hustings::audit
