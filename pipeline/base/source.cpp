#include "base/source.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "base/utf8.h"

namespace hustings {
namespace {

constexpr uint32_t kBetweenMilestones = 256;

}  // namespace

Source::Source(SourceId id, std::string path, std::string text, uint32_t first_line)
    : id_(id), path_(std::move(path)), text_(std::move(text)), lines_before_(first_line - 1) {
  line_begins_.push_back(0);
  for (size_t byte = text_.find('\n'); byte != std::string::npos; byte = text_.find('\n', byte + 1)) {
    line_begins_.push_back(static_cast<uint32_t>(byte + 1));
  }
  for (size_t line = 0; line < line_begins_.size(); ++line) {
    const uint32_t begin = line_begins_[line];
    const size_t end = line + 1 < line_begins_.size() ? line_begins_[line + 1] : text_.size();
    if (end - begin <= kBetweenMilestones) continue;
    uint32_t column = 1;
    uint32_t next = begin + kBetweenMilestones;
    for (size_t at = begin; at < end; ++column) {
      if (at >= next) {
        milestones_.push_back({static_cast<uint32_t>(at), column});
        next += kBetweenMilestones;
      }
      next_code_point(text_, at);
    }
  }
}

uint32_t Source::line_begin(uint32_t line) const {
  const bool has = line > lines_before_ && line - lines_before_ <= line_begins_.size();
  return has ? line_begins_[line - lines_before_ - 1] : static_cast<uint32_t>(text_.size());
}

std::string_view Source::line(uint32_t line) const {
  const uint32_t begin = line_begin(line);
  std::string_view rest = std::string_view(text_).substr(begin);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

LineColumn Source::position(uint32_t byte) const {
  byte = std::min(byte, static_cast<uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), byte);
  const auto line = static_cast<uint32_t>(after - line_begins_.begin());
  Milestone from{line_begins_[line - 1], 1};
  const auto milestone = std::upper_bound(milestones_.begin(), milestones_.end(), byte,
                                          [](uint32_t place, const Milestone& each) { return place < each.byte; });
  if (milestone != milestones_.begin() && std::prev(milestone)->byte > from.byte) from = *std::prev(milestone);
  uint32_t column = from.column;
  for (size_t at = from.byte; at < byte; ++column) next_code_point(text_, at);
  return {lines_before_ + line, column};
}

const Source& Sources::add(std::string path, std::string text, uint32_t first_line) {
  const std::lock_guard<std::mutex> lock(mutex_);
  return sources_.emplace_back(static_cast<SourceId>(sources_.size()), std::move(path), std::move(text), first_line);
}

const Source& Sources::at(SourceId id) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (id >= sources_.size()) throw std::out_of_range("no such source");
  return sources_[id];
}

size_t Sources::size() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return sources_.size();
}

}  // namespace hustings
