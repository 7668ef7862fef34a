// What a finished file says, section by section, whatever its format. Only sections that somebody asks for by their IDs
// are told apart; words that the file marks as the layout's (marks of notes and lists, labels, printed addresses) are
// left out.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "verify/page_list.h"
#include "verify/words.h"

namespace hustings::verify {

// The IDs that are looked for, with their numbers.
using Wanted = std::unordered_map<std::string, uint32_t>;

struct FoundSection {
  uint32_t number = 0;  // of the ID, in Wanted
  Words words;          // of the section alone: those of wanted sections within it are theirs
  Words heading;        // the first heading of them
  std::vector<Words> notes;
  // Where it stands: its pages in the PDF, from 1 (0: nowhere), or its file and ID in the EPUB.
  uint32_t first_page = 0, last_page = 0;
  std::string place;
  uint32_t parent = UINT32_MAX;  // index of the section around it in FinishedText::sections
};

struct FinishedText {
  std::vector<FoundSection> sections;  // in reading order, as often as they stand there
  // Pages that say something, in the order of the file or of its page list; those without an entry are not told.
  std::vector<PageStart> pages;
  std::string trouble;  // why the file cannot be read; empty: it can
};

// Builds a FinishedText while a reader walks through its file.
class SectionCollector {
 public:
  explicit SectionCollector(const Wanted& wanted) : wanted_(wanted) {}

  // Whether the ID opened a section; then `close_section` must follow.
  bool open_section(const std::string& id);
  void close_section();
  void open_note();
  void close_note();
  void open_heading();
  void close_heading();
  void gap() {
    if (WordCollector* const words = current()) words->gap();
  }
  void add(std::string_view text) {
    if (WordCollector* const words = current()) words->add(text);
  }
  // What comes now stands on this page, from 1, or in this file.
  void at_page(uint32_t page);
  void at_file(const std::string& path) { file_ = path; }
  FinishedText finish();

 private:
  struct Open {
    size_t index = 0;
    WordCollector words;
  };
  WordCollector* current() { return !notes_.empty() ? &notes_.back() : open_.empty() ? nullptr : &open_.back().words; }

  const Wanted& wanted_;
  std::string file_;
  FinishedText result_;
  std::vector<Open> open_;
  std::vector<WordCollector> notes_;  // notes in notes
  size_t heading_begin_ = SIZE_MAX;
};

}  // namespace hustings::verify
