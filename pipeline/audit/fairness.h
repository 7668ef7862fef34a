// Equal treatment, measured on the finished pages: in a contest every candidate is owed the same type size, leading,
// measure, portrait and space (ORS 251.095: "the same amount of space"; OAR 165-022-0060: "equal space for every
// statement and portrait"). What each of them got is read off the lines and boxes as they are set, not off the layout's
// rules, so that it holds whatever rule, fit or table set somebody smaller.
//
// Only those are compared who write in the same language: a layout may give a script the size that it needs.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "publish.h"

namespace hustings::audit {

// A surface on paper, in 1/65536 of a square point.
struct Area {
  int64_t units = 0;
  auto operator<=>(const Area&) const = default;
};
Area area_of(Size size);

// What one candidate has on one page. Rectangles are from the page's top left corner.
struct SpaceOnPage {
  uint32_t page = 0;                // of PagedDocument::pages
  uint32_t place = 1, of = 1;       // among those who stand on this page, as it is read
  std::vector<Rect> used, granted;  // one a column; nothing is granted where the layout keeps no space
};

struct PortraitTreatment {
  Size size;
  int64_t dpi = 0;       // of the axis with fewer; 0: a drawing, or a picture that is missing
  bool drawing = false;  // it has no pixels
};

struct TypeSize {
  Length size, leading;
  bool operator==(const TypeSize&) const = default;
};

// Text blocks of one kind, "section.profile > heading.candidate-name", and the size in which most of their letters are.
struct FormSize {
  std::string form;
  TypeSize type;
};

// How one candidate (or whoever signs an argument) is treated.
struct Treatment {
  std::string id;    // the candidate's, else the statement's
  std::string name;  // as the author writes it: not safe to show as it is
  Span span;         // where the author's folder speaks of the candidate
  bool has_statement = false;
  size_t words = 0;  // of the statement as it was handed in, by the contest's way of counting
  size_t cut = 0;    // of these words, what the limit took: they are not printed
  size_t lines = 0;  // of the statement, as set
  TypeSize body;     // in which most of the statement's paragraphs are set
  Length smallest;   // of the author's own words anywhere in the statement
  Length measure;    // of those paragraphs; 0 where all of them stand in lists, quotations and the like
  std::vector<FormSize> forms;
  std::optional<PortraitTreatment> portrait;
  std::vector<SpaceOnPage> places;
  Area used;                    // all columns that the candidate's name, portrait, facts and words take
  std::optional<Area> granted;  // what the layout keeps for each
};

struct Inequality {
  enum class Kind : uint8_t { TypeSize, Leading, Measure, Portrait, Space };
  Kind kind = Kind::TypeSize;
  uint32_t candidate = 0;  // who differs from most; of ContestFairness::candidates
  std::string what;        // "type of 8 pt in the statement, not 9.7 pt as others"; nobody's name in it
};
std::string_view name_of(Inequality::Kind kind);  // "type-size"

// Those of a contest who write in one language.
struct ContestFairness {
  std::string id, title, language;
  std::vector<Treatment> candidates;  // in the order of printing
  std::vector<Inequality> inequalities;
};

// A page that somebody stands on, for a picture of it.
struct PictureOfPage {
  uint32_t page = 0;
  Size size;
  std::string folio;
  bool recto = true;
  std::vector<Rect> lines;     // each line of type
  std::vector<Rect> pictures;  // portraits and others
};

struct Fairness {
  std::string name, title, language;
  Direction direction = Direction::LeftToRight;
  size_t page_count = 0;
  bool inches = false;  // the pages are of whole eighths of an inch: people measure them so
  std::vector<ContestFairness> contests;
  std::vector<PictureOfPage> pages;  // in order
};

// Reads it off a booklet that went as far as its pages and kept them (PublishOptions::keep_pages). A contest without
// anybody in it is not listed.
Fairness measure_fairness(const Booklet& booklet, const Sources& sources);
// Fills `inequalities`: whoever differs from most of the contest, the first of it where no two are alike; and whoever
// uses more than what is granted.
void compare(ContestFairness& contest);
// `fairness-unequal`, a warning for each at the candidate's place.
void report_inequalities(const Fairness& fairness, Diagnostics& diagnostics);

void write_fairness_text(std::ostream& out, const Fairness& fairness);
// One object. Lengths are in points, areas in square points.
void write_fairness_json(std::ostream& out, const Fairness& fairness);
// One page that needs nothing but itself: no script, no font, no address outside.
void write_fairness_html(std::ostream& out, const Fairness& fairness);

}  // namespace hustings::audit
