// Sets paragraphs: from shaped words to lines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "linebreak/code_lines.h"
#include "linebreak/galley.h"
#include "linebreak/names.h"
#include "linebreak/optimum_fit.h"
#include "linebreak/settings.h"
#include "linebreak/table_columns.h"
#include "linebreak/type_sizes.h"

namespace hustings::linebreak {

// The narrowest a paragraph can be set without dividing words (web addresses may be), and its width when no line is
// broken but where the author asked; of a table's column also the width between them at which its short cells stand on
// one line.
struct ContentWidths {
  Length least, most;
  Length fair = {};
  Length figures = {};  // a column's: what its figures need, which are never divided
  bool told = false;    // a column's: the author says how wide
};

// Between ideographs, and between them and other letters, an eighth of an em may be added, from the latter taken.
inline constexpr int64_t kGapGive = 8;

// Whether a word space follows an item on its line.
inline bool has_space(const Item& item, const Item* next) {
  if (item.after != After::Space && item.after != After::NoBreakSpace) return false;
  return next != nullptr && next->kind != ItemKind::LineBreak;
}

// Sets one paragraph after another; its arrays keep their memory, so one is used for a whole Part.
class ParagraphSetter final : private DivisionSource {
 public:
  ParagraphSetter(const StyledDocument& styled, const TypeSizes& sizes, const ShapedPart& shaped, ShapeCache* cache,
                  const Names& names, Diagnostics& diagnostics);

  // From here on paragraphs are set at these sizes.
  void use(const TypeSizes& sizes) { sizes_ = &sizes; }
  // While true, words that no line can hold are divided by their dictionary though their style has no hyphens: heads of
  // a table that has no room for whole words. Addresses and code are left alone.
  void divide_heads(bool divide) { divides_heads_ = divide; }
  // Appends the lines and the setting to `part`. Every item of the paragraph stands on exactly one line, or on two or
  // more that divide it.
  Setting set(const ShapedParagraph& paragraph, Length measure, GalleyPart& part);
  // A list mark: one line, whatever the measure.
  Setting set_mark(const ShapedParagraph& paragraph, Length measure, GalleyPart& part);
  // In one line less or more than `line_count`, where that can be done within the styled bounds.
  std::vector<OtherSetting> others(const ShapedParagraph& paragraph, Length measure, uint32_t line_count);
  // `divided`: words may be divided, as their language and style allow.
  ContentWidths widths(const ShapedParagraph& paragraph, Length measure, bool divided);
  // Appends what no line divides, web addresses in their pieces.
  void runs(const ShapedParagraph& paragraph, Length measure, std::vector<Run>& runs);

 private:
  std::span<const Division> divisions(uint32_t box, bool emergency) override;
  // What may give and what may hang in a paragraph.
  struct Freedom {
    bool justified = false;
    bool trims = false;  // blank halves of full-width marks are left away at the edges
    bool hangs_start = false, hangs_end = false;
  };
  struct Protrusion {
    int32_t start = 0, end = 0;
  };
  static Freedom freedom_of(const ComputedStyle& style);
  void make_boxes(const ShapedParagraph& paragraph, Length measure, const Freedom& freedom);
  Protrusion edges_of(const Item& item, const Shape& shape, const StyleSizes& sizes) const;
  int32_t give_of(const Item& item, int64_t width, int64_t letters, const StyleSizes& sizes) const;
  FitRules rules_for(const ComputedStyle& style, Length measure) const;
  template <typename NewLine>
  void add_lines(const ShapedParagraph& paragraph, const FitRules& rules, const FitResult& result, NewLine&& new_line);
  void find_wide_runs(Length measure);
  void add_line(const ShapedParagraph& paragraph, const FitRules& rules, const LineEnd& from, const LineEnd& to,
                bool first, bool last, Line& line);
  void measure_height(const ShapedParagraph& paragraph, Length measure, Line& line) const;
  void justify(const FitRules& rules, const Sums& sums, StyleId style, bool free, Line& line);
  void fill_with_leader(const FitRules& rules, const Sums& sums, Line& line) const;
  int64_t share_out(int64_t shortfall, const Sums& sums, StyleId style, Line& line);
  int64_t change_letters(int64_t wanted, bool beyond, bool alone, const StyleSizes& sizes, Line& line) const;
  const Shape* shape_on(const Line& line, uint32_t item) const;
  std::string words_of(const Line& line) const;
  void report_overfull(const Line& line);
  void report_loose(const Line& line);
  bool beside_address(const Line& line) const;
  void balance(FitRules rules);
  template <typename EndOfRun>
  void walk_runs(bool divided, EndOfRun&& end_of_run);
  Setting set_code(const ShapedParagraph& paragraph, Length measure, GalleyPart& part);

  const StyledDocument& styled_;
  const TypeSizes* sizes_;
  const ShapedPart& shaped_;
  ShapeCache* cache_;
  const Names& names_;
  Diagnostics& diagnostics_;
  OptimumFit optimum_;
  FitResult result_;
  std::vector<FitBox> boxes_;
  std::vector<Division> divisions_;
  std::vector<int64_t> blanks_;  // of code_lines.h
  CodeLines code_;
  std::vector<bool> wide_;  // boxes of unbreakable runs that are wider than the measure
  uint32_t first_item_ = 0;
  Freedom freedom_;
  bool right_to_left_ = false;
  bool divides_heads_ = false;
  bool has_give_ = false;  // letters may be widened or set apart
};

}  // namespace hustings::linebreak
