// The page that an official opens: a verdict for each contest, a table whose bars have one scale, the pages below it.
// It stands alone, for it is mailed and archived; its figures are text, so that who sees no bar misses nothing.
#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "audit/fairness_pages.h"
#include "audit/fairness_words.h"
#include "base/counted.h"
#include "text/text.h"

namespace hustings::audit {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --ground: #fff; --ink: #1c2127; --quiet: #545d68; --line: #d0d7de; --tint: #f5f7f9;
  --bar: #0b5cad; --rail: #dde5ee; --good: #10602b; --good-ground: #e3f6e8; --bad: #98101f; --bad-ground: #fdeceb;
  --paper: #fff; --type: #b4bcc5; --picture: #c9d2dc; }
@media (prefers-color-scheme: dark) { :root { --ground: #12161b; --ink: #e8ecf0; --quiet: #a9b3be; --line: #3a434d;
  --tint: #1a2027; --bar: #7db8f5; --rail: #2b3743; --good: #86dfa0; --good-ground: #12301c; --bad: #ffaba3;
  --bad-ground: #44171a; --paper: #1b2128; --type: #55606c; --picture: #46525f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 76rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.25; margin: 0 0 .5rem; }
p { margin: 0 0 .75rem; max-width: 46rem; }
.quiet, caption, figcaption { color: var(--quiet); font-size: .875rem; }
section { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }
.verdict { display: inline-block; margin: 0 0 .75rem; padding: .3rem .75rem; border-radius: .4rem; font-weight: 600;
  border: 1px solid currentColor; }
.equal { color: var(--good); background: var(--good-ground); }
.unequal { color: var(--bad); background: var(--bad-ground); }
td.unequal { font-weight: 600; background: none; }
ul.findings { margin: 0 0 1rem; padding-inline-start: 1.25rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-variant-numeric: tabular-nums lining-nums; }
caption { text-align: start; padding-bottom: .4rem; }
th, td { text-align: start; vertical-align: top; padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--line); }
thead th { font-size: .8125rem; color: var(--quiet); font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 600; }
th:nth-child(1) { width: 21%; } th:nth-child(2) { width: 12%; } th:nth-child(3) { width: 6%; }
th:nth-child(4) { width: 14%; } th:nth-child(5) { width: 9%; } th:nth-child(6) { width: 14%; }
th:nth-child(7) { width: 14%; }
th b, figcaption b { display: inline-block; min-width: 1.45em; padding: 0 .3em; border-radius: 1em; text-align: center;
  background: var(--bar); color: var(--ground); font-size: .8em; line-height: 1.45; }
td span { white-space: nowrap; }
.bar { display: block; width: 100%; height: .55rem; margin-top: .3rem; overflow: visible; }
.bar .rail { fill: var(--rail); }
.bar .part { fill: var(--bar); }
.pages { display: flex; flex-wrap: wrap; gap: 1rem; margin-top: 1.25rem; }
figure { margin: 0; }
figure.page { width: 11rem; break-inside: avoid; }
.page svg { display: block; width: 100%; height: auto; }
.page ul { list-style: none; margin: 0; padding: 0; }
.page figcaption { padding-top: .25rem; line-height: 1.35; }
.page li { color: var(--ink); }
.paper { fill: var(--paper); stroke: var(--line); stroke-width: 2; }
.type { fill: var(--type); }
.picture { fill: var(--picture); }
.used { fill: var(--bar); fill-opacity: .16; stroke: var(--bar); stroke-width: 2; }
.granted { fill: none; stroke: var(--bar); stroke-width: 3; stroke-dasharray: 9 7; }
.number { fill: var(--bar); }
.page text { fill: var(--ground); font-weight: 700; font-family: system-ui, sans-serif; text-anchor: middle; }
@media screen and (max-width: 56rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, caption, tbody, tr, th, td { display: block; }
  tbody th:nth-child(1) { width: auto; }
  tbody tr { border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem; margin-bottom: .75rem; }
  tbody th, td { border: 0; padding: .15rem 0; }
  td { display: grid; grid-template-columns: 6rem 1fr; gap: .5rem; }
  td::before { content: attr(data-label); color: var(--quiet); font-size: .875rem; }
  td > div { min-width: 0; }
}
@media screen and (max-width: 30rem) { figure.page { width: calc(50% - .5rem); } }
@media print {
  :root { font-size: 9pt; color-scheme: light; --ground: #fff; --ink: #000; --quiet: #444; --line: #bbb; --tint: #fff; --bar: #0b5cad;
    --rail: #dde5ee; --good: #10602b; --good-ground: #fff; --bad: #98101f; --bad-ground: #fff; --paper: #fff;
    --type: #b4bcc5; --picture: #c9d2dc; }
  body { max-width: none; padding: 0; }
  section { margin-top: 1.25rem; }
  h2, caption, thead, .verdict { break-after: avoid; }
  tr { break-inside: avoid; }
  .bar, .page svg, th b, figcaption b { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  figure.page { width: 3.2cm; }
}
)";

// One scale for all of a contest: `part` of `rail` of `scale`.
std::string bar(int64_t part, int64_t rail, int64_t scale) {
  if (scale <= 0) return {};
  const auto share = [&](int64_t value) { return format_points(Length::points(1000).scaled(value, scale) / 10, 1); };
  return fmt::format(
      "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect "
      "class=\"rail\" width=\"{}\" height=\"8\"/><rect class=\"part\" width=\"{}\" height=\"8\"/></svg>",
      share(rail), share(part));
}

bool differs(const ContestFairness& contest, size_t candidate, std::initializer_list<Inequality::Kind> kinds) {
  return std::any_of(contest.inequalities.begin(), contest.inequalities.end(), [&](const Inequality& each) {
    return each.candidate == candidate && std::find(kinds.begin(), kinds.end(), each.kind) != kinds.end();
  });
}

void cell(std::ostream& out, std::string_view label, const std::string& content, bool unequal = false) {
  out << fmt::format("<td role=\"cell\" data-label=\"{}\"{}><div>{}{}</div></td>", label,
                     unequal ? " class=\"unequal\"" : "", content, unequal ? " <span>(unequal)</span>" : "");
}

std::string unbroken(const std::string& words) { return "<span>" + words + "</span>"; }

std::string portrait_of(const Treatment& treatment, bool inches) {
  if (!treatment.portrait) return "none";
  const PortraitTreatment& portrait = *treatment.portrait;
  std::string words = unbroken(by(portrait.size, inches)) + "<br>" + unbroken(square(area_of(portrait.size), inches));
  return words + ", " + unbroken(resolution_of(portrait));
}

std::string space_of(const Treatment& treatment, int64_t scale, bool inches) {
  const int64_t rail = treatment.granted ? treatment.granted->units : scale;
  std::string words = unbroken(square(treatment.used, inches));
  if (treatment.granted) {
    const auto share = fmt::format("({}%)", per_cent(treatment.used.units, treatment.granted->units));
    words += " " + unbroken("of " + square(*treatment.granted, inches)) + " " + unbroken(share);
  }
  return words + bar(treatment.used.units, rail, scale);
}

void write_row(std::ostream& out, const ContestFairness& contest, size_t index, const Fairness& fairness,
               size_t most_words, int64_t most_space) {
  using Kind = Inequality::Kind;
  const Treatment& each = contest.candidates[index];
  const bool inches = fairness.inches;
  out << fmt::format("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\"><b>{}</b> <bdi>{}</bdi></th>", index + 1,
                     escape_html(each.name));
  if (each.has_statement) {
    cell(out, "Words",
         fmt::format("{}{}{}", each.words, each.cut > 0 ? fmt::format(", {} cut", each.cut) : "",
                     bar(static_cast<int64_t>(each.words), static_cast<int64_t>(most_words),
                         static_cast<int64_t>(most_words))));
    cell(out, "Lines", std::to_string(each.lines));
    cell(out, "Type",
         unbroken(type_of(each.body)) +
             (each.smallest == each.body.size ? "" : "<br>" + unbroken("smallest " + points(each.smallest))),
         differs(contest, index, {Kind::TypeSize, Kind::Leading}));
    cell(out, "Measure", each.measure.units > 0 ? unbroken(length_on_paper(each.measure, inches)) : "–",
         differs(contest, index, {Kind::Measure}));
  } else {
    cell(out, "Words", "no statement");
    cell(out, "Lines", "–");
    cell(out, "Type", "–", differs(contest, index, {Kind::TypeSize, Kind::Leading}));
    cell(out, "Measure", "–");
  }
  cell(out, "Portrait", portrait_of(each, inches), differs(contest, index, {Kind::Portrait}));
  cell(out, "Space used", space_of(each, most_space, inches), differs(contest, index, {Kind::Space}));
  cell(out, "Page", escape_html(pages_of(each, fairness)));
  out << "</tr>\n";
}

void write_contest(std::ostream& out, const ContestFairness& contest, const Fairness& fairness) {
  const bool equal = contest.inequalities.empty();
  out << fmt::format("<section>\n<h2>{}</h2>\n<p class=\"verdict {}\">{} {}</p>\n",
                     escape_html(heading(contest, fairness)), equal ? "equal" : "unequal", equal ? "✓" : "✗",
                     escape_html(verdict(contest)));
  if (!equal) {
    out << "<ul class=\"findings\">\n";
    for (const Inequality& each : contest.inequalities) {
      out << fmt::format("<li><bdi>{}</bdi>: {}</li>\n", escape_html(contest.candidates[each.candidate].name),
                         escape_html(each.what));
    }
    out << "</ul>\n";
  }
  size_t most_words = 0;
  int64_t most_space = 0;
  for (const Treatment& each : contest.candidates) {
    most_words = std::max(most_words, each.words);
    most_space = std::max({most_space, each.used.units, each.granted ? each.granted->units : 0});
  }
  out << "<table role=\"table\">\n<caption>What each candidate has. All bars of a column have one scale.</caption>\n"
         "<thead role=\"rowgroup\"><tr role=\"row\">";
  for (const char* name : {"Candidate", "Words", "Lines", "Type", "Measure", "Portrait", "Space used", "Page"}) {
    out << "<th role=\"columnheader\" scope=\"col\">" << name << "</th>";
  }
  out << "</tr></thead>\n<tbody role=\"rowgroup\">\n";
  for (size_t i = 0; i < contest.candidates.size(); ++i) {
    write_row(out, contest, i, fairness, most_words, most_space);
  }
  out << "</tbody>\n</table>\n";
  write_pages(out, contest, fairness);
  out << "</section>\n";
}

}  // namespace

void write_fairness_html(std::ostream& out, const Fairness& fairness) {
  const auto unequal = std::count_if(fairness.contests.begin(), fairness.contests.end(),
                                     [](const ContestFairness& each) { return !each.inequalities.empty(); });
  const std::string title = fairness.title.empty() ? fairness.name : fairness.title;
  const std::string sum = unequal == 0 ? fmt::format("In {}, everybody is treated alike",
                                                     counted(fairness.contests.size(), "contest", "contests"))
                                       : fmt::format("In {} of {}, somebody is treated differently", unequal,
                                                     counted(fairness.contests.size(), "contest", "contests"));
  out << fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<title>Equal treatment: {0}</title>\n<style>{1}</style>\n"
      "</head>\n<body>\n<main>\n<h1>Equal treatment: <bdi>{0}</bdi></h1>\n<p class=\"quiet\">{2}. Measured on the "
      "pages "
      "as they are printed.</p>\n<p class=\"verdict {3}\">{4} {5}</p>\n",
      escape_html(title), kStyle, counted(fairness.page_count, "page", "pages"), unequal == 0 ? "equal" : "unequal",
      unequal == 0 ? "✓" : "✗", sum);
  out << "<p class=\"quiet\">In the small pages below, a tinted field is the space that a candidate uses; a dashed "
         "frame "
         "is the space that the layout keeps for each. Numbers are those of the table.</p>\n";
  for (const ContestFairness& contest : fairness.contests) write_contest(out, contest, fairness);
  out << "</main>\n</body>\n</html>\n";
}

}  // namespace hustings::audit
