// What the tests of reading share: a project read from a folder, and it or its messages as text.
#pragma once

#include <sstream>
#include <string>

#include "project/project.h"

namespace hustings::testing {

// A project with what it was read with.
struct Reading {
  Sources sources;
  Diagnostics diagnostics;
  Project project;

  explicit Reading(const std::string& input, std::string_view standard_input = {}, const std::string& language = {}) {
    project::Options options;
    options.language = language;
    project = project::read(input, standard_input, options, sources, diagnostics);
  }
};

// "error yaml-syntax a/b.md:3:5 message" with its hints indented, one message after the other; paths below `root` are
// shown without it.
inline std::string messages_of(const Diagnostics& diagnostics, const Sources& sources, const std::string& root = {}) {
  std::ostringstream out;
  for (const Diagnostic& each : diagnostics.list()) {
    constexpr const char* kNames[] = {"note", "warning", "error"};
    out << kNames[static_cast<int>(each.severity)] << ' ' << each.id;
    if (each.span.known()) {
      const Source& source = sources.at(each.span.source);
      const LineColumn place = source.position(each.span.begin);
      out << ' ' << source.path() << ':' << place.line << ':' << place.column;
    }
    out << ": " << each.message << '\n';
    for (const std::string& hint : each.hints) out << "    " << hint << '\n';
  }
  std::string text = out.str();
  if (root.empty()) return text;
  for (size_t at = text.find(root + "/"); at != std::string::npos; at = text.find(root + "/", at)) {
    text.erase(at, root.size() + 1);
  }
  return text;
}

inline std::string dump_of(const Reading& reading, const std::string& root) {
  std::ostringstream out;
  reading.project.dump(out, reading.sources);
  std::string text = out.str();
  for (size_t at = text.find(root + "/"); at != std::string::npos; at = text.find(root + "/", at)) {
    text.erase(at, root.size() + 1);
  }
  return text + messages_of(reading.diagnostics, reading.sources, root);
}

// How often a message with this id was reported.
inline size_t count_of(const Diagnostics& diagnostics, std::string_view id) {
  size_t count = 0;
  for (const Diagnostic& each : diagnostics.list()) count += each.id == id ? 1 : 0;
  return count;
}

}  // namespace hustings::testing
