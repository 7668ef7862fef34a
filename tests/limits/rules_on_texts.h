// What the tests of limits and formatting share: a text parsed from a string, and what was told of it.
#pragma once

#include <sstream>
#include <string>

#include "document/document.h"
#include "markdown/parse.h"

namespace hustings::testing {

struct ParsedText {
  Sources sources;
  Diagnostics parsing;
  Document document;
  const Source* source = nullptr;

  explicit ParsedText(const std::string& markdown) {
    source = &sources.add("text.md", markdown);
    document = markdown::parse(*source, 0, static_cast<uint32_t>(markdown.size()), {}, parsing);
  }
  const Part& part() const { return *document.parts.front(); }
  // The bytes of a span.
  std::string at(Span span) const { return std::string(source->text().substr(span.begin, span.end - span.begin)); }
};

inline std::string dump_of(const std::shared_ptr<const Part>& part) {
  Document document;
  document.parts.push_back(part);
  document.metadata.language.clear();
  std::ostringstream out;
  document.dump(out);
  return out.str();
}

}  // namespace hustings::testing
