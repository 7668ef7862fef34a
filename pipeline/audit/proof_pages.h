// Pages of finished PDFs, joined to a file of their own.
//
// The pages are the booklet's very objects, copied as they are, with what its structure tree says of them; so a proof
// can be read aloud as the booklet can. It claims no standard for archives: it is no booklet.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace hustings::audit {

struct JoinedFile {
  std::string title, language;
  std::string label_of_sheets;  // before their numbers: "Proof "
  std::vector<uint32_t> pages;  // of the booklet, from 0
  std::vector<std::string> folios;
};

class BookletPages {
 public:
  // The bytes outlive this.
  explicit BookletPages(const std::string& pdf);
  ~BookletPages();
  BookletPages(const BookletPages&) = delete;
  BookletPages& operator=(const BookletPages&) = delete;
  // All pages of `sheet`, then those of the booklet that `file` names. The same input gives the same bytes.
  std::string join(const std::string& sheet, const JoinedFile& file);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace hustings::audit
