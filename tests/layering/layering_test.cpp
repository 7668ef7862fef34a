// Reads every #include below pipeline/ and compares it with table.txt: the plan of the house, checked.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/golden.h"

namespace {

namespace fs = std::filesystem;

struct Table {
  std::map<std::string, std::set<std::string>> rooms;      // room -> rooms it may include
  std::map<std::string, std::set<std::string>> libraries;  // header prefix -> rooms or files that may include it
};

Table read_table() {
  Table table;
  std::istringstream lines(hustings::testing::read_test_file("layering/table.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string name, word;
    words >> name;
    std::set<std::string>& allowed =
        line[0] == '<' ? table.libraries[name.substr(1)] : table.rooms[name.substr(0, name.size() - 1)];
    while (words >> word) allowed.insert(word);
  }
  return table;
}

// Breaches in one file, told as "file includes header".
std::vector<std::string> breaches(const Table& table, const std::string& file, const std::string& text) {
  const std::string stem = file.substr(0, file.rfind('.'));
  const size_t slash = file.find('/');
  const std::string room = slash == std::string::npos ? stem : file.substr(0, slash);
  std::vector<std::string> found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("#include ", 0) != 0 || line.size() < 11) continue;
    const std::string header = line.substr(10, line.find_first_of("\">", 10) - 10);
    if (line[9] == '"') {
      const std::string other =
          header.substr(0, header.find('/') == std::string::npos ? header.rfind('.') : header.find('/'));
      const auto row = table.rooms.find(room);
      if (row == table.rooms.end()) {
        found.push_back(file + " is in a room that the table does not know");
      } else if (other != room && row->second.count(other) == 0 && row->second.count("*") == 0) {
        found.push_back(file + " includes " + header);
      }
    }
    for (const auto& [prefix, users] : table.libraries) {
      if (header.rfind(prefix, 0) == 0 && line[9] == '<' && users.count(room) == 0 && users.count(stem) == 0) {
        found.push_back(file + " includes <" + header + ">");
      }
    }
  }
  return found;
}

TEST(Layering, EveryIncludeKeepsToTheTable) {
  const Table table = read_table();
  const fs::path pipeline = fs::path(HUSTINGS_SOURCE_DIR) / "pipeline";
  size_t files = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(pipeline)) {
    if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
    ++files;
    std::ifstream stream(entry.path());
    const std::string text((std::istreambuf_iterator<char>(stream)), {});
    for (const std::string& breach : breaches(table, fs::relative(entry.path(), pipeline).generic_string(), text)) {
      ADD_FAILURE() << breach;
    }
  }
  EXPECT_GT(files, 50U);
}

TEST(Layering, ABreachIsFound) {
  const Table table = read_table();
  EXPECT_EQ(breaches(table, "pdf/fonts.cpp", "#include \"epub/write.h\"\n#include <hpdf.h>\n").size(), 2U);
  EXPECT_EQ(breaches(table, "epub/package.cpp", "#include \"linebreak/galley.h\"\n").size(), 1U);
  EXPECT_TRUE(breaches(table, "pdf/objects.cpp", "#include <hpdf.h>\n#include \"pdf/objects.h\"\n").empty());
}

}  // namespace
