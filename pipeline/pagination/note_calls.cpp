// Which slug calls which note: the one in whose words the note's mark stands, in a line or in a cell of a row.
#include <algorithm>

#include "pagination/strip.h"

namespace hustings::pagination {

namespace {

class NoteCaller {
 public:
  NoteCaller(const GalleyPart& part, PartStrips& strips) : part_(part), strips_(strips), taken_(part.notes.size()) {}

  void call() {
    for (Slug& slug : strips_.main.slugs) {
      slug.first_note = static_cast<uint32_t>(strips_.called.size());
      take(slug);
      slug.note_count = static_cast<uint32_t>(strips_.called.size()) - slug.first_note;
    }
    // A mark that stands in no line (its block is not set) has its note with the last one.
    if (strips_.main.slugs.empty()) return;
    for (uint32_t note = 0; note < taken_.size(); ++note) {
      if (taken_[note]) continue;
      strips_.called.push_back(note);
      ++strips_.main.slugs.back().note_count;
    }
  }

 private:
  void take(const Slug& slug) {
    if (slug.kind == SlugKind::Line) {
      const Line& line = part_.lines[slug.line];
      auto note = std::lower_bound(part_.notes.begin(), part_.notes.end(), line.text_begin,
                                   [](const NoteBox& box, uint32_t byte) { return box.anchor < byte; });
      for (; note != part_.notes.end() && note->anchor < line.text_end; ++note) {
        const auto index = static_cast<uint32_t>(note - part_.notes.begin());
        if (!taken_[index]) strips_.called.push_back(index);
        taken_[index] = true;
      }
    } else if (slug.kind == SlugKind::Slice) {
      const RowGroup& group = strips_.groups[strips_.slices[slug.index].group];
      for (uint32_t cell = 0; cell < group.cell_count; ++cell) {
        const Strip& strip = strips_.cells[strips_.group_cells[group.first_cell + cell].strip];
        const uint32_t last = strips_.slugs_begin(group, cell, slug.index + 1);
        for (uint32_t i = strips_.slugs_begin(group, cell, slug.index); i < last; ++i) take(strip.slugs[i]);
      }
    }
  }

  const GalleyPart& part_;
  PartStrips& strips_;
  std::vector<bool> taken_;
};

}  // namespace

void call_notes(const GalleyPart& part, PartStrips& strips) { NoteCaller(part, strips).call(); }

}  // namespace hustings::pagination
