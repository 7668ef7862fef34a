// librsvg draws an SVG with all its cascading, units, transforms, markers and text on any cairo surface. Cairo's script
// surface writes each drawing operation down as a line of words in postfix order ("10 20 m", "0.5 g set-source",
// "fill+"). This file reads that language back, as far as it tells of flat paths; a word that it does not know
// (a gradient, a mask, a group with opacity) means that the drawing is more than that.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "image/raster.h"
#include "image/svg.h"

namespace hustings::image {

namespace {

struct Matrix {
  double xx = 1, yx = 0, xy = 0, yy = 1, x0 = 0, y0 = 0;

  VectorPath::XY apply(double x, double y) const { return {xx * x + xy * y + x0, yx * x + yy * y + y0}; }
  // First `inner`, then this.
  Matrix after(const Matrix& inner) const {
    return {xx * inner.xx + xy * inner.yx, yx * inner.xx + yy * inner.yx,      xx * inner.xy + xy * inner.yy,
            yx * inner.xy + yy * inner.yy, xx * inner.x0 + xy * inner.y0 + x0, yx * inner.x0 + yy * inner.y0 + y0};
  }
  // The one factor by which lengths grow, or 0 when directions differ.
  double uniform_scale() const {
    const double a = std::hypot(xx, yx), b = std::hypot(xy, yy);
    const bool square = std::abs(xx * xy + yx * yy) <= 1e-4 * a * b;
    return square && std::abs(a - b) <= 1e-3 * std::max(a, b) ? (a + b) / 2 : 0;
  }
};

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
};

class Interpreter {
 public:
  Interpreter(double scale, VectorPath::XY surface, std::vector<VectorPath>& paths)
      : scale_(scale), surface_(surface), paths_(paths) {}

  bool run(std::string_view script) {
    size_t line_begin = 0;
    while (line_begin < script.size()) {
      const size_t line_end = std::min(script.find('\n', line_begin), script.size());
      if (!run_line(script.substr(line_begin, line_end - line_begin))) return false;
      line_begin = line_end + 1;
    }
    return true;
  }

 private:
  bool run_line(std::string_view line) {
    // The header, the making of the one surface, and the clearing away at the end say nothing about the drawing.
    if (line.starts_with("%") || line.starts_with("<<")) return true;
    for (size_t at = 0; at < line.size();) {
      const char c = line[at];
      if (c == ' ') {
        ++at;
      } else if (c == '[') {
        list_.clear();
        in_list_ = true;
        ++at;
      } else if (c == ']') {
        in_list_ = false;
        ++at;
      } else {
        const size_t end = std::min(line.find_first_of(" ]", at), line.size());
        if (!take(line.substr(at, end - at))) return false;
        at = end;
      }
    }
    return true;
  }

  bool take(std::string_view word) {
    double number = 0;
    const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error == std::errc() && rest == word.data() + word.size()) {
      if (!std::isfinite(number)) return false;
      (in_list_ ? list_ : numbers_).push_back(number);
      return numbers_.size() < 64 && list_.size() < 1000;
    }
    const bool done = !in_list_ && (draw_path(word) || set_state(word) || paint(word));
    if (done) numbers_.clear();
    return done || keep_operand(word);
  }

  // Words that push an operand for the next one.
  bool keep_operand(std::string_view word) {
    if (word.starts_with("//") || word == "identity" || word == "true" || word == "false") {
      name_ = word;
      return true;
    }
    return false;
  }

  bool has(size_t count) const { return numbers_.size() == count; }

  void add(VectorPath::Verb verb, size_t points) {
    path_.verbs.push_back(verb);
    for (size_t i = 0; i < points; ++i) path_.points.push_back(matrix_.apply(numbers_[2 * i], numbers_[2 * i + 1]));
  }

  bool draw_path(std::string_view word) {
    using Verb = VectorPath::Verb;
    if (word == "n" && has(0)) {
      path_.verbs.clear();
      path_.points.clear();
    } else if (word == "m" && has(2)) {
      add(Verb::Move, 1);
    } else if (word == "l" && has(2)) {
      add(Verb::Line, 1);
    } else if (word == "c" && has(6)) {
      add(Verb::Curve, 3);
    } else if (word == "h" && has(0)) {
      add(Verb::Close, 0);
    } else if (word == "rectangle" && has(4)) {
      const double x = numbers_[0], y = numbers_[1], width = numbers_[2], height = numbers_[3];
      path_.verbs.insert(path_.verbs.end(), {Verb::Move, Verb::Line, Verb::Line, Verb::Line, Verb::Close});
      for (const auto& [dx, dy] : {std::pair{0.0, 0.0}, {width, 0.0}, {width, height}, {0.0, height}}) {
        path_.points.push_back(matrix_.apply(x + dx, y + dy));
      }
    } else {
      return false;
    }
    return true;
  }

  bool set_color(double red, double green, double blue, double alpha) {
    const auto level = [](double value) {
      return static_cast<uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
    };
    pending_ = {level(red), level(green), level(blue), level(alpha)};
    has_pending_ = true;
    return true;
  }

  bool set_state(std::string_view word) {
    if (word == "rgb" && has(3)) return set_color(numbers_[0], numbers_[1], numbers_[2], 1);
    if (word == "rgba" && has(4)) return set_color(numbers_[0], numbers_[1], numbers_[2], numbers_[3]);
    if (word == "g" && has(1)) return set_color(numbers_[0], numbers_[0], numbers_[0], 1);
    if (word == "a" && has(1)) return set_color(0, 0, 0, numbers_[0]);
    if (word == "set-source") {
      color_ = pending_;
      return std::exchange(has_pending_, false);
    }
    if (word == "scale" && has(2)) return matrix_ = matrix_.after({numbers_[0], 0, 0, numbers_[1], 0, 0}), true;
    if (word == "translate" && has(2)) return matrix_ = matrix_.after({1, 0, 0, 1, numbers_[0], numbers_[1]}), true;
    if (word == "set-matrix") {
      if (std::exchange(name_, {}) == "identity") return matrix_ = {}, true;
      if (list_.size() != 6) return false;
      matrix_ = {list_[0], list_[1], list_[2], list_[3], list_[4], list_[5]};
      return true;
    }
    if (word == "set-line-width" && has(1)) return width_ = numbers_[0], true;
    if (word == "set-miter-limit" && has(1)) return miter_limit_ = numbers_[0], true;
    if (word == "set-dash" && has(1)) return dashes_ = list_, dash_offset_ = numbers_[0], true;
    if (word == "set-tolerance" || word == "set-antialias") return true;
    if (word == "set-line-cap") return set_choice(cap_, {"//LINE_CAP_BUTT", "//LINE_CAP_ROUND", "//LINE_CAP_SQUARE"});
    if (word == "set-line-join")
      return set_choice(join_, {"//LINE_JOIN_MITER", "//LINE_JOIN_ROUND", "//LINE_JOIN_BEVEL"});
    if (word == "set-fill-rule") return set_choice(even_odd_, {"//WINDING", "//EVEN_ODD"});
    if (word == "set-operator") return std::exchange(name_, {}) == "//OVER";
    return false;
  }

  bool set_choice(uint8_t& choice, std::initializer_list<std::string_view> names) {
    uint8_t index = 0;
    for (const std::string_view name : names) {
      if (name == name_) {
        choice = index;
        name_ = {};
        return true;
      }
      ++index;
    }
    return false;
  }

  bool paint(std::string_view word) {
    if (word == "fill" || word == "fill+") {
      VectorPath path = current();
      path.filled = true;
      path.even_odd = even_odd_ == 1;
      path.fill = color_;
      return keep(std::move(path), 0);
    }
    if (word == "stroke" || word == "stroke+") {
      const double factor = matrix_.uniform_scale();
      if (factor == 0) return false;  // a pen that is wider in one direction
      VectorPath path = current();
      path.stroked = true;
      path.stroke = color_;
      path.stroke_width = width_ * factor * scale_;
      path.miter_limit = miter_limit_;
      path.line_cap = cap_;
      path.line_join = join_;
      for (const double dash : dashes_) path.dashes.push_back(dash * factor * scale_);
      path.dash_offset = dash_offset_ * factor * scale_;
      const double pen = path.stroke_width * std::max(1.0, join_ == 0 ? miter_limit_ : 1.0);
      return keep(std::move(path), pen);
    }
    if (word == "paint" && has(0)) return fill_surface();
    if (word == "clip" || word == "clip+") return add_clip();
    if (word == "reset-clip") return clips_.clear(), true;
    // The one surface made at the beginning and let go at the end.
    if (word == "surface" || word == "context" || word == "pop") return true;
    return false;
  }

  VectorPath current() const {
    VectorPath path;
    path.verbs = path_.verbs;
    for (const VectorPath::XY& point : path_.points) path.points.push_back({point.x * scale_, point.y * scale_});
    while (!path.verbs.empty() && path.verbs.back() == VectorPath::Verb::Move) {
      path.verbs.pop_back();
      path.points.pop_back();
    }
    return path;
  }

  // Cairo says "paint" for a shape that covers the whole surface.
  bool fill_surface() {
    using Verb = VectorPath::Verb;
    VectorPath path;
    path.verbs = {Verb::Move, Verb::Line, Verb::Line, Verb::Line, Verb::Close};
    path.points = {{0, 0}, {surface_.x, 0}, surface_, {0, surface_.y}};
    path.filled = true;
    path.fill = color_;
    return keep(std::move(path), 0);
  }

  static Box bounds(const VectorPath& path) {
    Box box{path.points[0].x, path.points[0].y, path.points[0].x, path.points[0].y};
    for (const VectorPath::XY& point : path.points) {
      box = {std::min(box.left, point.x), std::min(box.top, point.y), std::max(box.right, point.x),
             std::max(box.bottom, point.y)};
    }
    return box;
  }

  // A rectangle clips nothing when it holds all that is drawn; other clips are not for flat paths.
  bool add_clip() {
    const VectorPath path = current();
    if (path.points.size() < 4 || path.points.size() > 5) return false;
    const Box box = bounds(path);
    for (const VectorPath::XY& point : path.points) {
      const bool corner =
          (point.x == box.left || point.x == box.right) && (point.y == box.top || point.y == box.bottom);
      if (!corner) return false;
    }
    for (const VectorPath::Verb verb : path.verbs) {
      if (verb == VectorPath::Verb::Curve) return false;
    }
    clips_.push_back(box);
    return true;
  }

  bool keep(VectorPath path, double pen) {
    if (path.points.empty()) return true;
    const Box box = bounds(path);
    for (const Box& clip : clips_) {
      constexpr double kSlack = 0.01;
      const bool inside = box.left - pen / 2 >= clip.left - kSlack && box.top - pen / 2 >= clip.top - kSlack &&
                          box.right + pen / 2 <= clip.right + kSlack && box.bottom + pen / 2 <= clip.bottom + kSlack;
      if (!inside) return false;
    }
    const Color& color = path.filled ? path.fill : path.stroke;
    if (color.alpha != 0) paths_.push_back(std::move(path));
    return true;
  }

  double scale_;
  VectorPath::XY surface_;
  std::vector<VectorPath>& paths_;
  std::vector<double> numbers_, list_, dashes_;
  bool in_list_ = false;
  std::string_view name_;
  Matrix matrix_;
  VectorPath path_;
  Color color_, pending_;
  bool has_pending_ = false;
  double width_ = 2, miter_limit_ = 10, dash_offset_ = 0;
  uint8_t cap_ = 0, join_ = 0, even_odd_ = 0;
  std::vector<Box> clips_;
};

}  // namespace

bool read_cairo_script(std::string_view script, double scale, VectorPath::XY surface, std::vector<VectorPath>& paths) {
  return Interpreter(scale, surface, paths).run(script);
}

}  // namespace hustings::image
