#include "verify/declared_cut.h"

#include <vector>

#include "text/text.h"

namespace hustings::verify {
namespace {

// Spaces are not compared: a cut may part words of a script that writes none.
bool ends_with(const Words& words, std::string_view removed) {
  return words.letters().ends_with(words_of(removed).letters());
}

void take_end(std::string_view removed, Words& words) {
  words = words.first_letters(words.letters().size() - words_of(removed).letters().size());
}

}  // namespace

bool take_cut(const StatementCut& cut, Testimony& said) {
  if (!ends_with(said.words, cut.removed)) return false;
  // Notes are cut from the last one on; one that costs no words may stay between them.
  std::vector<size_t> notes;  // from the last one on, those that something is taken from
  size_t note = said.notes.size();
  for (auto removed = cut.removed_notes.rbegin(); removed != cut.removed_notes.rend(); ++removed) {
    do {
      if (note == 0) return false;
      --note;
    } while (!ends_with(said.notes[note], *removed));
    notes.push_back(note);
  }
  take_end(cut.removed, said.words);
  for (size_t i = 0; i < notes.size(); ++i) {
    take_end(cut.removed_notes[cut.removed_notes.size() - 1 - i], said.notes[notes[i]]);
  }
  return true;
}

Words notice_of(const StatementCut& cut, std::string_view language) {
  if (!cut.marked) return {};
  return words_of(text::message("statement-cut", language, {text::format_number(cut.limit, language)}));
}

}  // namespace hustings::verify
