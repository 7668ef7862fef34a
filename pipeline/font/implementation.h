// What a FontSet holds: the open files, and for each request of the styles its own face and the faces found for the
// characters which that one lacks.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "font/font_file.h"

namespace hustings {

struct FontSet::Implementation {
  struct Request {
    FontRequest request;
    FaceId primary = kNoFace;
    std::vector<FaceId> opened;  // in order of preference, without the primary: for characters never seen
    std::unordered_map<uint64_t, FaceId> resolved;  // by resolved_key; characters that the primary lacks
  };

  std::vector<std::unique_ptr<font::FontFile>> files;
  std::vector<Request> requests;
  std::vector<std::string> languages;

  const Request* find(const FontRequest& request) const {
    for (const Request& candidate : requests) {
      if (candidate.request == request) {
        return &candidate;
      }
    }
    return nullptr;
  }
  uint32_t language(std::string_view tag) const {
    for (uint32_t i = 0; i < languages.size(); ++i) {
      if (languages[i] == tag) {
        return i;
      }
    }
    return UINT32_MAX;
  }
  static uint64_t resolved_key(uint32_t language, char32_t character) { return uint64_t{language} << 32 | character; }
  // Whether the face can show the character: with a glyph of its own, or as HarfBuzz makes one up (a space of another
  // width, a non-breaking hyphen from the hyphen, an accented letter from its parts).
  bool covers(FaceId face, char32_t character) const;
};

}  // namespace hustings
