#include "limits/count_pieces.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "limits/count_forms.h"
#include "limits/word_kinds.h"
#include "text/text.h"

namespace hustings::limits {
namespace {

using text::Sort;

uint32_t place(size_t byte) { return static_cast<uint32_t>(byte); }

// One line of words on its way into pieces.
class Line {
 public:
  Line(std::string_view text, std::string_view language, const CountProfile& profile)
      : text_(text), language_(language), profile_(profile) {}

  std::vector<CountPiece> by_unicode();
  std::vector<CountPiece> by_spaces();

 private:
  void add(size_t begin, size_t end, CountKind kind);
  void add_marks(size_t begin, size_t end);
  void take_chunk();
  bool take_uncounted_line();
  bool take_named(CountKind kind, const NameList& names);
  bool take_run();
  bool take_whole(CountKind kind, size_t end);
  void take_unspaced(size_t end);
  void take_word(size_t end);
  size_t end_of_chunk();
  size_t end_of_core(size_t end) const;
  size_t without_trailing_marks(size_t begin, size_t end) const;
  bool has(CountKind kind) const { return profile_.rule(kind) != nullptr; }

  std::string_view text_;
  std::string_view language_;
  const CountProfile& profile_;
  std::vector<text::ByteRange> runs_;  // telephones, dates and addresses that text/ knows
  size_t next_run_ = 0;
  size_t at_ = 0;
  size_t chunk_end_ = 0;  // of the chunk that was looked at last
  std::vector<CountPiece> pieces_;
};

void Line::add(size_t begin, size_t end, CountKind kind) {
  const CountRule* rule = profile_.rule(kind);
  if (rule == nullptr) {  // a sign alone is a word only where a rule says so
    kind = kind == CountKind::Symbol ? CountKind::Punctuation : CountKind::Word;
    rule = profile_.rule(kind);
  }
  const uint32_t words = rule->each_part ? parts_of(text_.substr(begin, end - begin)) : rule->words;
  pieces_.push_back({place(begin), place(end), kind, words});
}

// What holds no word: pictures, symbols, punctuation, each run between white space a piece.
void Line::add_marks(size_t begin, size_t end) {
  for (size_t at = begin; at < end;) {
    size_t next = at;
    if (text_.substr(at, kPictureSign.size()) == kPictureSign) {
      next += kPictureSign.size();
      add(at, next, CountKind::Picture);
    } else if (text::sort_of(next_code_point(text_, next)) != Sort::Space) {
      bool symbol = false;
      for (size_t behind = at; behind < end; next = behind) {
        if (text_.substr(behind, kPictureSign.size()) == kPictureSign) break;
        const Sort sort = text::sort_of(next_code_point(text_, behind));
        if (sort == Sort::Space) break;
        symbol = symbol || sort == Sort::Symbol || sort == Sort::Currency;
      }
      add(at, next, symbol ? CountKind::Symbol : CountKind::Punctuation);
    }
    at = next;
  }
}

std::vector<CountPiece> Line::by_unicode() {
  size_t done = 0;
  for (const text::ByteRange& word : text::word_ranges(text_, language_)) {
    add_marks(done, word.begin);
    add(word.begin, word.end, CountKind::Word);
    done = word.end;
  }
  add_marks(done, text_.size());
  return std::move(pieces_);
}

// "Occupation: engineer", to the end of its line.
bool Line::take_uncounted_line() {
  if (profile_.labels.empty() || (at_ > 0 && text_[at_ - 1] != '\n')) return false;
  const size_t end = std::min(text_.find('\n', at_), text_.size());
  const std::string_view line = text_.substr(at_, end - at_);
  const size_t colon = line.find(':');
  if (colon == line.npos) return false;
  const std::string label = text::to_lower(line.substr(0, colon), language_);
  if (std::find(profile_.labels.begin(), profile_.labels.end(), label) == profile_.labels.end()) return false;
  add(at_, end, CountKind::Field);
  at_ = end;
  return true;
}

bool Line::take_whole(CountKind kind, size_t end) {
  if (end <= at_ || !has(kind)) return false;
  add(at_, end, kind);
  at_ = end;
  return true;
}

// A name of a list, with the 's of its genitive.
bool Line::take_named(CountKind kind, const NameList& names) {
  if (!has(kind)) return false;
  size_t end = at_ + names.match(text_, at_);
  if (end == at_) return false;
  size_t next = end;
  if (next < text_.size() && is_apostrophe(next_code_point(text_, next)) && next < text_.size() &&
      (text_[next] == 's' || text_[next] == 'S')) {
    size_t behind = ++next;
    if (behind >= text_.size() || !is_word(text::sort_of(next_code_point(text_, behind)))) end = next;
  }
  return take_whole(kind, end);
}

bool Line::take_run() {
  while (next_run_ < runs_.size() && runs_[next_run_].begin < at_) ++next_run_;
  if (next_run_ >= runs_.size() || runs_[next_run_].begin != at_) return false;
  const size_t end = runs_[next_run_].end;
  const std::string_view run = text_.substr(at_, end - at_);
  const bool address = run.find("://") != run.npos || run.starts_with("www.");
  const bool mail = !address && run.find('@') != run.npos;
  const CountKind kind = address                  ? CountKind::WebAddress
                         : mail                   ? CountKind::MailAddress
                         : is_date_in_digits(run) ? CountKind::DateInDigits
                                                  : CountKind::Telephone;
  if (take_whole(kind, end)) return true;
  if (!address && !mail) return false;  // its words are counted as they stand
  add(at_, end, CountKind::Word);
  at_ = end;
  return true;
}

size_t Line::end_of_chunk() {
  if (at_ < chunk_end_) return chunk_end_;  // of the chunk that a part was taken from
  chunk_end_ = at_;
  for (size_t next = at_; next < text_.size(); chunk_end_ = next) {
    if (text_.substr(next, kPictureSign.size()) == kPictureSign) return next;
    if (text::sort_of(next_code_point(text_, next)) == Sort::Space) return chunk_end_;
  }
  return chunk_end_;
}

// Where the word that begins here ends before its chunk does, because a sign parts it from another.
size_t Line::end_of_core(size_t end) const {
  char32_t before = 0;
  size_t letters = 0;
  for (size_t at = at_; at < end;) {
    const size_t begin = at;
    const char32_t c = next_code_point(text_, at);
    size_t peek = at;
    const char32_t behind = peek < end ? next_code_point(text_, peek) : 0;
    const bool in_figures = text::sort_of(before) == Sort::Digit && text::sort_of(behind) == Sort::Digit;
    if (begin > at_ && parts_words(c) && (!in_figures || c == U'—')) return begin;
    if (c == '-' && behind == '-') return begin;  // a typist's dash
    if (c == '.' && behind == '.') return begin;
    if (c == '.' && letters >= 3 && text::sort_of(behind) == Sort::Letter) {
      // "taxes.Then": a full stop without its space; not U.S.A, nor an address.
      std::string sign;
      append_utf8(sign, behind);
      if (text::to_lower(sign, language_) != sign) return begin;
    }
    letters = text::sort_of(c) == Sort::Letter ? letters + 1 : 0;
    before = c;
  }
  return end;
}

size_t Line::without_trailing_marks(size_t begin, size_t end) const {
  size_t last = begin;
  for (size_t at = begin; at < end;) {
    const Sort sort = text::sort_of(next_code_point(text_, at));
    if (sort != Sort::Punctuation && sort != Sort::Other) last = at;
  }
  return last;
}

// Words of a script without spaces, and what stands among them.
void Line::take_unspaced(size_t end) {
  const std::string_view chunk = text_.substr(at_, end - at_);
  size_t done = 0;
  for (const text::ByteRange& range : text::word_ranges(chunk, language_)) {
    add_marks(at_ + done, at_ + range.begin);
    done = range.end;
    const std::string_view word = chunk.substr(range.begin, range.end - range.begin);
    size_t first = 0;
    if (!text::is_unspaced(next_code_point(word, first))) {
      add(at_ + range.begin, at_ + range.end, kind_of(word, language_, profile_));
    } else if (!profile_.counts_characters) {
      add(at_ + range.begin, at_ + range.end, CountKind::UnspacedWord);
    } else {
      uint32_t begin = 0;
      for (const uint32_t character : text::grapheme_ends(word)) {
        add(at_ + range.begin + begin, at_ + range.begin + character, CountKind::UnspacedWord);
        begin = character;
      }
    }
  }
  add_marks(at_ + done, end);
  at_ = end;
}

void Line::take_word(size_t end) {
  const std::string_view whole = text_.substr(at_, end - at_);
  for (size_t at = 0; at < whole.size();) {
    if (text::is_unspaced(next_code_point(whole, at))) return take_unspaced(end);
  }
  size_t core = without_trailing_marks(at_, end);
  // The last period of "U.S." belongs to it.
  if (core < end && text_[core] == '.' && has(CountKind::Abbreviation) &&
      is_abbreviation(text_.substr(at_, core + 1 - at_)) && text_.substr(at_, core - at_).find('.') != text_.npos) {
    ++core;
  }
  const std::string_view word = text_.substr(at_, core - at_);
  if (has_word(word)) {
    add(at_, core, kind_of(word, language_, profile_));
  } else {
    add_marks(at_, core);
  }
  add_marks(core, end);
  at_ = end;
}

// What stands between two white spaces, or as many of them as a name or a date takes.
void Line::take_chunk() {
  if (take_uncounted_line()) return;
  if (take_run()) return;
  if (take_named(CountKind::GeographicalName, profile_.geographical_names)) return;
  if (take_named(CountKind::ProperName, profile_.proper_names)) return;
  if (take_named(CountKind::Abbreviation, profile_.abbreviations)) return;
  if (has(CountKind::DateInWords) && take_whole(CountKind::DateInWords, end_of_date_in_words(text_, at_, language_))) {
    return;
  }
  const size_t end = end_of_chunk();
  if (end == at_) {  // a picture
    add_marks(at_, at_ + kPictureSign.size());
    at_ += kPictureSign.size();
    return;
  }
  // Opening signs stand apart, so that what follows them is seen as what it is.
  size_t next = at_;
  const Sort sort = text::sort_of(next_code_point(text_, next));
  if (sort == Sort::Punctuation || sort == Sort::Other) {
    size_t first = at_;
    while (first < end) {
      next = first;
      const Sort each = text::sort_of(next_code_point(text_, next));
      if (each != Sort::Punctuation && each != Sort::Other) break;
      first = next;
      // A telephone's parenthesis, and a number's sign, belong to what follows.
      while (next_run_ < runs_.size() && runs_[next_run_].begin < first) ++next_run_;
      if (next_run_ < runs_.size() && runs_[next_run_].begin == first) break;
    }
    add_marks(at_, first);
    at_ = first;
    return;
  }
  if (has(CountKind::SpelledNumber) &&
      take_whole(CountKind::SpelledNumber, end_of_spelled_number(text_, at_, language_))) {
    return;
  }
  // An address that text/ does not know is not taken apart at its colon.
  const size_t core = end_of_core(end);
  take_word(core > at_ ? core : end);
}

std::vector<CountPiece> Line::by_spaces() {
  runs_ = text::left_to_right_runs(text_);
  while (at_ < text_.size()) {
    size_t next = at_;
    if (text::sort_of(next_code_point(text_, next)) == Sort::Space) {
      at_ = next;
    } else {
      take_chunk();
    }
  }
  return std::move(pieces_);
}

}  // namespace

std::vector<CountPiece> count_pieces(std::string_view text, std::string_view language, const CountProfile& profile) {
  Line line(text, language, profile);
  return profile.separation == CountProfile::Separation::Unicode ? line.by_unicode() : line.by_spaces();
}

}  // namespace hustings::limits
