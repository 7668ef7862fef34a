// The page of diagnostics lists every id that the program can tell, with its severities, and no other.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace {

namespace fs = std::filesystem;

using Severities = std::map<std::string, std::set<std::string>>;  // id -> "error", "warning", "note"

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

fs::path pipeline() { return fs::path(HUSTINGS_SOURCE_DIR) / "pipeline"; }

// Ids given to error(), warning() and note(), and to Diagnostic{} with the severities named before them.
Severities told_by(const std::string& code) {
  static const std::regex kCall("(?:\\.|->)(error|warning|note)\\(\\s*\"([a-z0-9-]+)\"");
  static const std::regex kValue("\\{([^;{}\"]*Severity::[^;{}\"]*),\\s*(?:std::string\\()?\"([a-z0-9-]+)\"");
  Severities told;
  for (std::sregex_iterator at(code.begin(), code.end(), kCall), end; at != end; ++at) told[(*at)[2]].insert((*at)[1]);
  for (std::sregex_iterator at(code.begin(), code.end(), kValue), end; at != end; ++at) {
    for (const auto& [name, word] :
         {std::pair("Severity::Error", "error"), {"Severity::Warning", "warning"}, {"Severity::Note", "note"}}) {
      if ((*at)[1].str().find(name) != std::string::npos) told[(*at)[2]].insert(word);
    }
  }
  return told;
}

Severities told_by_the_program() {
  Severities told;
  for (const fs::directory_entry& file : fs::recursive_directory_iterator(pipeline())) {
    const fs::path ending = file.path().extension();
    if (ending != ".cpp" && ending != ".h") continue;
    for (const auto& [id, severities] : told_by(read(file.path())))
      told[id].insert(severities.begin(), severities.end());
  }
  return told;
}

// Rows "| `id` | error, note | example | what to do |".
Severities listed() {
  static const std::regex kRow("(?:^|\n)\\| `([a-z0-9-]+)` \\| ([a-z, ]+) \\| [^\n|]{8,} \\| [^\n|]{8,} \\|");
  static const std::regex kWord("[a-z]+");
  const std::string page = read(pipeline() / "DIAGNOSTICS.md");
  Severities list;
  for (std::sregex_iterator at(page.begin(), page.end(), kRow), end; at != end; ++at) {
    EXPECT_EQ(list.count((*at)[1]), 0U) << (*at)[1] << " is listed twice";
    const std::string words = (*at)[2];
    for (std::sregex_iterator word(words.begin(), words.end(), kWord); word != end; ++word) {
      list[(*at)[1]].insert(word->str());
    }
  }
  return list;
}

TEST(DiagnosticsPage, ListsWhatTheProgramTells) {
  const Severities told = told_by_the_program(), list = listed();
  ASSERT_GT(told.size(), 60U);  // or the search itself is broken
  for (const auto& [id, severities] : told) {
    const auto found = list.find(id);
    ASSERT_NE(found, list.end()) << "pipeline/DIAGNOSTICS.md does not list " << id;
    EXPECT_EQ(found->second, severities) << id;
  }
  for (const auto& [id, severities] : list) EXPECT_EQ(told.count(id), 1U) << "nothing tells " << id;
}

TEST(DiagnosticsPage, FindsEveryWayToTell) {
  const Severities told = told_by(
      "diagnostics.error(\"a-b\", span, \"words\"); own->warning(\n  \"c\", {}); d_.note(\"a-b\", {});\n"
      "list.add({bad ? Severity::Error : Severity::Warning, \"e\", {}});\nDiagnostic x{Severity::Note,\n   \"f\"};");
  const Severities expected = {
      {"a-b", {"error", "note"}}, {"c", {"warning"}}, {"e", {"error", "warning"}}, {"f", {"note"}}};
  EXPECT_EQ(told, expected);
}

}  // namespace
