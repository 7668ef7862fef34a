// Pages of finished PDFs, joined to a file of their own.
//
// The pages are the booklet's very objects, copied as they are. Its structure tree speaks of all its pages and is left
// behind, and so the new file does not say that it is tagged, nor that it conforms to a standard that asks for tags.
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
