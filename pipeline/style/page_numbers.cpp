#include "style/page_numbers.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace hustings::style {
namespace {

constexpr uint32_t kNoPage = UINT32_MAX;

uint32_t page_of(const PageMap& pages, std::string_view label) {
  const auto found = pages.labels.find(std::string(label));
  return found == pages.labels.end() || found->second >= pages.pages.size() ? kNoPage : found->second;
}

// One number: the leaf that holds it and its new words.
struct Change {
  NodeId leaf;
  std::string words;
};

void find_folios(const StyledPart& part, const PageMap& pages, std::vector<Change>& changes) {
  for (NodeId node = 0; node < part.nodes.size(); ++node) {
    if (part[node].role != Role::PageNumber || part[node].first_child == kNoNode) continue;
    const uint32_t page = page_of(pages, part.attribute(node, Attribute::Label));
    if (page != kNoPage && !pages.pages[page].folio.empty()) {
      changes.push_back({part[node].first_child, pages.pages[page].folio});
    }
  }
}

// Counts the notes of one Part after the other.
class NoteCount {
 public:
  NoteCount(const StyledDocument& styled, const PageMap& pages) : styled_(styled), pages_(pages) {}

  void count(const StyledPart& part, std::vector<Change>& changes) {
    const std::vector<Note> notes = find_notes(part);
    std::map<uint32_t, Meeting> meetings;  // by page
    for (size_t i = 0; i < notes.size(); ++i) {
      if (notes[i].page == kNoPage) continue;
      meetings[notes[i].page].own.push_back(i);
      for (const uint32_t page : notes[i].met) {
        if (page > notes[i].page) meetings[page].earlier.push_back(i);
      }
    }
    std::vector<uint32_t> numbers(notes.size());
    for (const auto& [page, meeting] : meetings) {
      OnPage& here = on_page_[page];
      for (const size_t note : meeting.earlier) here.taken.insert(numbers[note]);
      for (const size_t note : meeting.own) {
        while (here.taken.count(here.next) != 0) ++here.next;
        numbers[note] = here.next++;
        for (const NodeId leaf : notes[note].leaves) changes.push_back({leaf, std::to_string(numbers[note])});
      }
    }
  }

 private:
  struct Note {
    uint32_t page = kNoPage;     // of its first mark; of its body when nothing calls it
    std::vector<uint32_t> met;   // pages of its other marks
    std::vector<NodeId> leaves;  // its numbers, in marks and before its body
  };
  // Notes of one Part that have marks on one page, in order.
  struct Meeting {
    std::vector<size_t> own, earlier;
  };
  struct OnPage {
    uint32_t next = 1;
    std::set<uint32_t> taken;  // by marks that lead to notes of other pages
  };

  // A generated span with a label is the number of the note of that name: in a mark, or before its body.
  static bool is_number(const StyledPart& part, NodeId node) {
    const StyledNode& here = part[node];
    return here.kind == NodeKind::Span && here.role == Role::None && here.generated && here.first_child != kNoNode &&
           here.attributes != UINT32_MAX && part.has(node, Attribute::Label);
  }

  // Footnotes in the order of their first marks.
  std::vector<Note> find_notes(const StyledPart& part) const {
    std::vector<NodeId> spans;
    std::unordered_map<std::string_view, bool> footnotes;
    for (NodeId node = 0; node < part.nodes.size(); ++node) {
      if (is_number(part, node)) spans.push_back(node);
      if (part[node].kind == NodeKind::NoteBody)
        footnotes.try_emplace(part.attribute(node, Attribute::Id), styled_.style(part[node].style).footnote);
    }
    std::vector<Note> notes;
    std::unordered_map<std::string_view, size_t> note_of;
    const auto note_named = [&](std::string_view id) -> Note& {
      const auto [at, added] = note_of.try_emplace(id, notes.size());
      if (added) notes.emplace_back();
      return notes[at->second];
    };
    for (const bool marks : {true, false}) {  // numbers of notes stand after all marks but those in notes
      for (const NodeId node : spans) {
        const NodeId parent = part[node].parent;
        if ((part[parent].kind == NodeKind::NoteMark) != marks) continue;
        const std::string_view id = part.attribute(node, Attribute::Label);
        if (const auto body = footnotes.find(id); body == footnotes.end() || !body->second) continue;
        Note& note = note_named(id);
        const uint32_t page = page_of(pages_, marks ? part.attribute(parent, Attribute::Id) : id);
        if (note.leaves.empty()) {
          note.page = page;
        } else if (marks && page != kNoPage) {
          note.met.push_back(page);
        }
        note.leaves.push_back(part[node].first_child);
      }
    }
    return notes;
  }

  const StyledDocument& styled_;
  const PageMap& pages_;
  std::map<uint32_t, OnPage> on_page_;
};

// What is not as it should be, in the order of the text.
std::vector<Change> find_changes(const StyledPart& part, const PageMap& pages, NoteCount& notes) {
  std::vector<Change> changes;
  find_folios(part, pages, changes);
  notes.count(part, changes);
  const auto right = [&part](const Change& change) { return part.text_of(part[change.leaf]) == change.words; };
  changes.erase(std::remove_if(changes.begin(), changes.end(), right), changes.end());
  std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.leaf < b.leaf; });
  return changes;
}

// Copies the text with the numbers exchanged and moves every range behind them.
StyledPart exchange(const StyledPart& part, const std::vector<Change>& changes) {
  StyledPart copy = part;
  copy.text.clear();
  std::vector<std::pair<uint32_t, int64_t>> shifts;  // from this byte of the old text on
  uint32_t at = 0;
  int64_t shift = 0;
  for (const Change& change : changes) {
    const StyledNode& leaf = part[change.leaf];
    copy.text.append(part.text, at, leaf.text_begin - at);
    copy.text += change.words;
    at = leaf.text_end;
    shift += static_cast<int64_t>(change.words.size()) - (leaf.text_end - leaf.text_begin);
    shifts.emplace_back(at, shift);
  }
  copy.text.append(part.text, at);
  const auto move = [&shifts](uint32_t& byte) {
    auto found = std::upper_bound(shifts.begin(), shifts.end(), byte,
                                  [](uint32_t value, const auto& each) { return value < each.first; });
    if (found != shifts.begin()) byte = static_cast<uint32_t>(byte + std::prev(found)->second);
  };
  for (StyledNode& node : copy.nodes) {
    move(node.text_begin);
    move(node.text_end);
  }
  return copy;
}

}  // namespace

bool set_page_numbers(StyledDocument& styled, const PageMap& pages) {
  bool changed = false;
  if (pages.pages.empty()) return changed;
  NoteCount notes(styled, pages);
  for (std::shared_ptr<const StyledPart>& part : styled.parts) {
    const std::vector<Change> changes = find_changes(*part, pages, notes);
    if (changes.empty()) continue;
    part = std::make_shared<const StyledPart>(exchange(*part, changes));
    changed = true;
  }
  return changed;
}

}  // namespace hustings::style
