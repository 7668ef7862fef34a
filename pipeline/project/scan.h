// A glance at Markdown before it is parsed, for the few things that decide what a file is: what it is called, and in
// which script it is written. The real reading is the `markdown` stage's.
#pragma once

#include <string>
#include <string_view>

namespace hustings::project {

// Words of inline Markdown without the marks that names and titles are seen to hold: "`ada`", "[Ada](...)", "**Ada**".
std::string without_marks(std::string_view words);
// The heading that a text opens with (comments and blank lines aside), or empty.
std::string opening_heading(std::string_view markdown);
// Communities without front matter open a statement with a list of facts; the name in its first item "Name: ...", or
// empty.
std::string name_in_opening_list(std::string_view markdown);
// Letters of a text counted by script, for telling Arabic from English: the ISO 15924 code of the script with the most
// letters, "Latn" when there are none. Han, kana and hangul count as "Hani", "Kana", "Hang".
std::string prevailing_script(std::string_view markdown);

}  // namespace hustings::project
