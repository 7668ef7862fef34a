// Reads layouts from strings, and diagnostics back as lines of text.
#pragma once

#include <map>
#include <sstream>
#include <string>

#include "rules/layout_rules.h"

namespace hustings::testing {

struct ReadLayout {
  Sources sources;
  Diagnostics diagnostics;
  LayoutRules rules;

  explicit ReadLayout(const std::string& text, const std::map<std::string, std::string>& bases = {}) {
    const Source& source = sources.add("layout.xml", text);
    std::map<std::string, const Source*> opened;
    rules = rules::read(
        source,
        [&](const std::string& name, const Source&) -> const Source* {
          if (name == "layout.xml") return &source;
          if (opened.contains(name)) return opened[name];
          const auto found = bases.find(name);
          if (found == bases.end()) return nullptr;
          return opened[name] = &sources.add(name, found->second);
        },
        diagnostics);
  }

  // "error unknown-property layout.xml:3:12 `colour`: message (hint)".
  std::string messages() const {
    std::ostringstream out;
    for (const Diagnostic& each : diagnostics.list()) {
      out << (each.severity == Severity::Error ? "error " : "warning ") << each.id;
      if (each.span.known()) {
        const Source& source = sources.at(each.span.source);
        const LineColumn at = source.position(each.span.begin);
        out << ' ' << source.path() << ':' << at.line << ':' << at.column << " `"
            << source.text().substr(each.span.begin, each.span.end - each.span.begin) << '`';
      }
      out << ": " << each.message;
      for (const std::string& hint : each.hints) out << " (" << hint << ')';
      out << '\n';
    }
    return out.str();
  }

  std::string dump() const {
    std::ostringstream out;
    rules.dump(out, &sources);
    return out.str();
  }
};

// A layout with a page, so that nothing is missing.
inline std::string with_page(const std::string& elements) {
  return "<layout name=\"test\">\n" + elements +
         "\n<page-master name=\"page\" page-width=\"100mm\" page-height=\"150mm\" margin-inside=\"10mm\" "
         "margin-outside=\"10mm\" margin-top=\"10mm\" margin-bottom=\"10mm\"/>\n"
         "<page-sequence name=\"body\" master=\"page\"/>\n</layout>\n";
}

}  // namespace hustings::testing
