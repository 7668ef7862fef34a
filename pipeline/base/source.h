// Where words came from. A Source is one input file held whole in memory; a Span is a range of its bytes. Nodes and
// diagnostics carry spans (12 bytes); lines and columns are worked out only when a message is shown.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace hustings {

using SourceId = uint32_t;
inline constexpr SourceId kNoSource = UINT32_MAX;

// A half-open range of bytes of one source. `source == kNoSource` means "no place" (a command-line argument, say).
struct Span {
  SourceId source = kNoSource;
  uint32_t begin = 0;
  uint32_t end = 0;
  bool known() const { return source != kNoSource; }
  bool operator==(const Span&) const = default;
};

// A place as an editor counts it: both from 1, the column in Unicode code points.
struct LineColumn {
  uint32_t line = 1;
  uint32_t column = 1;
};

// One input file, or a piece of one. Immutable after construction.
class Source {
 public:
  // `first_line` is that of the text in the file, from 1: lines are told as the file has them.
  Source(SourceId id, std::string path, std::string text, uint32_t first_line = 1);

  SourceId id() const { return id_; }
  // As shown to people: relative to where the user started, with '/' between folders.
  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }
  // The line without its end; empty before the first and beyond the last.
  std::string_view line(uint32_t line) const;
  // The byte at which the line starts; the text's size for lines that it does not have.
  uint32_t line_begin(uint32_t line) const;
  LineColumn position(uint32_t byte) const;
  Span span(uint32_t begin, uint32_t end) const { return {id_, begin, end}; }

 private:
  SourceId id_;
  std::string path_;
  std::string text_;
  uint32_t lines_before_;
  // Columns are counted from here, so that a megabyte on one line does not make every position cost a megabyte.
  struct Milestone {
    uint32_t byte;
    uint32_t column;
  };
  std::vector<uint32_t> line_begins_;
  std::vector<Milestone> milestones_;  // in order of byte; of long lines only
};

// All sources of one run; ids are given out in order of `add`, and references stay good. `add` may be called from any
// thread, but ids are the same in every run only when it is called in a fixed order.
class Sources {
 public:
  const Source& add(std::string path, std::string text, uint32_t first_line = 1);
  const Source& at(SourceId id) const;
  size_t size() const;

 private:
  mutable std::mutex mutex_;
  std::deque<Source> sources_;
};

}  // namespace hustings
