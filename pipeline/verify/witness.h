// What a text says, taken from its bytes: cmark-gfm makes the tree, and its words are read off as a reader would meet
// them. None of the program's own reading of Markdown is on this path, so that an error there cannot hide itself.
//
// Not words, by the rules of the booklet: HTML comments; the content of scripts, styles and other elements that no
// browser shows; addresses of links and pictures; the marker line of a GitHub alert; the marks of footnotes and lists.
// A picture's alternative is a word only where the booklet refuses its address. What looks like a tag within the braces
// of a shortcode is text.
#pragma once

#include <string_view>
#include <vector>

#include "verify/words.h"

namespace hustings::verify {

struct Testimony {
  Words words;
  std::vector<Words> notes;  // in the order of their first marks; those without a mark last
  bool has_pictures = false;
  size_t opening_heading = 0;  // how many of the words are the heading that the text opens with
};

// `line` is the line of the source at which the text begins. May be called from several threads at once.
Testimony read_markdown(std::string_view text, uint32_t line);
// A value of the manifest or of front matter, which may hold inline Markdown: what would not be one paragraph is taken
// as it is written.
Words read_value(std::string_view text, uint32_t line);

}  // namespace hustings::verify
