#include "audit/page_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/counted.h"
#include "base/printable.h"
#include "base/utf8.h"

namespace hustings::audit {
namespace {

using Kind = Compromise::Kind;

std::string sentence(const Compromise& compromise) {
  const std::string lines = counted(static_cast<uint64_t>(compromise.lines), "line", "lines");
  switch (compromise.kind) {
    case Kind::Widow:
      return "the last line of a paragraph stands alone at the top of a column";
    case Kind::Orphan:
      return "the first line of a paragraph stands alone at the foot of a column";
    case Kind::StrandedHeading:
      return "a heading has fewer than three lines below it at the foot of a column";
    case Kind::Parted:
      return "a column ends inside what the layout keeps together";
    case Kind::HyphenAtFoot:
      return "a column ends inside a word";
    case Kind::ShortColumn:
      return lines + " left empty at the foot of a column";
    case Kind::ShortPage:
      return "the last page holds only " + lines;
    case Kind::UnequalFacing:
      return "facing pages end " + lines + " apart";
    case Kind::UnequalColumns:
      return "the last columns end " + lines + " apart";
    case Kind::TightSpaces:
      return fmt::format("spaces between blocks give {}% of what they can", lines);
    case Kind::LooseSpaces:
      return fmt::format("spaces between blocks grow by {}% of what they may", lines);
    case Kind::ShorterParagraph:
      return "a paragraph is set in one line less than is best";
    case Kind::LongerParagraph:
      return "a paragraph is set in one line more than is best";
    case Kind::NoteSplit:
      return "a note goes on at the foot of the next column";
    case Kind::NoteAway:
      return "a note does not begin where its mark is";
    case Kind::NotesAlone:
      return "a column holds notes alone";
    case Kind::Overfull:
      return "this is higher than the page";
  }
  return {};
}

// The author's place: of the words there, or of the block that holds them.
Span span_of(const StyledPart& part, const TextPosition& place) {
  Span span = part[place.node].span;
  for (NodeId node = place.node; node < part.nodes.size() && part[node].text_begin <= place.byte; ++node) {
    const StyledNode& each = part[node];
    if (each.first_child != kNoNode || !each.span.known() || place.byte >= each.text_end) continue;
    const uint32_t into = std::min(place.byte - each.text_begin, each.span.end - each.span.begin);
    const bool verbatim = each.span.end - each.span.begin == each.text_end - each.text_begin;
    return {each.span.source, each.span.begin + (verbatim ? into : 0), each.span.end};
  }
  for (NodeId node = place.node; !span.known() && node != kNoNode; node = part[node].parent) span = part[node].span;
  return span;
}

// The first words there.
std::string words_at(const StyledPart& part, const TextPosition& place) {
  std::string words;
  size_t spaces = 0;
  for (size_t byte = place.byte; byte < part.text.size();) {
    const char32_t character = next_code_point(part.text, byte);
    if (character == '\n' || (character == ' ' && ++spaces == 6)) break;
    append_utf8(words, character == 0xFFFC ? U' ' : character);
  }
  return printable(words);
}

// A compromise with all that people are told of it.
struct Told {
  const Compromise* compromise;
  std::string folio, words;
  std::string file;  // the author's; empty: nobody's words
  LineColumn at;
};

// In the order of the pages.
std::vector<Told> told(const Booklet& booklet, const Sources& sources) {
  std::vector<Told> list;
  for (const Compromise& compromise : booklet.paged.compromises) {
    const StyledPart& part = *booklet.styled->parts[compromise.place.part];
    const Span span = span_of(part, compromise.place);
    Told one{&compromise, booklet.paged.pages[compromise.page].folio, words_at(part, compromise.place), {}, {}};
    if (span.known()) {
      const Source& source = sources.at(span.source);
      one.file = source.path();
      one.at = source.position(span.begin);
    }
    list.push_back(std::move(one));
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const Told& a, const Told& b) { return a.compromise->page < b.compromise->page; });
  return list;
}

int64_t cost_of(const Booklet& booklet) {
  int64_t cost = 0;
  for (const Compromise& compromise : booklet.paged.compromises) cost += compromise.cost;
  return cost;
}

}  // namespace

void write_page_report(std::ostream& out, const Booklet& booklet, const Sources& sources) {
  std::map<Kind, size_t> counts;
  for (const Told& one : told(booklet, sources)) {
    const Compromise& compromise = *one.compromise;
    ++counts[compromise.kind];
    // A picture says nothing.
    const std::string words = one.words.empty() ? std::string() : fmt::format(", \"{}\"", one.words);
    out << fmt::format("page {} (PDF page {}): {}: {}{}, cost {}\n", one.folio, compromise.page + 1,
                       name_of(compromise.kind), sentence(compromise), words, compromise.cost);
    if (!one.file.empty()) out << fmt::format("  {}:{}:{}\n", printable(one.file), one.at.line, one.at.column);
  }
  for (const PositionCheck& check : booklet.positions) {
    out << fmt::format("page {} (PDF page {}): {}: {} ({})\n", check.folio, check.page,
                       check.kept ? "position-kept" : "position-broken", printable(check.id), check.rule);
  }
  std::string kinds;
  for (const auto& [kind, count] : counts) kinds += fmt::format(", {} {}", count, name_of(kind));
  out << fmt::format("{} pages, {} compromises at a cost of {}{}\n", booklet.paged.pages.size(),
                     booklet.paged.compromises.size(), cost_of(booklet), kinds.empty() ? "" : ":" + kinds.substr(1));
}

void write_page_report_json(std::ostream& out, const Booklet& booklet, const Sources& sources) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Told& one : told(booklet, sources)) {
    const Compromise& compromise = *one.compromise;
    nlohmann::ordered_json entry = {{"page", compromise.page + 1},
                                    {"folio", one.folio},
                                    {"kind", name_of(compromise.kind)},
                                    {"message", sentence(compromise)},
                                    {"lines", compromise.lines},
                                    {"cost", compromise.cost},
                                    {"words", one.words}};
    if (!one.file.empty()) {
      entry["file"] = one.file;
      entry["line"] = one.at.line;
      entry["column"] = one.at.column;
    }
    list.push_back(std::move(entry));
  }
  nlohmann::ordered_json report = {
      {"report", "pages"}, {"pages", booklet.paged.pages.size()}, {"cost", cost_of(booklet)}, {"compromises", list}};
  for (const PositionCheck& check : booklet.positions) {
    report["positions"].push_back(
        {{"page", check.page}, {"folio", check.folio}, {"id", check.id}, {"rule", check.rule}, {"kept", check.kept}});
  }
  out << report.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

}  // namespace hustings::audit
