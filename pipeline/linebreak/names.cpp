#include "linebreak/names.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "base/hash.h"
#include "base/utf8.h"

namespace hustings::linebreak {

namespace {

constexpr size_t kShortest = 4;  // bytes; what is shorter is not divided anyway

// Calls `take` for each run of letters that may be a name, until one is wanted.
template <typename Take>
bool any_run(std::string_view text, Take&& take) {
  size_t begin = 0;
  bool open = false;
  for (size_t byte = 0; byte <= text.size();) {
    const size_t at = byte;
    const char32_t character = byte < text.size() ? next_code_point(text, byte) : U' ';
    const bool letter = character < 0x80
                            ? (character | 0x20) - U'a' < 26
                            : (U_GET_GC_MASK(static_cast<UChar32>(character)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
    if (letter && !open) begin = at;
    if (!letter && open && at - begin >= kShortest && take(text.substr(begin, at - begin))) return true;
    open = letter;
    if (at == text.size()) break;
  }
  return false;
}

}  // namespace

Names::Names(const StyledDocument& styled) {
  for (const auto& part : styled.parts) {
    if (part->role != Role::Profile) continue;
    const auto heading = std::find_if(part->nodes.begin(), part->nodes.end(),
                                      [](const StyledNode& node) { return node.role == Role::CandidateName; });
    if (heading == part->nodes.end()) continue;
    any_run(part->text_of(*heading), [&](std::string_view name) {
      names_.push_back({fast_hash(name), name});
      return false;
    });
  }
  std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return a.hash < b.hash; });
}

bool Names::hold(std::string_view word) const {
  // Nearly all words that are asked about begin with a small letter, and so does no name that could be meant.
  if (names_.empty() || (!word.empty() && word.front() >= 'a' && word.front() <= 'z')) return false;
  return any_run(word, [&](std::string_view run) {
    const uint64_t hash = fast_hash(run);
    auto name = std::lower_bound(names_.begin(), names_.end(), hash,
                                 [](const Name& left, uint64_t right) { return left.hash < right; });
    for (; name != names_.end() && name->hash == hash; ++name) {
      if (name->text == run) return true;
    }
    return false;
  });
}

}  // namespace hustings::linebreak
