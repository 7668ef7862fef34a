// Sets a block of code: each of its author's lines on its own, over as many lines as it takes.
#include <algorithm>

#include "linebreak/paragraph.h"

namespace hustings::linebreak {

Setting ParagraphSetter::set_code(const ShapedParagraph& paragraph, Length measure, GalleyPart& part) {
  const StyleId style_id = shaped_.styled->nodes[paragraph.block].style;
  const ComputedStyle& style = styled_.style(style_id);
  FitRules rules = rules_for(style, measure);
  rules.first_indent = 0;
  rules.justified = false;
  make_boxes(paragraph, measure, freedom_of(style));
  const CodeRules code{rules.measure, sizes_->of(style_id).size.units * 3 / 2};
  int64_t deepest = 0;
  blanks_.assign(boxes_.size() - 1, 0);
  for (size_t i = 0; i + 1 < boxes_.size(); ++i) {
    const Item& item = shaped_.items[first_item_ + i];
    const bool begins = i == 0 || (&item)[-1].kind == ItemKind::LineBreak;
    if (!begins || item.kind != ItemKind::Word || shaped_.styled->text[item.text_begin] != ' ') continue;
    blanks_[i] = boxes_[i].width;
    deepest = std::max(deepest, blanks_[i]);
  }
  find_wide_runs(Length{rules.measure - inset_of(deepest, code)});
  break_code(boxes_, blanks_, code, *this, code_);

  const Setting setting{static_cast<uint32_t>(part.lines.size()), static_cast<uint32_t>(code_.ends.size()), 0};
  LineEnd from;
  for (size_t i = 0; i < code_.ends.size(); ++i) {
    Line& line = part.lines.emplace_back();
    add_line(paragraph, rules, from, code_.ends[i], i == 0, i + 1 == code_.ends.size(), line);
    line.x += Length{code_.insets[i]};
    from = code_.ends[i];
  }
  return setting;
}

}  // namespace hustings::linebreak
