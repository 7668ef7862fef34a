// Front matter: the lines of data above a statement. Four dialects are in use among the folders people keep: YAML
// between lines "---" (Jekyll, Pandoc), YAML between lines of forty or sixty dashes that need not match (Elekto), TOML
// between lines "+++" (Hugo), and none. A thematic break at the top of a text looks like the first; so dashes open
// front matter only when the line after them reads as "key: value".
#pragma once

#include "project/value.h"

namespace hustings::project {

enum class Dialect : uint8_t { None, Yaml, Toml };

struct FrontMatter {
  Dialect dialect = Dialect::None;
  Span span;                // with its fences
  uint32_t body_begin = 0;  // the first byte of the Markdown; past a byte order mark when there is no front matter
  Value values;             // a Map, or Nothing when there is none or it could not be read
};

// Reads what stands above the text of a source. Reports `yaml-syntax`, `toml-syntax`, `duplicate-key`,
// `data-too-complex`, `front-matter-open` (no closing line: all of it is taken as text then) and `front-matter-no-map`.
FrontMatter read_front_matter(const Source& source, Diagnostics& diagnostics);

}  // namespace hustings::project
