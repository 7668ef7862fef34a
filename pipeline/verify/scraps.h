// Raw HTML in Markdown as words: tags go, text stays. What no browser shows goes with its content.
#pragma once

#include <string>
#include <string_view>

#include "verify/words.h"

namespace hustings::verify {

class ScrapReader {
 public:
  // `text` is the whole Markdown: where an element is opened that nobody reads, its end is looked for there.
  ScrapReader(std::string_view text, WordCollector& words) : text_(text), words_(words) {}

  // An HTML block that starts at this line.
  void read_block(std::string_view scrap, uint32_t line);
  // One tag, comment or declaration among words.
  void read_inline(std::string_view tag);
  // Whether what stands here is read by nobody: words inside a script, say.
  bool hides() const { return !hidden_.empty(); }
  bool has_pictures() const { return has_pictures_; }
  // An address that the booklet does not follow: then a picture's alternative is printed as words.
  static bool is_refused(std::string_view address);

 private:
  size_t read_markup(std::string_view scrap, size_t at, bool in_block);
  void read_tag(std::string_view tag);
  bool ends_somewhere(const std::string& name);

  std::string_view text_;
  WordCollector& words_;
  bool has_pictures_ = false;
  bool looked_for_ends_ = false;
  std::string ends_;    // names of elements that nobody reads and that end somewhere, each with a space behind
  std::string hidden_;  // the element whose end is awaited
};

// With &amp; and its like as characters.
std::string decoded(std::string_view text);

}  // namespace hustings::verify
