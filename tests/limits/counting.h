// What the tests of counting share: shipped profiles, and a piece of Markdown counted.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/files.h"
#include "limits/word_count.h"
#include "markdown/parse.h"
#include "project/count_profile_reader.h"

namespace hustings::testing {

inline std::string shipped_profiles() { return std::string(HUSTINGS_SOURCE_DIR) + "/pipeline/limits/profiles"; }

// A profile with what was said when it was read.
struct ReadProfile {
  Sources sources;
  Diagnostics diagnostics;
  CountProfile profile;

  ReadProfile(const std::string& id, std::string yaml) {
    const Source& source = sources.add(id + ".yaml", std::move(yaml));
    profile = project::read_count_profile(
        source, id, [](const std::string&, Span) { return nullptr; }, diagnostics);
  }
  explicit ReadProfile(const std::string& shipped)
      : ReadProfile(shipped, read_file(shipped_profiles() + "/" + shipped + ".yaml")) {}
};

struct CountedText {
  Sources sources;
  Diagnostics diagnostics;
  Document document;
  const Source* source = nullptr;
  limits::WordCount count;

  CountedText(std::string markdown, const std::string& language, const CountProfile& profile) {
    source = &sources.add("statement.md", std::move(markdown));
    const auto size = static_cast<uint32_t>(source->text().size());
    document = markdown::parse(*source, 0, size, {}, diagnostics);
    count = profile.separation == CountProfile::Separation::RawSpaces
                ? limits::count_raw_words(*source, 0, size, profile)
                : limits::count_words(part(), 0, language, profile);
  }
  const Part& part() const { return *document.parts.front(); }
  std::string words(const limits::CountedToken& token) const {
    const std::string words = limits::words_of(token, part(), *source);
    return words.empty() ? "(picture)" : words;
  }
};

}  // namespace hustings::testing
