#include "pdf/content.h"

#include <array>
#include <cstdlib>

namespace hustings::pdf {
namespace {

// A glyph may miss its place by so much, a hundredth of a point in book sizes; what is missing is made good at the next
// move. Lines whose spaces are all moved by the same number pack better.
constexpr int64_t kMoveTolerance = 1;  // 1/1000 em
constexpr size_t kTextPieceLimit = 16000;

}  // namespace

// A marked sequence lies within one text object, or holds whole ones. Sequences of text lie within: then the pen keeps
// its place when a link begins in the middle of a line.
void Content::begin_marked(std::string_view tag, uint32_t mcid, Kind kind) {
  end_marked();
  kind == Kind::Text ? begin_text() : end_text();
  append_name(out_, tag);
  out_ += "<</MCID ";
  append_integer(out_, mcid);
  out_ += ">>BDC\n";
  marked_ = true;
}

void Content::begin_artifact(std::string_view properties, Kind kind) {
  end_marked();
  kind == Kind::Text ? begin_text() : end_text();
  out_ += "/Artifact<<";
  out_ += properties;
  out_ += ">>BDC\n";
  marked_ = true;
}

void Content::end_marked() {
  end_array();
  if (!marked_) return;
  out_ += "EMC\n";
  marked_ = false;
}

void Content::begin_text() {
  if (in_text_) return;
  out_ += "BT\n";
  in_text_ = true;
  origin_x_ = origin_y_ = 0;
  line_pending_ = true;
}

void Content::end_text() {
  end_array();
  if (!in_text_) return;
  out_ += "ET\n";
  in_text_ = false;
}

void Content::begin_line(Length left, Length baseline) {
  if (rotation_ != 0) end_text();  // and with it its text matrix
  end_array();
  rotation_ = 0;
  left_ = pen_ = left;
  baseline_ = baseline;
  line_pending_ = true;
}

void Content::begin_turned_line(Length x, Length y, int rotation) {
  end_marked();
  end_text();
  rotation_ = rotation;
  left_ = x;
  baseline_ = y;
  pen_ = {};
  line_pending_ = true;
}

// The text matrix (ISO 32000-1, 9.4.2) turns the baseline by a quarter; its last two numbers are where it begins.
void Content::place_turned() {
  const Length up = rotation_ == 90 ? pen_ : -pen_;
  out_ += rotation_ == 90 ? "0 1 -1 0 " : "0 -1 1 0 ";
  append_thousandths(out_, thousandths(left_));
  out_ += ' ';
  append_thousandths(out_, thousandths(height_ - baseline_ + up));
  out_ += " Tm";
}

void Content::begin_array() {
  if (in_array_) return;
  begin_text();
  if (line_pending_) {
    // A new text object, or a new line: the pen goes where it belongs, not where the line began.
    if (rotation_ != 0) {
      place_turned();
    } else {
      const int64_t x = thousandths(pen_), y = thousandths(height_ - baseline_);
      append_thousandths(out_, x - origin_x_);
      out_ += ' ';
      append_thousandths(out_, y - origin_y_);
      out_ += " Td";
      origin_x_ = x;
      origin_y_ = y;
    }
    line_pending_ = false;
    last_move_ = 0;
  }
  out_ += "[(";
  string_start_ = out_.size();
  in_array_ = true;
}

void Content::end_array() {
  if (!in_array_) return;
  out_ += ")]TJ\n";
  in_array_ = false;
}

void Content::set_fill(Color color) {
  if (fill_known_ && fill_ == color) return;
  if (color.red == color.green && color.green == color.blue) {
    append_thousandths(out_, (color.red * 1000 + 127) / 255);
    out_ += " g\n";
  } else {
    append_color(out_, color);
    out_ += " rg\n";
  }
  fill_ = color;
  fill_known_ = true;
}

void Content::set(const TextState& state) {
  const auto differs = [&](auto member) { return !state_known_ || state_.*member != state.*member; };
  const bool font = differs(&TextState::face) || differs(&TextState::size);
  const bool color = !fill_known_ || !(fill_ == state.color);
  const bool letters = state_known_ ? state_.letter_space != state.letter_space : state.letter_space != Length{};
  const bool scale = state_known_ ? state_.glyph_scale != state.glyph_scale : state.glyph_scale != 10000;
  const bool rise = state_known_ ? state_.rise != state.rise : state.rise != Length{};
  if (!font && !color && !letters && !scale && !rise) return;
  end_array();
  begin_text();
  if (font) {
    out_ += "/F";
    append_integer(out_, state.face);
    out_ += ' ';
    append_thousandths(out_, thousandths(state.size));
    out_ += " Tf\n";
    last_move_ = 0;
  }
  if (letters) {
    append_thousandths(out_, thousandths(state.letter_space));
    out_ += " Tc\n";
  }
  if (scale) {
    append_thousandths(out_, int64_t{state.glyph_scale} * 10);
    out_ += " Tz\n";
  }
  if (rise) {
    append_thousandths(out_, thousandths(state.rise));
    out_ += " Ts\n";
  }
  set_fill(state.color);
  state_ = state;
  em_ = state.size.scaled(state.glyph_scale, 10000);
  state_known_ = true;
}

// Brings the pen to `x` within an array of TJ: a number there moves it to the left, in 1/1000 of the type size as
// drawn.
void Content::move_to(Length x) {
  if (em_.units <= 0) return;
  int64_t move = pen_ == x ? 0 : (pen_ - x).scaled(1000, em_.units).units;
  if (std::llabs(move) <= kMoveTolerance) {
    if (out_.size() - string_start_ < kTextPieceLimit) return;
  } else if (std::llabs(move - last_move_) <= kMoveTolerance) {
    move = last_move_;
  }
  if (std::llabs(move) > kMoveTolerance) last_move_ = move;
  out_ += ')';
  if (move != 0) append_integer(out_, move);
  out_ += '(';
  string_start_ = out_.size();
  pen_ -= em_.scaled(move, 1000);
}

void Content::append(std::string_view bytes, int64_t width, uint32_t code_count, Length x) {
  if (!in_array_) {
    if (line_pending_) pen_ = x;
    begin_array();
  }
  move_to(x);
  out_ += bytes;
  pen_ += em_.scaled(width, kEm);
  if (state_.letter_space.units != 0) {
    pen_ += (state_.letter_space * code_count).scaled(state_.glyph_scale, 10000);
  }
}

void Content::show(const PlainShape& word, std::string_view bytes, Length x) {
  append(bytes, int64_t{word.end} - word.start, word.code_count, word.start == 0 ? x : x + em_.scaled(word.start, kEm));
}

void Content::show(const EncodedShape& word, Length x) {
  const Length em = em_;
  const TextState base = state_;
  bool span = false;
  Length letters;  // that were set apart so far
  for (const Segment& segment : word.segments) {
    if (span && !segment.continues) {
      end_span();
      span = false;
    }
    TextState raised = base;
    raised.rise += base.size.scaled(segment.rise, word.units_per_em);
    set(raised);
    if (!segment.actual_text.empty()) {
      begin_span(segment.actual_text, segment.alternative);
      span = true;
    }
    append(segment.bytes, segment.end - segment.start, segment.code_count, x + letters + em.scaled(segment.start, kEm));
    letters += (base.letter_space * segment.code_count).scaled(base.glyph_scale, 10000);
  }
  if (span) end_span();
  set(base);
}

void Content::begin_span(std::string_view actual_text, std::string_view alternative) {
  end_array();
  begin_text();
  out_ += "/Span<</ActualText";
  append_text(out_, actual_text);
  if (!alternative.empty()) {
    out_ += "/Alt";
    append_text(out_, alternative);
  }
  out_ += ">>BDC\n";
}

void Content::begin_reversed() {
  end_array();
  begin_text();
  out_ += "/ReversedChars BMC\n";
}

void Content::end_span() {
  end_array();
  out_ += "EMC\n";
}

void Content::show_space(const Segment& space, Length x) {
  append(space.bytes, space.end - space.start, space.code_count, x);
}

void Content::fill(const Rect& area, Color color) {
  end_text();
  set_fill(color);
  append_rectangle(out_, area, height_);
  out_ += " re f\n";
}

void Content::dots(Length left, Length right, Length baseline, Length thickness, Length step, Length origin,
                   Color color) {
  end_text();
  left -= origin;
  right -= origin;
  const int64_t first = (left.units + step.units - 1) / step.units, last = right.units / step.units;
  if (last < first) return;
  out_ += "q 1 J ";
  append_color(out_, color);
  out_ += " RG ";
  append_thousandths(out_, thousandths(thickness));
  out_ += " w[0 ";
  append_thousandths(out_, thousandths(step));
  out_ += "]0 d ";
  const int64_t y = thousandths(height_ - baseline + thickness / 2);
  append_thousandths(out_, thousandths(origin + step * first));
  out_ += ' ';
  append_thousandths(out_, y - thousandths(thickness));
  out_ += " m ";
  append_thousandths(out_, thousandths(origin + step * last + Length{step.units / 8}));
  out_ += ' ';
  append_thousandths(out_, y - thousandths(thickness));
  out_ += " l S Q\n";
}

void Content::turn(const Rect& area, Length thickness, Color color, bool mirrored) {
  end_text();
  const Length start = mirrored ? area.right() : area.x, end = mirrored ? area.x : area.right();
  const Length barb = (mirrored ? -area.height : area.height) / 2, foot = area.y + area.height;
  const auto point = [&](Length x, Length y, std::string_view command) {
    append_thousandths(out_, thousandths(x));
    out_ += ' ';
    append_thousandths(out_, thousandths(height_ - y));
    out_ += command;
  };
  out_ += "q ";
  append_color(out_, color);
  out_ += " RG ";
  append_thousandths(out_, thousandths(thickness));
  out_ += " w ";
  point(start, area.y, " m ");
  point(start, foot, " l ");
  point(end, foot, " l ");
  point(end - barb, foot - area.height / 2, " m ");
  point(end, foot, " l ");
  point(end - barb, foot + area.height / 2, " l S Q\n");
}

namespace {

// From the unit square, in which pixels stand with their first row on top, to `area` (y upwards, in thousandths),
// turned and mirrored so that the first row and the first column come to the sides that EXIF 2.3 (tag 274) names.
std::array<int64_t, 6> unit_square_matrix(int64_t x, int64_t y, int64_t width, int64_t height, uint8_t orientation) {
  switch (orientation) {
    case 2:
      return {-width, 0, 0, height, x + width, y};
    case 3:
      return {-width, 0, 0, -height, x + width, y + height};
    case 4:
      return {width, 0, 0, -height, x, y + height};
    case 5:
      return {0, -height, -width, 0, x + width, y + height};
    case 6:
      return {0, -height, width, 0, x, y + height};
    case 7:
      return {0, height, width, 0, x, y};
    case 8:
      return {0, height, -width, 0, x + width, y};
    default:
      return {width, 0, 0, height, x, y};
  }
}

}  // namespace

void Content::draw(std::string_view name, const Rect& area, const Rect& clip, bool clipped, const Drawable& what) {
  end_text();
  out_ += "q ";
  if (clipped) {
    append_rectangle(out_, clip, height_);
    out_ += " re W n ";
  }
  if (what.is_form) {
    const auto ratio = [](Length length, Length own) {
      return own.units > 0 ? Length{length.units}.scaled(1000000, own.units).units : 0;
    };
    append_millionths(out_, ratio(area.width, what.own_size.width));
    out_ += " 0 0 ";
    append_millionths(out_, -ratio(area.height, what.own_size.height));
    out_ += ' ';
    append_thousandths(out_, thousandths(area.x));
    out_ += ' ';
    append_thousandths(out_, thousandths(height_ - area.y));
  } else {
    const char* between = "";
    for (const int64_t number :
         unit_square_matrix(thousandths(area.x), thousandths(height_ - area.bottom()), thousandths(area.width),
                            thousandths(area.height), what.orientation)) {
      out_ += between;
      append_thousandths(out_, number);
      between = " ";
    }
  }
  out_ += " cm";
  append_name(out_, name);
  out_ += " Do Q\n";
}

void Content::frame(const Rect& area, Length thickness, Color color) {
  end_text();
  out_ += "q ";
  append_color(out_, color);
  out_ += " RG ";
  append_thousandths(out_, thousandths(thickness));
  out_ += " w ";
  append_rectangle(out_, area, height_);
  out_ += " re S Q\n";
}

std::string Content::finish() {
  end_marked();
  end_text();
  return std::move(out_);
}

}  // namespace hustings::pdf
