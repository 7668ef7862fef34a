#include "audit/fairness.h"

#include <algorithm>
#include <map>

#include "audit/recount.h"
#include "audit/treatment.h"
#include "project/statements.h"

namespace hustings::audit {
namespace {

// Parts and sections by their ids, which are the same in both editions.
class Ids {
 public:
  explicit Ids(const StyledDocument& styled) {
    for (uint32_t i = 0; i < styled.parts.size(); ++i) {
      const StyledPart& part = *styled.parts[i];
      parts_.emplace(part.id, i);
      for (NodeId node = 0; node < part.nodes.size(); ++node) {
        if (part[node].kind != NodeKind::Section || !part.has(node, Attribute::Id)) continue;
        sections_.emplace(part.attribute(node, Attribute::Id), std::pair(i, node));
      }
    }
  }

  std::optional<PlaceInTree> candidate(const std::string& id) const {
    const auto part = parts_.find("profile-" + id);
    if (part == parts_.end()) return std::nullopt;
    PlaceInTree place{part->second, 0, kNoNode};
    const auto statement = sections_.find("statement-" + id);
    if (statement != sections_.end() && statement->second.first == place.part)
      place.statement = statement->second.second;
    return place;
  }

  std::optional<PlaceInTree> argument(const std::string& id) const {
    const auto section = sections_.find(id);
    if (section == sections_.end()) return std::nullopt;
    const auto [part, node] = section->second;
    return PlaceInTree{part, node, node};
  }

 private:
  std::map<std::string_view, uint32_t> parts_;
  std::map<std::string_view, std::pair<uint32_t, NodeId>> sections_;
};

struct Person {
  std::string id, name, language;
  std::string title;  // of those whom they are compared with
  Span span;
  Statement statement;  // its body may not exist
  std::optional<PlaceInTree> place;
};

// "Argument for Measure A".
std::string named(const Statement& statement) {
  constexpr std::string_view kThe = "the ";
  std::string name = statement.what;
  if (name.starts_with(kThe)) name.erase(0, kThe.size());
  if (!name.empty() && name.front() >= 'a' && name.front() <= 'z') name.front() = static_cast<char>(name.front() - 32);
  return name;
}

using Statements = std::map<const Contest*, std::vector<const Statement*>>;  // for look-up alone

// Candidates, with a statement or without; of a measure the arguments, and the rebuttals, which have limits of their
// own. Nobody has a claim to the space of a law.
std::vector<Person> people_of(const Contest& contest, const std::vector<const Statement*>& statements,
                              const std::string& booklet_language, const Ids& ids) {
  const auto language_of = [&](const std::string& own) { return own.empty() ? booklet_language : own; };
  std::vector<Person> people;
  auto next = statements.begin();  // statements of candidates come in the order of these
  for (const Candidate& candidate : contest.candidates) {
    Person person{candidate.id,   candidate.name, language_of(candidate.language), contest.title,
                  candidate.span, Statement{},    ids.candidate(candidate.id)};
    if (next != statements.end() && (*next)->candidate == &candidate) person.statement = **next++;
    people.push_back(std::move(person));
  }
  for (const Statement* statement : statements) {
    const Statement& each = *statement;
    if (each.kind != StatementKind::Argument && each.kind != StatementKind::Rebuttal) continue;
    const Span span{each.body.source, each.body.begin, each.body.begin};
    const std::string title =
        project::measure_name(contest) + (each.kind == StatementKind::Argument ? ", arguments" : ", rebuttals");
    people.push_back({each.id, named(each), language_of(each.language), title, span, each, ids.argument(each.id)});
  }
  return people;
}

// Whoever the layout does not print has no place here.
std::vector<ContestFairness> contests_of(const Booklet& booklet, const Sources& sources) {
  const Ids ids(*booklet.styled);
  std::vector<TreatmentMeasurer> measurers;
  std::vector<std::vector<size_t>> of_part(booklet.styled->parts.size());
  struct Seat {
    size_t contest;
    Person person;
    size_t measurer;
  };
  std::vector<Seat> seats;
  std::vector<ContestFairness> contests;
  const std::vector<Statement> statements = project::statements_of(booklet.project);
  Statements by_contest;
  for (const Statement& each : statements) by_contest[each.contest].push_back(&each);
  for (const Contest& contest : booklet.project.contests) {
    const size_t first = contests.size();
    for (Person& person : people_of(contest, by_contest[&contest], booklet.project.editions.front().language, ids)) {
      if (!person.place) continue;
      const auto same = [&](const ContestFairness& each) {
        return each.language == person.language && each.title == person.title;
      };
      auto found = std::find_if(contests.begin() + static_cast<std::ptrdiff_t>(first), contests.end(), same);
      if (found == contests.end()) {
        contests.push_back({contest.id, person.title, person.language, {}, {}});
        found = contests.end() - 1;
      }
      of_part[person.place->part].push_back(measurers.size());
      seats.push_back({static_cast<size_t>(found - contests.begin()), std::move(person), measurers.size()});
      measurers.emplace_back(booklet.paged, *seats.back().person.place);
    }
  }
  for (uint32_t p = 0; p < booklet.paged.pages.size(); ++p) {
    const Page& page = booklet.paged.pages[p];
    for (uint32_t i = 0; i < page.fragment_count; ++i) {
      const Fragment& fragment = booklet.paged.fragments[page.first_fragment + i];
      if (fragment.kind == FragmentKind::Furniture || fragment.part >= of_part.size()) continue;
      for (const size_t measurer : of_part[fragment.part]) measurers[measurer].add(p, fragment);
    }
  }
  for (Seat& seat : seats) {
    Treatment treatment = measurers[seat.measurer].finish();
    treatment.id = std::move(seat.person.id);
    treatment.name = std::move(seat.person.name);
    treatment.span = seat.person.span;
    if (seat.person.statement.body.exists()) {
      treatment.words = recount(seat.person.statement, sources).count.words;
    }
    if (const StatementCut* cut = cut_of(booklet.document.cuts, seat.person.statement.id)) {
      treatment.cut = cut->counted - cut->kept;
    }
    contests[seat.contest].candidates.push_back(std::move(treatment));
  }
  return contests;
}

// First, second, third on a page: as they follow each other in the booklet.
void number_places(std::vector<ContestFairness>& contests) {
  std::map<uint32_t, std::vector<SpaceOnPage*>> pages;
  for (ContestFairness& contest : contests) {
    for (Treatment& treatment : contest.candidates) {
      for (SpaceOnPage& place : treatment.places) pages[place.page].push_back(&place);
    }
  }
  for (auto& [page, places] : pages) {
    for (size_t i = 0; i < places.size(); ++i) {
      places[i]->place = static_cast<uint32_t>(i + 1);
      places[i]->of = static_cast<uint32_t>(places.size());
    }
  }
}

void add_lines(const PagedDocument& paged, const Fragment& fragment, std::vector<Rect>& lines) {
  const GalleyPart& part = *paged.parts[fragment.part];
  const StyledNode& node = (*part.shaped->styled)[fragment.node];
  const bool right_to_left = paged.styled->style(node.style).direction == Direction::RightToLeft;
  Length y = fragment.area.y;
  for (uint32_t i = 0; i < fragment.line_count; ++i) {
    const Line& line = part.lines[fragment.first_line + i];
    const Length height = line.ascent + line.descent;
    const Length x = right_to_left ? fragment.area.right() - line.x - line.width : fragment.area.x + line.x;
    if (line.width.units > 0) lines.push_back({x, y, line.width, height});
    y += height;
  }
}

std::vector<PictureOfPage> pages_of(const PagedDocument& paged, const std::vector<ContestFairness>& contests) {
  std::map<uint32_t, PictureOfPage> pages;
  for (const ContestFairness& contest : contests) {
    for (const Treatment& treatment : contest.candidates) {
      for (const SpaceOnPage& place : treatment.places) pages.try_emplace(place.page);
    }
  }
  std::vector<PictureOfPage> list;
  for (auto& [index, picture] : pages) {
    const Page& page = paged.pages[index];
    picture = {index, paged.styled->masters[page.master].size, page.folio, page.recto, {}, {}};
    for (uint32_t i = 0; i < page.fragment_count; ++i) {
      const Fragment& fragment = paged.fragments[page.first_fragment + i];
      if (fragment.kind == FragmentKind::Lines) add_lines(paged, fragment, picture.lines);
      if (fragment.kind == FragmentKind::Picture) picture.pictures.push_back(fragment.area);
    }
    list.push_back(std::move(picture));
  }
  return list;
}

bool is_in_inches(const PagedDocument& paged) {
  constexpr int64_t kEighth = 9 * Length::kUnitsPerPoint;
  return !paged.pages.empty() && paged.styled->masters[paged.pages.front().master].size.width.units % kEighth == 0;
}

}  // namespace

Fairness measure_fairness(const Booklet& booklet, const Sources& sources) {
  Fairness fairness;
  fairness.name = booklet.project.name;
  fairness.title = booklet.project.metadata.title;
  fairness.language = booklet.project.editions.front().language;
  fairness.direction = booklet.styled->direction;
  fairness.page_count = booklet.paged.pages.size();
  fairness.inches = is_in_inches(booklet.paged);
  fairness.contests = contests_of(booklet, sources);
  number_places(fairness.contests);
  fairness.pages = pages_of(booklet.paged, fairness.contests);
  for (ContestFairness& contest : fairness.contests) compare(contest);
  return fairness;
}

}  // namespace hustings::audit
