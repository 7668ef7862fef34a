// Any bytes are a layout or are told wrong; what comes back can be styled with either way.
#include <cstdlib>
#include <string>

#include "base/files.h"
#include "rules/layout_rules.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hustings;
  static const std::string base = read_file(HUSTINGS_SOURCE_DIR "/layouts/base.xml");
  Sources sources;
  const Source& source = sources.add("fuzz.xml", std::string(reinterpret_cast<const char*>(data), size));
  const rules::LoadLayout load = [&](const std::string& name, const Source&) -> const Source* {
    if (name == "base.xml") return &sources.add(name, base);
    return name == "fuzz.xml" ? &source : nullptr;
  };
  Diagnostics diagnostics;
  const LayoutRules rules = rules::read(source, load, diagnostics);
  if (rules.masters.empty() || rules.sequences.empty()) std::abort();
  for (const PageSequenceRules& sequence : rules.sequences) {
    const Length measure = rules.masters.at(sequence.first).measure();
    if (measure <= Length()) std::abort();
    for (uint32_t master : {sequence.left, sequence.right, sequence.blank, sequence.last}) {
      if (rules.masters.at(master).measure() != measure) std::abort();
    }
  }
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    if (diagnostic.span.known() && diagnostic.span.end > sources.at(diagnostic.span.source).text().size()) std::abort();
  }
  return 0;
}
