// Every *.md here is parsed, and its tree and diagnostics compared with the *.tree beside it.
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>

#include "markdown/parse.h"
#include "support/golden.h"

namespace hustings::markdown {
namespace {

std::string dump(const std::string& name) {
  Sources sources;
  const Source& source = sources.add(name, hustings::testing::read_test_file("markdown/" + name));
  Diagnostics diagnostics;
  const Document document = parse(source, 0, static_cast<uint32_t>(source.text().size()), {"text"}, diagnostics);
  std::ostringstream out;
  document.dump(out, &sources);
  constexpr std::string_view kSeverities[] = {"note", "warning", "error"};
  for (const Diagnostic& each : diagnostics.list()) {
    const LineColumn place = source.position(each.span.begin);
    out << kSeverities[static_cast<size_t>(each.severity)] << ' ' << each.id << ' ' << place.line << ':' << place.column
        << ' ' << each.message << '\n';
    for (const std::string& hint : each.hints) out << "  " << hint << '\n';
  }
  return out.str();
}

std::vector<std::string> inputs() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(HUSTINGS_SOURCE_DIR "/tests/markdown")) {
    if (entry.path().extension() == ".md") names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Golden : public ::testing::TestWithParam<std::string> {};

TEST_P(Golden, TreeIsAsExpected) {
  const std::string& name = GetParam();
  EXPECT_GOLDEN(dump(name), "markdown/" + name.substr(0, name.size() - 3) + ".tree");
}

INSTANTIATE_TEST_SUITE_P(Markdown, Golden, ::testing::ValuesIn(inputs()),
                         [](const auto& each) { return each.param.substr(0, each.param.size() - 3); });

}  // namespace
}  // namespace hustings::markdown
