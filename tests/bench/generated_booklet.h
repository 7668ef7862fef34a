// A booklet to measure with: statements in made-up words, the same at every run, without any file.
//
// What a stage costs depends on how words repeat: a real booklet's words are a few thousand that come again and again
// and a long tail of names. The generator draws syllables into a vocabulary and words from it by Zipf's law (the n-th
// word about 1/n as often as the first), and puts between them what statements have: headings, emphasis, links, lists,
// tables and notes.
#pragma once

#include <memory>
#include <string>

#include "base/source.h"
#include "project/project.h"

namespace hustings::bench {

struct GeneratedBooklet {
  std::unique_ptr<Sources> sources;
  Project project;
  size_t words = 0;
};

// `statements` candidates in contests of four, each with a statement of about `words` words.
GeneratedBooklet generate_booklet(size_t statements, size_t words);

}  // namespace hustings::bench
