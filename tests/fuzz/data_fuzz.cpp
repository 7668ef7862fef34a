// Any bytes are front matter and its text, in YAML or TOML, and any bytes are a manifest.
#include <cstdlib>
#include <string>

#include "project/candidate.h"
#include "project/front_matter.h"
#include "project/manifest.h"

namespace {

using namespace hustings;

void check(const Span& span, size_t size) {
  if (span.known() && (span.begin > span.end || span.end > size)) std::abort();
}

void check(const project::Value& value, size_t size, int depth = 0) {
  check(value.span, size);
  check(value.key_span, size);
  // Front matter's own map stands around what the author nested.
  if (depth > project::kDeepestNesting + 1) std::abort();
  for (const project::Value& item : value.items) check(item, size, depth + 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Sources sources;
  const Source& source = sources.add("fuzz", std::string(reinterpret_cast<const char*>(data), size));
  Diagnostics diagnostics;
  const project::FrontMatter front_matter = project::read_front_matter(source, diagnostics);
  if (front_matter.body_begin > size) std::abort();
  check(front_matter.span, size);
  check(front_matter.values, size);
  project::CandidateEntry entry;
  project::apply_candidate_values(front_matter.values, nullptr, entry, diagnostics);
  project::name_candidate(&source, entry);

  const auto end = static_cast<uint32_t>(size);
  for (const project::Value& map :
       {project::read_yaml(source, 0, end, diagnostics), project::read_toml(source, 0, end, diagnostics)}) {
    check(map, size);
    if (map.is_map()) project::read_manifest(map, "", diagnostics);
  }
  for (const Diagnostic& diagnostic : diagnostics.list()) check(diagnostic.span, size);
  return 0;
}
