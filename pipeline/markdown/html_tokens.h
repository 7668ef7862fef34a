// Raw HTML as tokens. Markdown hands its HTML over in scraps: `<details>` is one block, `</details>` another, and whole
// Markdown blocks lie between them; so a parser that wants a whole document has nothing to hold on to. What can be done
// with a scrap is the first half of the HTML standard's work (section 13.2.5, tokenization), in one pass without
// looking back; the second half, building a tree, is done in tree.h over the tokens and the Markdown nodes together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hustings::markdown {

struct HtmlToken {
  enum class Type : uint8_t { Text, StartTag, EndTag, Comment };
  Type type = Type::Text;
  uint32_t begin = 0, end = 0;                                  // bytes of the scrap
  std::string name;                                             // tags: ASCII lower case
  std::vector<std::pair<std::string, std::string>> attributes;  // names in lower case, values with entities decoded
  bool unclosed = false;                                        // comments that the scrap does not end

  // The value, or nullptr when the tag has no such attribute; the first of two with one name counts.
  const std::string* attribute(std::string_view wanted) const;
};

class HtmlTokenizer {
 public:
  explicit HtmlTokenizer(std::string_view scrap) : scrap_(scrap) {}
  // False at the end. A tag that the scrap does not end is text, so that no word of it is lost.
  bool next(HtmlToken& token);
  // Moves past everything up to `</name`, as browsers read `script`; false, and nowhere, when there is none.
  bool skip_to_end_tag(std::string_view name);

 private:
  bool read_tag(HtmlToken& token);
  void read_comment(HtmlToken& token);
  std::string_view scrap_;
  size_t at_ = 0;
};

// Text with its character references decoded (HTML section 13.2.5.72), those without a semicolon too where browsers
// take them.
std::string decode_references(std::string_view text, bool in_attribute = false);

}  // namespace hustings::markdown
