// Whether "turn to page 12" leads readers of paper and of the screen to the same word: every page of the PDF that says
// something has an entry of its label in the EPUB's page list (EPUB 3.3, clause 7.4.3; EPUB Accessibility 1.1, clause
// 3.3), in the same order, and what follows the marker there is what the page begins with.
//
// The words of a page are those of its main text: notes stand elsewhere in an EPUB, and words that a file marks as the
// layout's are not asked for, but for the first entry of contents or an index. Spaces are not compared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "verify/words.h"

namespace hustings {
class Diagnostics;
}

namespace hustings::verify {

struct PageStart {
  std::string folio;  // the page's label, or what the page list calls it
  Words words;        // the first ones; all of them when the page has fewer
  bool cut = false;   // more may follow here, in another order than in the other file
};

// What a page begins with, piece by piece.
class PageStartCollector {
 public:
  void add(std::string_view text) {
    if (!is_full()) words_.add(text);
  }
  void gap() { words_.gap(); }
  // What follows is not compared, when there are words already.
  void cut() {
    gap();
    cut_ = cut_ || words_.size() > 0;
  }
  // An entry of contents or an index: page numbers behind it are print's, and it is enough.
  void add_entry(const Words& entry);
  bool is_full() const;
  PageStart finish(std::string folio);

 private:
  WordCollector words_;
  bool cut_ = false;
};

// Errors `verify-page-list`. `pdf` and `epub` are the names of the files.
void compare_page_lists(const std::vector<PageStart>& printed, const std::vector<PageStart>& listed,
                        const std::string& pdf, const std::string& epub, Diagnostics& diagnostics);

// A number as a page label has it (ISO 32000-1, table 159): style D, R, r, A or a; empty for another style.
std::string page_number(int64_t number, std::string_view style);

}  // namespace hustings::verify
