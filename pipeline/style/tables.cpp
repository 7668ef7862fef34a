// Tables: the alignment of their columns, and the line that says that a table goes on.
#include <algorithm>

#include "style/part_styler.h"
#include "text/text.h"

namespace hustings::style {
namespace {

constexpr size_t kDeepest = 600;  // deeper containers are left out; their words are not

// A number with a sign or a currency before it and a unit after it, and nothing else.
std::optional<text::Figures> figures_alone(std::string_view words, std::string_view language) {
  const std::optional<text::Figures> figures = text::find_figures(words, language);
  if (!figures || figures->begin > 6 || words.size() - figures->end > 16) return {};
  if (text::find_figures(words.substr(figures->end), language)) return {};
  return figures;
}

}  // namespace

void PartStyler::table(NodeId node) {
  if (frames_.size() > kDeepest) return children(node);
  if (!open(node, Display::Table)) return;
  const std::string_view columns = std::exchange(columns_, source_.attribute(node, Attribute::Columns));
  std::vector<uint32_t> rows_left;
  rows_left_.swap(rows_left);
  std::vector<bool> decimal;
  decimal_.swap(decimal);
  find_decimal_columns(node);
  children(node);
  if (builder_->part().nodes[current()].display == Display::Table) table_continued(node);
  decimal_.swap(decimal);
  rows_left_.swap(rows_left);
  columns_ = columns;
  close();
}

void PartStyler::table_row(NodeId node) {
  if (frames_.size() > kDeepest) return children(node);
  if (!open(node, Display::TableRow)) return;
  const auto span_of = [&](NodeId cell, Attribute name) {
    uint32_t span = 0;
    for (char c : source_.attribute(cell, name)) {
      if (c >= '0' && c <= '9' && span < 1000) span = span * 10 + static_cast<uint32_t>(c - '0');
    }
    return std::clamp<uint32_t>(span, 1, 1000);
  };
  const bool head = source_.attribute(node, Attribute::Header) == "true";
  size_t column = 0;
  std::vector<uint32_t> covered = rows_left_;
  for (uint32_t& rows : rows_left_) rows -= rows > 0;
  for (NodeId at = source_[node].first_child; at != kNoNode;) {
    if (source_[at].kind != NodeKind::TableCell) {
      next_child(at);
      continue;
    }
    const NodeId cell = std::exchange(at, source_[at].next);
    while (column < covered.size() && covered[column] > 0) ++column;
    std::string_view align = source_.attribute(cell, Attribute::Align);
    if (align.empty() && column < columns_.size()) align = columns_.substr(column, 1);
    const uint32_t span = span_of(cell, Attribute::ColumnSpan), rows = span_of(cell, Attribute::RowSpan);
    if (rows > 1 && column + span <= 4096) {
      if (rows_left_.size() < column + span) rows_left_.resize(column + span);
      for (size_t i = column; i < column + span; ++i) rows_left_[i] = rows - 1;
    }
    const bool decimal = !head && span == 1 && column < decimal_.size() && decimal_[column];
    column += span;
    if (!open(cell, Display::TableCell)) continue;
    if (!align.empty() && align[0] != '-') {
      // Columns name sides as Markdown does; the left side is the start only where lines run from the left.
      const bool right_to_left = frames_.back().direction == Direction::RightToLeft;
      const TextAlign side = align[0] == 'c'                      ? TextAlign::Center
                             : (align[0] == 'r') != right_to_left ? TextAlign::End
                                                                  : TextAlign::Start;
      cascade_.set_alignment(frames_.back().element, side, decimal);
      builder_->part().nodes[current()].style = cascade_.style(frames_.back().element);
    }
    children(cell);
    close();
  }
  close();
}

// Markdown says that a column stands at the right, not why. One whose cells are numbers with more and fewer decimals is
// read by their places, so its decimal signs stand below each other.
void PartStyler::find_decimal_columns(NodeId table) {
  if (columns_.find('r') == std::string_view::npos) return;
  struct Seen {
    uint32_t numbers = 0, least = UINT32_MAX, most = 0;
    bool words = false;
  };
  std::vector<Seen> seen(columns_.size());
  for (NodeId row = source_[table].first_child; row != kNoNode; row = source_[row].next) {
    if (source_[row].kind != NodeKind::TableRow || source_.attribute(row, Attribute::Header) == "true") continue;
    size_t column = 0;
    for (NodeId cell = source_[row].first_child; cell != kNoNode && column < seen.size(); cell = source_[cell].next) {
      if (source_[cell].kind != NodeKind::TableCell) continue;
      // Only HTML has spans, and says itself how each cell is aligned.
      if (source_.has(cell, Attribute::RowSpan) || source_.has(cell, Attribute::ColumnSpan)) return;
      Seen& here = seen[column++];
      const std::string words = one_line(source_, cell);
      if (const auto figures = figures_alone(words, language_tag())) {
        ++here.numbers;
        here.least = std::min(here.least, figures->decimals);
        here.most = std::max(here.most, figures->decimals);
      } else if (words.size() > 4) {
        here.words = true;  // more than a dash or a dot for what is not known
      }
    }
  }
  decimal_.resize(columns_.size());
  for (size_t i = 0; i < seen.size(); ++i) {
    decimal_[i] = columns_[i] == 'r' && !seen[i].words && seen[i].numbers > 1 && seen[i].least < seen[i].most;
  }
}

// Stands last in its table, so that nothing that is read comes after it there.
void PartStyler::table_continued(NodeId table) {
  if (rules_.find_template("table-continued").pieces.empty()) return;
  Element element;
  element.kind = NodeKind::Paragraph;
  element.role = Role::TableContinued;
  element.parent = frames_.back().element;
  element.language = frames_.back().language;
  const uint32_t asked = cascade_.add(element, false, frames_.back().direction);
  if (cascade_.cascaded(asked).display == Keyword::None) return;
  std::string caption;
  NodeId holder = source_[table].first_child;
  while (holder != kNoNode && source_[holder].kind != NodeKind::Caption) holder = source_[holder].next;
  if (holder != kNoNode) caption = one_line(source_, holder);
  open_generated({NodeKind::Paragraph, Role::TableContinued}, Display::Text);
  begin_line();
  fill_template("table-continued", {{"caption", caption}});
  end_lines();
  close();
}

}  // namespace hustings::style
