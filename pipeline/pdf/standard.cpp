#include "pdf/standard.h"

#include <algorithm>

namespace hustings {
namespace {

struct Level {
  std::string_view name;
  PdfArchive archive;
  std::string_view letter;
};
constexpr Level kLevels[] = {{"a-2a", PdfArchive::A2a, "A"},
                             {"a-2u", PdfArchive::A2u, "U"},
                             {"a-2b", PdfArchive::A2b, "B"},
                             {"a-3a", PdfArchive::A3a, "A"}};
constexpr std::string_view kAccessible = "ua-1", kPlain = "1.7";

std::string_view trimmed(std::string_view words) {
  while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
  while (!words.empty() && words.back() == ' ') words.remove_suffix(1);
  return words;
}

}  // namespace

std::string_view PdfStandard::archive_level() const {
  for (const Level& level : kLevels) {
    if (level.archive == archive) return level.letter;
  }
  return {};
}

bool pdf::read_standard(std::string_view list, PdfStandard& standard, std::string& why) {
  PdfStandard asked{PdfArchive::None, false};
  std::string_view archive, plain;
  const auto refuse = [&why](std::string reason) {
    why = std::move(reason);
    return false;
  };
  for (size_t begin = 0; begin <= list.size();) {
    const size_t comma = std::min(list.find(',', begin), list.size());
    const std::string_view word = trimmed(list.substr(begin, comma - begin));
    begin = comma + 1;
    if (word == kAccessible) {
      asked.accessible = true;
      continue;
    }
    if (word == kPlain) {
      plain = word;
      continue;
    }
    const Level* found = nullptr;
    for (const Level& level : kLevels) {
      if (level.name == word) found = &level;
    }
    if (found == nullptr) {
      return refuse((word.empty() ? "a name is missing" : "there is no \"" + std::string(word) + "\"") +
                    std::string("; the names are a-2a, a-2u, a-2b, a-3a, ua-1 and 1.7"));
    }
    if (!archive.empty() && archive != word) {
      return refuse("a file is one part and level of PDF/A, not both " + std::string(archive) + " and " +
                    std::string(word) +
                    (archive == "a-3a" || word == "a-3a" ? ""
                                                         : "; a-2a has in it what a-2u and "
                                                           "a-2b ask"));
    }
    archive = word;
    asked.archive = found->archive;
  }
  if (!plain.empty() && (!archive.empty() || asked.accessible)) {
    return refuse("1.7 is a file that claims no other standard: leave it out, for " +
                  std::string(archive.empty() ? kAccessible : archive) + " is a PDF 1.7 too");
  }
  standard = asked;
  return true;
}

}  // namespace hustings
