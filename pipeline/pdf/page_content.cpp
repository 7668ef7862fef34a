#include "pdf/page_content.h"

#include <algorithm>
#include <charconv>

#include "base/compress.h"
#include "image/picture.h"
#include "pdf/content.h"

namespace hustings::pdf {
namespace {

// A stretch of a line that is underlined, struck through or tinted.
struct Stretch {
  Rect area;
  Color color;
  bool mirrored = false;  // the mark of a line that goes on, where lines begin at the right
};

// A dotted leader: dots stand at `origin` and at every step from there that is inside.
struct Dots {
  Rect area;
  Length step, origin;
  Color color;
};

class PageWriter {
 public:
  PageWriter(const StyledDocument& styled, const PagedDocument& paged, const FontSet& fonts, const GlyphCodes& codes,
             const StructurePlan& plan, const Page& page)
      : styled_(styled),
        paged_(paged),
        fonts_(fonts),
        codes_(codes),
        plan_(plan),
        page_(page),
        height_(styled.masters[page.master].size.height),
        content_(height_) {}

  PageContent write(int compression) {
    const auto first = paged_.fragments.begin() + page_.first_fragment;
    for (auto fragment = first; fragment != first + page_.fragment_count; ++fragment) {
      switch (fragment->kind) {
        case FragmentKind::Lines:
          write_lines(*fragment);
          break;
        case FragmentKind::Picture:
          write_picture(*fragment);
          break;
        case FragmentKind::Fill:
          grounds_.push_back({fragment->area, fragment->color});
          break;
        case FragmentKind::Furniture:
          write_furniture(*fragment);
          break;
      }
    }
    std::string stream = write_stretches(grounds_, false);
    if (stream.empty()) {
      stream = content_.finish();
    } else {
      stream += content_.finish();
    }
    stream += write_stretches(rules_, true);
    std::stable_sort(result_.links.begin(), result_.links.end(),
                     [](const LinkPiece& a, const LinkPiece& b) { return a.element < b.element; });
    result_.data = zlib_compress(stream, compression);
    return std::move(result_);
  }

 private:
  std::string write_stretches(const std::vector<Stretch>& stretches, bool with_dots) {
    Content content(height_);
    const bool dots = with_dots && !dots_.empty(), turns = with_dots && !turns_.empty();
    if (stretches.empty() && !dots && !turns) return {};
    content.begin_artifact("/Type/Layout", Content::Kind::Graphics);
    for (const Stretch& stretch : stretches) content.fill(stretch.area, stretch.color);
    if (dots) {
      for (const Dots& leader : dots_) {
        const Rect& area = leader.area;
        content.dots(area.x, area.right(), area.y, area.height, leader.step, leader.origin, leader.color);
      }
    }
    if (turns) {
      for (const Stretch& each : turns_) content.turn(each.area, each.area.height / 7, each.color, each.mirrored);
    }
    return content.finish();
  }

  void mark(ElementId element, uint32_t text_begin, Content::Kind kind) {
    if (element == current_ && kind == Content::Kind::Text) return;
    content_.begin_marked(name_of(plan_.elements[element].tag), static_cast<uint32_t>(result_.marked.size()), kind);
    result_.marked.push_back({element, text_begin});
    current_ = kind == Content::Kind::Text ? element : kNoElement;
  }

  void mark_artifact(std::string_view properties, Content::Kind kind) {
    content_.begin_artifact(properties, kind);
    current_ = kNoElement;
  }

  void write_lines(const Fragment& fragment) {
    const GalleyPart& galley = *paged_.parts[fragment.part];
    const ShapedPart& shaped = *galley.shaped;
    const ParagraphBox& box = galley.paragraphs[fragment.paragraph];
    const ShapedParagraph& paragraph = shaped.paragraphs[box.paragraph];
    const bool artifact = fragment.artifact || plan_.of(fragment.part, paragraph.block) == kNoElement;
    if (artifact) mark_artifact("/Type/Pagination", Content::Kind::Text);
    Length top = fragment.area.y;
    for (uint32_t i = 0; i < fragment.line_count; ++i) {
      const Line& line = galley.lines[fragment.first_line + i];
      linebreak::place_items(galley, box, line, styled_, fonts_, placed_);
      // Reading order again, with the places of the visual one.
      if (!std::is_sorted(placed_.begin(), placed_.end(), by_item)) std::sort(placed_.begin(), placed_.end(), by_item);
      part_ = fragment.part;
      leaf_ = kNoNode;
      left_ = fragment.area.x;
      size_per_mille_ = box.size_per_mille;
      write_line(line, shaped.items, *shaped.styled, top, box.measure, line.last_item < paragraph.last_item, artifact);
      if (goes_on_in_code(line, shaped, paragraph)) turn(line, shaped, paragraph, top + line.ascent, box.measure);
      top += line.ascent + line.descent;
    }
    if (artifact) content_.end_marked();
  }

  // Whether this is code, and what stands on this line went on from the line before without its author's saying so.
  bool goes_on_in_code(const Line& line, const ShapedPart& shaped, const ShapedParagraph& paragraph) const {
    if (styled_.style((*shaped.styled)[paragraph.block].style).white_space != WhiteSpace::Pre) return false;
    if (line.first_item == line.last_item) return false;
    const Item* const first = &shaped.items[line.first_item];
    if (line.text_begin > first->text_begin) return true;
    return line.first_item > paragraph.first_item && first[-1].kind != ItemKind::LineBreak;
  }

  // The mark before a line of code that goes on: drawn, not set, so that whoever copies the code copies none of it.
  void turn(const Line& line, const ShapedPart& shaped, const ShapedParagraph& paragraph, Length baseline,
            Length measure) {
    const ComputedStyle& style = styled_.style((*shaped.styled)[paragraph.block].style);
    const Length size = linebreak::fitted(style.font_size, size_per_mille_);
    const Length width = size * 5 / 8, gap = size * 3 / 8;
    if (line.x < width + gap) return;
    Rect area{left_ + line.x - width - gap, baseline - size * 5 / 8, width, size * 3 / 8};
    if (paragraph.right_to_left) area.x = left_ + measure - line.x + gap;
    turns_.push_back({area, style.color});
    turns_.back().mirrored = paragraph.right_to_left;
  }

  static bool by_item(const linebreak::PlacedItem& a, const linebreak::PlacedItem& b) { return a.item < b.item; }

  void write_line(const Line& line, const std::vector<Item>& items, const StyledPart& part, Length top, Length measure,
                  bool goes_on, bool artifact) {
    const Length baseline = top + line.ascent;
    content_.begin_line(left_, baseline);
    line_top_ = top;
    line_height_ = line.ascent + line.descent;
    for (const linebreak::PlacedItem& place : placed_) {
      if (place.shape != nullptr) codes_.prefetch(place.shape);
    }
    const linebreak::PlacedItem* span_end = nullptr;
    for (const linebreak::PlacedItem& place : placed_) {
      const Item& item = items[place.item];
      const ComputedStyle& style = styled_.style(item.style);
      const Length x = left_ + place.x;
      if (item.node != leaf_) enter_leaf(part, item.node);
      if (item.kind == ItemKind::Picture) {
        write_inline_picture(part, item, x, baseline, measure, artifact);
        continue;
      }
      const bool spaced = item.after == After::Space || item.after == After::NoBreakSpace;
      // What is empty may still have the space between two words.
      if (item.kind == ItemKind::Empty && !spaced) continue;
      const bool marks = !artifact && element_ != kNoElement && item.kind != ItemKind::Empty;
      if (marks) mark(element_, item.text_begin, Content::Kind::Text);
      const bool last = &place == &placed_.back();
      Length end = x + place.width;
      if (place.shape != nullptr) {
        set_text(style, line, place.shape->face, place.shape);
        if (span_end == nullptr && is_apart(items, place)) {
          span_end = end_of_span(items, &place);
          const uint32_t begin = std::max(item.text_begin, line.text_begin);
          const uint32_t end_of_text = std::min(items[span_end->item].text_end, line.text_end);
          content_.begin_span(std::string_view(part.text).substr(begin, end_of_text - begin));
        }
        show(place.shape, x);
        if (span_end == &place) {
          content_.end_span();
          span_end = nullptr;
        }
      }
      if (item.kind == ItemKind::Leader) {
        add_leader(style, x, place.width, baseline);
      }
      // The space after a word that the line's end divides comes with its other half.
      const bool divided = last && line.text_end < item.text_end;
      const bool space =
          last ? (spaced && goes_on && !divided) || item.kind == ItemKind::LineBreak : place.space.units != 0 && spaced;
      // The space after the last word of a leaf may be the first of the next leaf's words.
      const bool own_space = !spaced || item.text_end < part[item.node].text_end;
      if (item.level % 2 == 0 && item.text_end < part[item.node].text_end && !last) end += place.space;
      decorate(style, place.shape, x, end, baseline);
      if (link_ != kNoElement && !artifact) touch({x, top, place.width, line_height_});
      if (!space && item.kind != ItemKind::Leader) continue;
      if (!own_space && place.item + 1 < items.size()) {
        enter_leaf(part, owner_of(part, item.text_end, item.node, items[place.item + 1].node));
        if (!artifact && element_ != kNoElement) mark(element_, item.text_end, Content::Kind::Text);
      }
      write_space(style, line, item, place, x);
    }
  }

  // Whether a gap parts this item from the next one, where the text has no space: a quarter of an em between ideographs
  // and figures, or what justification put between ideographs. Who takes the text out would read one; so all that hangs
  // together by such gaps says its text as a whole.
  bool is_apart(const std::vector<Item>& items, const linebreak::PlacedItem& place) const {
    const Item& item = items[place.item];
    if (place.space.units <= 0 || &place == &placed_.back() || place.shape == nullptr) return false;
    if (item.after != After::Nothing && item.after != After::BreakOpportunity) return false;
    const linebreak::PlacedItem& next = (&place)[1];
    const Item& other = items[next.item];
    return other.node == item.node && next.item == place.item + 1 && (item.level | other.level) % 2 == 0 &&
           is_plain(place.shape) && is_plain(next.shape) &&
           place.space * 16 > linebreak::fitted(styled_.style(item.style).font_size, size_per_mille_);
  }
  bool is_plain(const Shape* shape) const {
    return shape != nullptr && !shape->right_to_left && codes_.plain(shape).encoded == UINT32_MAX;
  }
  const linebreak::PlacedItem* end_of_span(const std::vector<Item>& items, const linebreak::PlacedItem* place) const {
    while (is_apart(items, *place)) ++place;
    return place;
  }

  void show(const Shape* shape, Length x) {
    const PlainShape& word = codes_.plain(shape);
    const bool reversed = shape->right_to_left && shape->glyphs.size() > 1;
    if (reversed) content_.begin_reversed();
    if (word.encoded == UINT32_MAX) {
      content_.show(word, codes_.plain_bytes(word), x);
    } else {
      content_.show(codes_.encoded(word), x);
    }
    if (reversed) content_.end_span();
  }

  // The leaf between two others that has this byte of the text: a space between two elements is often nobody's item.
  static NodeId owner_of(const StyledPart& part, uint32_t byte, NodeId before, NodeId after) {
    for (NodeId node = before + 1; node < after; ++node) {
      const StyledNode& at = part[node];
      if (at.first_child == kNoNode && at.text_begin <= byte && byte < at.text_end) return node;
    }
    return after;
  }

  // What is the same for all words of one leaf.
  void enter_leaf(const StyledPart& part, NodeId node) {
    leaf_ = node;
    element_ = plan_.of(part_, node);
    link_ = plan_.link(part_, node);
    underline_ = strikethrough_ = false;
    ground_ = Color{255, 255, 255, 0};
    for (NodeId n = node;; n = part[n].parent) {
      const StyledNode& at = part[n];
      if (at.display != Display::Inline && n != node) break;
      const ComputedStyle& style = styled_.style(at.style);
      underline_ = underline_ || style.underline;
      strikethrough_ = strikethrough_ || style.strikethrough;
      if (ground_.alpha == 0) ground_ = style.background;
      if (at.parent == kNoNode) break;
    }
  }

  void set_text(const ComputedStyle& style, const Line& line, FaceId face, const Shape* shape) {
    TextState state;
    state.face = face;
    const Face& values = fonts_.face(face);
    state.size = linebreak::fitted(style.font_size, size_per_mille_);
    if (values.setting_em != values.units_per_em)
      state.size = state.size.scaled(values.units_per_em, values.setting_em);
    state.color = style.color;
    state.letter_space = linebreak::fitted(style.letter_spacing, size_per_mille_);
    if (shape != nullptr && (line.glyph_scale != 10000 || line.letter_adjust.units != 0)) {
      const linebreak::LetterGive give = linebreak::letter_give(line, *shape, style, size_per_mille_);
      state.letter_space += give.space;
      state.glyph_scale = give.scale;
    }
    state.rise = linebreak::fitted(style.baseline_shift, size_per_mille_);
    content_.set(state);
    face_ = face;
  }

  // Spaces are drawn, so that whoever takes the text out need not guess them from gaps; also where a line ends.
  void write_space(const ComputedStyle& style, const Line& line, const Item& item, const linebreak::PlacedItem& place,
                   Length x) {
    const FaceId face = place.shape != nullptr ? place.shape->face : face_;
    if (face == kNoFace) return;
    set_text(style, line, face, place.shape);
    const Segment& space = codes_.space(face);
    if (item.kind == ItemKind::Leader) {
      content_.show_space(space, x);
    } else if (item.level % 2 == 0) {
      content_.show_space(space, x + place.width);
    } else {
      const Length natural = linebreak::word_space(item, style, fonts_, size_per_mille_);
      content_.show_space(space, x - (place.space.units != 0 ? place.space : natural));
    }
  }

  // Leaders keep half a step clear of the words at both ends.
  void add_leader(const ComputedStyle& style, Length x, Length width, Length baseline) {
    const Length step = style.leader_pattern_width, pad = step / 2, thickness = style.font_size / 14;
    const Rect area{x + pad, baseline, width - pad * 2, thickness};
    if (area.width.units <= 0) return;
    if (style.leader_pattern == LeaderPattern::Dots) {
      dots_.push_back({area, step, style.leader_on_page ? Length{} : area.x + thickness / 2, style.color});
    } else if (style.leader_pattern == LeaderPattern::Rule) {
      rules_.push_back({{area.x, baseline - thickness, area.width, thickness}, style.color});
    }
  }

  void decorate(const ComputedStyle& style, const Shape* shape, Length x, Length end, Length baseline) {
    if (ground_.alpha != 0) stretch(grounds_, {x, line_top_, end - x, line_height_}, ground_);
    if ((!underline_ && !strikethrough_) || shape == nullptr) return;
    const Face& face = fonts_.face(shape->face);
    const Length size = linebreak::fitted(style.font_size, size_per_mille_);
    const auto scaled = [&](int units) { return shape::scale(units, size, face.setting_em); };
    const Length line = baseline - linebreak::fitted(style.baseline_shift, size_per_mille_);
    if (underline_) {
      stretch(rules_, {x, line - scaled(face.underline_position), end - x, scaled(face.underline_thickness)},
              style.color);
    }
    if (strikethrough_) {
      stretch(rules_, {x, line - scaled(face.strikeout_position), end - x, scaled(face.strikeout_thickness)},
              style.color);
    }
  }

  // Adds a rectangle, or makes the last one longer when this one goes on from it.
  static void stretch(std::vector<Stretch>& stretches, const Rect& area, Color color) {
    if (!stretches.empty()) {
      Stretch& last = stretches.back();
      const Length gap = area.x - last.area.right();
      if (last.color == color && last.area.y == area.y && last.area.height == area.height &&
          gap.units >= -Length::kUnitsPerPoint && gap.units <= Length::kUnitsPerPoint) {
        last.area.width = area.right() - last.area.x;
        return;
      }
    }
    stretches.push_back({area, color});
  }

  void touch(const Rect& area) {
    if (!result_.links.empty()) {
      LinkPiece& last = result_.links.back();
      if (last.element == link_ && last.area.y == area.y && area.right() > last.area.x) {
        const Length left = std::min(last.area.x, area.x), right = std::max(last.area.right(), area.right());
        last.area.x = left;
        last.area.width = right - left;
        return;
      }
    }
    result_.links.push_back({link_, area});
  }

  void write_inline_picture(const StyledPart& part, const Item& item, Length x, Length baseline, Length measure,
                            bool artifact) {
    const Size size = linebreak::inline_picture_size(styled_, part, item, measure);
    const Rect area{x, baseline - size.height, size.width, size.height};
    const std::string_view index = part.attribute(item.node, Attribute::Picture);
    uint32_t picture = UINT32_MAX;
    std::from_chars(index.data(), index.data() + index.size(), picture);
    draw(picture, area, false, artifact ? kNoElement : element_, item.text_begin);
    if (link_ != kNoElement && !artifact) touch(area);
    if (artifact) mark_artifact("/Type/Pagination", Content::Kind::Text);
    content_.begin_line(x + size.width, baseline);
  }

  void write_picture(const Fragment& fragment) {
    const PictureBox& box = paged_.parts[fragment.part]->pictures[fragment.index];
    const NodeId node = fragment.node == kNoNode ? box.node : fragment.node;
    const StyledPart& part = *styled_.parts[fragment.part];
    draw(box.picture, fragment.area, box.cropped, fragment.artifact ? kNoElement : plan_.of(fragment.part, node),
         part[node].text_begin);
    link_ = plan_.link(fragment.part, node);
    if (link_ != kNoElement && !fragment.artifact) touch(fragment.area);
  }

  // A picture that could not be read leaves an empty frame of its size.
  void draw(uint32_t index, const Rect& area, bool cropped, ElementId element, uint32_t text_begin) {
    if (element == kNoElement || plan_.elements[element].tag != Tag::Figure) {
      mark_artifact("/Type/Layout", Content::Kind::Graphics);
    } else {
      mark(element, text_begin, Content::Kind::Graphics);
      result_.figures.push_back({element, area});
    }
    const Picture* picture = index < styled_.pictures.size() ? styled_.pictures[index].get() : nullptr;
    if (picture == nullptr || picture->width == 0 || picture->height == 0) {
      content_.frame(area, Length::ratio(1, 2), Color{160, 160, 160, 255});
    } else {
      Rect whole = area;
      if (cropped) whole = around(area, *picture);
      const bool is_form = !picture->jpeg && picture->samples.empty();
      content_.draw("X" + std::to_string(index), whole, area, cropped,
                    {is_form, {Length::points(picture->width), Length::points(picture->height)}, picture->orientation});
    }
    content_.end_marked();
  }

  // The picture's rectangle in its own proportions that fills `area` and shares its center.
  static Rect around(const Rect& area, const Picture& picture) {
    const Length wide = area.height.scaled(picture.width, picture.height);
    Rect whole = area;
    if (wide >= area.width) {
      whole.width = wide;
      whole.x = area.x - (wide - area.width) / 2;
    } else {
      whole.height = area.width.scaled(picture.height, picture.width);
      whole.y = area.y - (whole.height - area.height) / 2;
    }
    return whole;
  }

  // All furniture is an artifact of pagination; what kind of it (ISO 32000-1, table 330).
  static std::string_view artifact_of(FurniturePlace place) {
    if (place == FurniturePlace::Header) return "/Type/Pagination/Subtype/Header/Attached[/Top]";
    if (place == FurniturePlace::Footer) return "/Type/Pagination/Subtype/Footer/Attached[/Bottom]";
    return "/Type/Pagination";
  }

  void write_furniture(const Fragment& fragment) {
    const FurnitureLine& furniture = paged_.furniture[fragment.index];
    // Furniture is a line of its own little Part.
    const auto shaped = std::make_shared<ShapedPart>();
    shaped->items = furniture.line.items;
    shaped->paragraphs.push_back({kNoNode, 0, static_cast<uint32_t>(shaped->items.size()), false});
    GalleyPart galley;
    galley.shaped = shaped;
    ParagraphBox box;
    box.measure = furniture.width;
    Line line;
    line.last_item = static_cast<uint32_t>(shaped->items.size());
    line.width = furniture.width;
    linebreak::place_items(galley, box, line, styled_, fonts_, placed_);
    if (!std::is_sorted(placed_.begin(), placed_.end(), by_item)) std::sort(placed_.begin(), placed_.end(), by_item);
    const bool turned = fragment.rotation != 0;
    if (turned) {
      content_.begin_turned_line(fragment.area.x, fragment.area.y, fragment.rotation);
    } else {
      content_.begin_line(fragment.area.x, fragment.area.y);
    }
    mark_artifact(artifact_of(furniture.place), Content::Kind::Text);
    const Length begin = turned ? Length{} : fragment.area.x;
    size_per_mille_ = 1000;
    for (const linebreak::PlacedItem& place : placed_) {
      const Item& item = shaped->items[place.item];
      if (place.shape == nullptr) continue;
      const ComputedStyle& style = styled_.style(item.style);
      set_text(style, line, place.shape->face, place.shape);
      const Length x = begin + place.x;
      show(place.shape, x);
      if (place.space.units != 0) write_space(style, line, item, place, x);
    }
    content_.end_marked();
    if (turned) content_.begin_line({}, {});
  }

  const StyledDocument& styled_;
  const PagedDocument& paged_;
  const FontSet& fonts_;
  const GlyphCodes& codes_;
  const StructurePlan& plan_;
  const Page& page_;
  const Length height_;
  Content content_;
  PageContent result_;
  std::vector<Stretch> grounds_, rules_, turns_;
  std::vector<Dots> dots_;
  std::vector<linebreak::PlacedItem> placed_;
  ElementId current_ = kNoElement;  // whose marked content is open
  // The leaf whose words are being written.
  uint32_t part_ = 0;
  NodeId leaf_ = kNoNode;
  ElementId element_ = kNoElement, link_ = kNoElement;
  bool underline_ = false, strikethrough_ = false;
  Color ground_;
  // The line under way.
  Length left_, line_top_, line_height_;
  int32_t size_per_mille_ = 1000;
  FaceId face_ = kNoFace;
};

}  // namespace

PageContent write_page(const StyledDocument& styled, const PagedDocument& paged, const FontSet& fonts,
                       const GlyphCodes& codes, const StructurePlan& plan, const Page& page, int compression) {
  return PageWriter(styled, paged, fonts, codes, plan, page).write(compression);
}

void announce_shapes(const PagedDocument& paged, GlyphCodes& codes) {
  for (const Fragment& fragment : paged.fragments) {
    if (fragment.kind == FragmentKind::Furniture) {
      for (const Item& item : paged.furniture[fragment.index].line.items) {
        if (item.shape != nullptr) codes.announce(item.shape);
      }
    }
    if (fragment.kind != FragmentKind::Lines) continue;
    const GalleyPart& galley = *paged.parts[fragment.part];
    for (uint32_t i = 0; i < fragment.line_count; ++i) {
      const Line& line = galley.lines[fragment.first_line + i];
      for (uint32_t k = line.first_item; k < line.last_item; ++k) {
        const Shape* shape = galley.shaped->items[k].shape;
        if (k == line.first_item && line.head != nullptr) {
          shape = line.head;
        } else if (k + 1 == line.last_item && line.tail != nullptr) {
          shape = line.tail;
        }
        if (shape != nullptr) codes.announce(shape);
      }
    }
  }
}

}  // namespace hustings::pdf
