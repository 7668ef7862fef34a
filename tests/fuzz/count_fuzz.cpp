// Any bytes are a profile of counting and a statement, parted by a byte of value 1; and any text is counted by every
// way of telling words apart.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "limits/word_count.h"
#include "markdown/parse.h"
#include "project/count_profile_reader.h"

namespace {

using namespace hustings;

// Tokens stand in order, lie in the text, and add up.
void check(const limits::WordCount& count, size_t size) {
  uint64_t sum = 0;
  uint32_t reached = 0;
  for (const limits::CountedToken& token : count.tokens) {
    if (token.begin < reached || token.end < token.begin || token.end > size) std::abort();
    if (token.span.known() && token.span.begin > token.span.end) std::abort();
    reached = token.end;
    sum += token.words;
  }
  if (static_cast<uint32_t>(sum) != count.words) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const size_t border = std::min(bytes.find('\1'), size);
  Sources sources;
  Diagnostics diagnostics;
  const Source& yaml = sources.add("profile.yaml", bytes.substr(0, border));
  const project::ReadListed nothing = [](const std::string&, Span) { return nullptr; };
  CountProfile profile = project::read_count_profile(yaml, "fuzz", nothing, diagnostics);
  for (const Diagnostic& each : diagnostics.list()) {
    if (each.span.known() && (each.span.begin > each.span.end || each.span.end > border)) std::abort();
  }
  const Source& text = sources.add("statement.md", border < size ? bytes.substr(border + 1) : bytes);
  const auto end = static_cast<uint32_t>(text.text().size());
  const Document document = markdown::parse(text, 0, end, {}, diagnostics);
  check(limits::count_raw_words(text, 0, end, profile), end);
  if (document.parts.empty()) return 0;
  const Part& part = *document.parts.front();
  for (const CountProfile::Separation way : {CountProfile::Separation::Spaces, CountProfile::Separation::Unicode}) {
    profile.separation = way;
    const limits::WordCount count = limits::count_words(part, 0, "en", profile);
    check(count, part.text.size());
    for (const limits::CountedToken& token : count.tokens) limits::words_of(token, part, text);
  }
  return 0;
}
