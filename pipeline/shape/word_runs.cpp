#include "shape/word_runs.h"

#include "base/utf8.h"
#include "font/characters.h"

namespace hustings::shape {

namespace {

// Faces that are tried for a whole word or cluster: enough for any that a person writes, and a bound for the others.
constexpr int kMostTries = 8;

bool is_shared(hb_script_t script) {
  return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
}

bool is_ideographic_script(hb_script_t script) {
  return script == HB_SCRIPT_HAN || script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA ||
         script == HB_SCRIPT_HANGUL || script == HB_SCRIPT_BOPOMOFO || script == HB_SCRIPT_YI;
}

bool composes(const FontSet& fonts, FaceId face, char32_t base, char32_t mark) {
  hb_codepoint_t composed = 0;
  return hb_unicode_compose(hb_unicode_funcs_get_default(), base, mark, &composed) && fonts.covers(face, composed);
}

}  // namespace

const std::vector<WordRun>& WordCutter::cut(std::string_view word, const FontRequest& request,
                                            std::string_view language, hb_script_t& last_script) {
  decode(word);
  resolve_scripts(last_script);
  choose_faces(request, language);
  runs_.clear();
  for (const Character& character : characters_) {
    if (runs_.empty() || runs_.back().face != character.face || runs_.back().script != character.script) {
      if (!runs_.empty()) {
        runs_.back().end = character.begin;
      }
      runs_.push_back({character.begin, 0, character.face, character.script});
    }
  }
  if (!runs_.empty()) {
    runs_.back().end = static_cast<uint32_t>(word.size());
  }
  return runs_;
}

void WordCutter::decode(std::string_view word) {
  characters_.clear();
  char32_t previous = 0;
  bool flag_open = false;
  for (size_t at = 0; at < word.size();) {
    Character character;
    character.begin = static_cast<uint32_t>(at);
    character.code = next_code_point(word, at);
    character.script = script_of(character.code);
    character.extends = is_extender(previous, character.code, flag_open);
    flag_open = is_regional_indicator(character.code) && !flag_open;
    previous = character.code;
    characters_.push_back(character);
  }
}

void WordCutter::resolve_scripts(hb_script_t& last_script) {
  hb_script_t current = last_script;
  for (const Character& character : characters_) {
    if (!is_shared(character.script)) {
      current = character.script;
      break;
    }
  }
  struct OpenBracket {
    char32_t closing;
    hb_script_t script;
  };
  std::vector<OpenBracket> open;
  for (Character& character : characters_) {
    if (!is_shared(character.script)) {
      current = character.script;
      continue;
    }
    bool opens = false;
    if (const char32_t other = paired_bracket(character.code, opens)) {
      if (opens) {
        open.push_back({other, current});
      } else {
        while (!open.empty() && open.back().closing != character.code) {
          open.pop_back();
        }
        if (!open.empty()) {
          current = open.back().script;
          open.pop_back();
        }
      }
    }
    character.script = current;
  }
  last_script = current;
}

void WordCutter::choose_faces(const FontRequest& request, std::string_view language) {
  const size_t count = characters_.size();
  for (size_t run = 0; run < count;) {
    size_t run_end = run;
    while (run_end < count && characters_[run_end].script == characters_[run].script) {
      ++run_end;
    }
    const FaceId run_face = choose_for_run(run, run_end, request, language);
    for (size_t first = run; first < run_end;) {
      size_t end = first + 1;
      while (end < run_end && characters_[end].extends) {
        ++end;
      }
      choose_for_cluster(first, end, run_face, request, language);
      first = end;
    }
    run = run_end;
  }
}

// The face that takes what it can of a run: the first, in the order of its letters, that has them all, so that a word
// is not of two faces because one of its letters is in both.
FaceId WordCutter::choose_for_run(size_t begin, size_t end, const FontRequest& request, std::string_view language) {
  FaceId first = kNoFace, tried = kNoFace;
  int tries = 0;
  for (size_t i = begin; i < end && tries < kMostTries; ++i) {
    if (characters_[i].extends || is_shared(script_of(characters_[i].code))) {
      continue;
    }
    if (tried != kNoFace && fonts_.covers(tried, characters_[i].code)) {
      continue;
    }
    tried = fonts_.choose(request, characters_[i].code, language);
    ++tries;
    if (first == kNoFace) {
      first = tried;
    }
    bool whole = tried != kNoFace;
    for (size_t k = begin; k < end && whole; ++k) {
      whole = is_shared(script_of(characters_[k].code)) || fonts_.covers(tried, characters_[k].code);
    }
    if (whole) {
      return tried;
    }
  }
  return first;
}

void WordCutter::choose_for_cluster(size_t first, size_t end, FaceId run_face, const FontRequest& request,
                                    std::string_view language) {
  Character& base = characters_[first];
  // Figures and Latin punctuation among ideographs are the text face's.
  const bool own = base.code < 0x80 && is_ideographic_script(base.script);
  if (font::is_default_ignorable(base.code)) {
    base.face = first > 0 ? characters_[first - 1].face : run_face;
  } else if (run_face != kNoFace && !own && fonts_.covers(run_face, base.code)) {
    base.face = run_face;
  } else {
    base.face = fonts_.choose(request, base.code, language);
  }
  if (base.face == kNoFace) {
    base.face = run_face != kNoFace ? run_face : fonts_.primary(request);
  }
  const auto covers_cluster = [&](FaceId face) {
    for (size_t i = first; i < end; ++i) {
      if (!font::is_default_ignorable(characters_[i].code) && !fonts_.covers(face, characters_[i].code)) {
        return false;
      }
    }
    return true;
  };
  FaceId cluster_face = base.face;
  if (end - first > 1 && !covers_cluster(cluster_face)) {
    for (size_t i = first + 1; i < end && i <= first + kMostTries; ++i) {
      const FaceId other = fonts_.choose(request, characters_[i].code, language);
      if (other != kNoFace && covers_cluster(other)) {
        cluster_face = other;
        break;
      }
    }
  }
  base.face = cluster_face;
  for (size_t i = first + 1; i < end; ++i) {
    Character& character = characters_[i];
    character.face = cluster_face;
    if (font::is_default_ignorable(character.code) || fonts_.covers(cluster_face, character.code) ||
        composes(fonts_, cluster_face, characters_[i - 1].code, character.code)) {
      continue;
    }
    // No face has the whole cluster: the mark is shown by itself rather than as an empty box.
    const FaceId other = fonts_.choose(request, character.code, language);
    if (other != kNoFace) {
      character.face = other;
    }
  }
}

}  // namespace hustings::shape
