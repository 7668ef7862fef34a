// A page in miniature says in a glance what a column of figures does not: lines as gray strokes, what somebody uses as
// a tinted field, what they are granted as a dashed frame, each with the candidate's number.
#include "audit/fairness_pages.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "audit/fairness_words.h"
#include "base/printable.h"

namespace hustings::audit {
namespace {

std::string at(Length length) { return format_points(length, 1); }

std::string rectangle(const Rect& rect, std::string_view type) {
  return fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", type, at(rect.x), at(rect.y),
                     at(rect.width), at(rect.height));
}

// All lines as one path: as high as small letters are, where they stand.
std::string strokes(const std::vector<Rect>& lines) {
  std::string path;
  for (const Rect& line : lines) {
    const Length height = line.height * 2 / 5;
    path += fmt::format("M{} {}h{}v{}h-{}z", at(line.x), at(line.y + line.height * 3 / 10), at(line.width), at(height),
                        at(line.width));
  }
  return path.empty() ? path : "<path class=\"type\" d=\"" + path + "\"/>";
}

struct Seat {
  size_t number;
  const Treatment* treatment;
  const SpaceOnPage* place;
};

std::vector<Seat> seats_on(const ContestFairness& contest, uint32_t page) {
  std::vector<Seat> seats;
  for (size_t i = 0; i < contest.candidates.size(); ++i) {
    for (const SpaceOnPage& place : contest.candidates[i].places) {
      if (place.page == page) seats.push_back({i + 1, &contest.candidates[i], &place});
    }
  }
  return seats;
}

std::string spoken(const PictureOfPage& page, const std::vector<Seat>& seats) {
  std::string words = "Page " + page.folio + ":";
  for (const Seat& seat : seats) {
    words += fmt::format(" {} {},", seat.number, printable(seat.treatment->name));
  }
  words.back() = '.';
  return words;
}

void write_page(std::ostream& out, const PictureOfPage& page, const std::vector<Seat>& seats) {
  const std::string width = at(page.size.width), height = at(page.size.height);
  out << fmt::format("<figure class=\"page\">\n<svg viewBox=\"-2 -2 {} {}\" role=\"img\" aria-label=\"{}\">",
                     at(page.size.width + Length::points(4)), at(page.size.height + Length::points(4)),
                     escape_html(spoken(page, seats)));
  out << fmt::format("<rect class=\"paper\" width=\"{}\" height=\"{}\"/>", width, height);
  for (const Rect& picture : page.pictures) out << rectangle(picture, "picture");
  out << strokes(page.lines);
  for (const Seat& seat : seats) {
    for (const Rect& rect : seat.place->granted) out << rectangle(rect, "granted");
    for (const Rect& rect : seat.place->used) out << rectangle(rect, "used");
  }
  // Numbers last: nothing lies over them. They sit on the corner where the space begins.
  const Length radius = page.size.width / 15;
  for (const Seat& seat : seats) {
    const std::vector<Rect>& rects = seat.place->granted.empty() ? seat.place->used : seat.place->granted;
    if (rects.empty()) continue;
    const Length x = std::max(rects.front().x - radius / 2, radius), y = std::max(rects.front().y, radius);
    out << fmt::format(
        "<circle class=\"number\" cx=\"{0}\" cy=\"{1}\" r=\"{2}\"/><text x=\"{0}\" y=\"{3}\" "
        "font-size=\"{4}\">{5}</text>",
        at(x), at(y), at(radius), at(y + radius * 2 / 5), at(radius * 6 / 5), seat.number);
  }
  out << fmt::format("</svg>\n<figcaption>Page {}<ul>", escape_html(page.folio));
  for (const Seat& seat : seats) {
    out << fmt::format("<li><b>{}</b> <bdi>{}</bdi></li>", seat.number, escape_html(seat.treatment->name));
  }
  out << "</ul></figcaption>\n</figure>\n";
}

}  // namespace

std::string escape_html(std::string_view words) {
  std::string out;
  for (const char c : printable(words)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

void write_pages(std::ostream& out, const ContestFairness& contest, const Fairness& fairness) {
  out << "<div class=\"pages\">\n";
  for (const PictureOfPage& page : fairness.pages) {
    const std::vector<Seat> seats = seats_on(contest, page.page);
    if (!seats.empty()) write_page(out, page, seats);
  }
  out << "</div>\n";
}

}  // namespace hustings::audit
