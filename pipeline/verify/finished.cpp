#include "verify/finished.h"

#include <algorithm>

namespace hustings::verify {

bool SectionCollector::open_section(const std::string& id) {
  const auto found = wanted_.find(id);
  if (found == wanted_.end()) return false;
  gap();
  FoundSection section;
  section.number = found->second;
  if (!file_.empty()) section.place = file_ + '#' + id;
  if (!open_.empty()) section.parent = static_cast<uint32_t>(open_.back().index);
  open_.push_back({result_.sections.size(), WordCollector()});
  result_.sections.push_back(std::move(section));
  return true;
}

void SectionCollector::close_section() {
  result_.sections[open_.back().index].words = open_.back().words.finish();
  open_.pop_back();
}

void SectionCollector::at_page(uint32_t page) {
  for (const Open& each : open_) {
    FoundSection& section = result_.sections[each.index];
    if (section.first_page == 0 || page < section.first_page) section.first_page = page;
    section.last_page = std::max(section.last_page, page);
  }
}

void SectionCollector::open_note() {
  gap();
  notes_.emplace_back();
}

// A note belongs to the section that it stands in.
void SectionCollector::close_note() {
  Words words = notes_.back().finish();
  notes_.pop_back();
  if (words.empty() || open_.empty()) return;
  result_.sections[open_.back().index].notes.push_back(std::move(words));
}

void SectionCollector::open_heading() {
  gap();
  heading_begin_ = SIZE_MAX;
  if (notes_.empty() && !open_.empty() && result_.sections[open_.back().index].heading.empty()) {
    heading_begin_ = open_.back().words.size();
  }
}

void SectionCollector::close_heading() {
  gap();
  if (heading_begin_ == SIZE_MAX || open_.empty() || !notes_.empty()) return;
  result_.sections[open_.back().index].heading = open_.back().words.so_far(heading_begin_);
  heading_begin_ = SIZE_MAX;
}

FinishedText SectionCollector::finish() {
  while (!open_.empty()) close_section();
  return std::move(result_);
}

}  // namespace hustings::verify
