// Cuts one word (what stands between spaces) into runs of one script, face and direction.
//
// Characters that many scripts share (digits, punctuation) go with the script before them in the word, those at its
// head with the first script in it, and a closing bracket with its opening one (UAX #24, section 5.1). Faces are chosen
// for grapheme clusters: an accent, a joiner or a skin tone is never parted from what it stands on, as long as any one
// face has them all.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "font/font_set.h"
#include "shape/characters.h"

namespace hustings::shape {

struct WordRun {
  uint32_t begin = 0, end = 0;  // bytes of the word
  FaceId face = kNoFace;
  hb_script_t script = HB_SCRIPT_LATIN;
};

class WordCutter {
 public:
  explicit WordCutter(const FontSet& fonts) : fonts_(fonts) {}
  // `last_script` is that of the word before, and is moved on. The runs are good until the next call.
  const std::vector<WordRun>& cut(std::string_view word, const FontRequest& request, std::string_view language,
                                  hb_script_t& last_script);

 private:
  struct Character {
    char32_t code = 0;
    uint32_t begin = 0;
    hb_script_t script = HB_SCRIPT_COMMON;
    FaceId face = kNoFace;
    bool extends = false;
  };
  void decode(std::string_view word);
  void resolve_scripts(hb_script_t& last_script);
  void choose_faces(const FontRequest& request, std::string_view language);
  FaceId choose_for_run(size_t begin, size_t end, const FontRequest& request, std::string_view language);
  void choose_for_cluster(size_t first, size_t end, FaceId run_face, const FontRequest& request,
                          std::string_view language);

  const FontSet& fonts_;
  std::vector<Character> characters_;
  std::vector<WordRun> runs_;
};

}  // namespace hustings::shape
