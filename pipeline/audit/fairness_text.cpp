// A table for each contest. Names stand last: nothing is known of how wide a terminal shows them.
#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "audit/fairness_words.h"
#include "base/counted.h"
#include "base/printable.h"

namespace hustings::audit {
namespace {

constexpr size_t kColumns = 8;
using Row = std::array<std::string, kColumns>;

// Characters, all of which are one column wide in these figures.
size_t width_of(std::string_view words) {
  return static_cast<size_t>(std::count_if(words.begin(), words.end(),
                                           [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Row row_of(const Treatment& treatment, const Fairness& fairness) {
  Row row;
  row.fill("-");
  if (treatment.has_statement) {
    row[0] = std::to_string(treatment.words);
    row[1] = std::to_string(treatment.lines);
    row[2] = type_of(treatment.body);
    row[3] = points(treatment.smallest);
    if (treatment.measure.units > 0) row[4] = length_on_paper(treatment.measure, fairness.inches);
  }
  if (treatment.portrait) {
    row[5] = by(treatment.portrait->size, fairness.inches) + " = " +
             square(area_of(treatment.portrait->size), fairness.inches);
    row[5] += ", " + resolution_of(*treatment.portrait);
  }
  row[6] = square(treatment.used, fairness.inches);
  if (treatment.granted) {
    row[6] += fmt::format(" of {} ({}%)", square(*treatment.granted, fairness.inches),
                          per_cent(treatment.used.units, treatment.granted->units));
  }
  row[7] = pages_of(treatment, fairness);
  return row;
}

void write_table(std::ostream& out, const ContestFairness& contest, const Fairness& fairness) {
  std::vector<Row> rows = {{"words", "lines", "type", "smallest", "measure", "portrait", "space", "page"}};
  std::vector<std::string> names = {"candidate"};
  for (const Treatment& treatment : contest.candidates) {
    rows.push_back(row_of(treatment, fairness));
    names.push_back(printable(treatment.name));
  }
  std::array<size_t, kColumns> widths{};
  for (const Row& row : rows) {
    for (size_t i = 0; i < kColumns; ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  for (size_t r = 0; r < rows.size(); ++r) {
    for (size_t i = 0; i < kColumns; ++i) {
      const std::string pad(widths[i] - width_of(rows[r][i]), ' ');
      // Counts stand to the right, all else to the left.
      out << "  " << (i < 2 ? pad + rows[r][i] : rows[r][i] + pad);
    }
    out << "  " << names[r] << '\n';
  }
}

}  // namespace

void write_fairness_text(std::ostream& out, const Fairness& fairness) {
  size_t unequal = 0;
  for (const ContestFairness& contest : fairness.contests) {
    out << heading(contest, fairness) << '\n';
    write_table(out, contest, fairness);
    out << "  " << verdict(contest) << '\n';
    for (const Inequality& each : contest.inequalities) {
      out << "  " << name_of(each.kind) << ": " << printable(contest.candidates[each.candidate].name) << ": "
          << each.what << '\n';
    }
    for (const std::string& remark : remarks(contest)) out << "  " << remark << '\n';
    unequal += contest.inequalities.empty() ? 0 : 1;
    out << '\n';
  }
  out << fmt::format("{}, {} unequal\n", counted(fairness.contests.size(), "contest", "contests"), unequal);
}

}  // namespace hustings::audit
