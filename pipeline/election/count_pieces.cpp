#include "election/count_pieces.h"

#include "base/utf8.h"
#include "text/text.h"

namespace hustings::election {
namespace {

using text::Sort;

Sort sort_at(std::string_view text, size_t& byte) { return text::sort_of(next_code_point(text, byte)); }

// What is no word by Unicode's segmentation, and no white space.
void add_marks(std::string_view text, uint32_t begin, uint32_t end, std::vector<CountPiece>& pieces) {
  for (size_t at = begin; at < end;) {
    size_t next = at;
    if (text.substr(at, kPictureSign.size()) == kPictureSign) {
      next += kPictureSign.size();
      pieces.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(next), CountKind::Picture, 0});
    } else if (sort_at(text, next) != Sort::Space) {
      for (size_t behind = next; behind < end; next = behind) {
        if (text.substr(behind, kPictureSign.size()) == kPictureSign || sort_at(text, behind) == Sort::Space) break;
      }
      pieces.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(next), CountKind::Punctuation, 0});
    }
    at = next;
  }
}

std::vector<CountPiece> unicode_pieces(std::string_view text, std::string_view language, const CountProfile& profile) {
  std::vector<CountPiece> pieces;
  uint32_t done = 0;
  for (const text::ByteRange& word : text::word_ranges(text, language)) {
    add_marks(text, done, word.begin, pieces);
    pieces.push_back({word.begin, word.end, CountKind::Word, profile.rule(CountKind::Word)->words});
    done = word.end;
  }
  add_marks(text, done, static_cast<uint32_t>(text.size()), pieces);
  return pieces;
}

}  // namespace

std::vector<CountPiece> count_pieces(std::string_view text, std::string_view language, const CountProfile& profile) {
  return unicode_pieces(text, language, profile);
}

}  // namespace hustings::election
