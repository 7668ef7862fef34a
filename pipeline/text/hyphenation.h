// Where words may be divided, by Liang's patterns (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983) from the
// dictionaries that Debian's hyphen-* packages install for libhyphen.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hustings::text {

// Finds dictionaries ("hyph_en_US.dic") in folders, opens each at its first use, and keeps it. Thread-safe.
class Hyphenator {
 public:
  // Earlier folders win. A folder that does not exist is passed over.
  explicit Hyphenator(std::vector<std::filesystem::path> folders);
  ~Hyphenator();
  // Appends the byte offsets in `word` (letters only, UTF-8) before which it may be divided, keeping at least `before`
  // and `after` letters on either side. Nothing when there is no dictionary for the language.
  void divide(std::string_view word, std::string_view language, unsigned before, unsigned after,
              std::vector<uint32_t>& offsets) const;
  // The file used for a language, for certificates; empty when there is none. "en" takes en-US, "pt" pt-PT and so on.
  std::filesystem::path dictionary(std::string_view language) const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace hustings::text
