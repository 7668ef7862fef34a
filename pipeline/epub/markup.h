// Words into XML. What a candidate wrote may hold anything: markup characters are escaped, and characters that no
// XML 1.0 document can hold (clause 2.2: most controls, U+FFFE, U+FFFF, ill-formed bytes) become U+FFFD, counted so
// that the writer can tell; a word is never dropped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hustings::epub {

// Appends `words` as character data that is safe in element content and in attributes between double quotes. Returns
// how many characters had to be replaced.
size_t append_escaped(std::string& out, std::string_view words);
// ` name="value"`.
void append_attribute(std::string& out, std::string_view name, std::string_view value);
void append_number(std::string& out, size_t number);

// The opening of an XHTML content document up to and with <head>: declaration, namespaces, language, direction, title
// and the style sheet at `style_sheet`.
void append_document_head(std::string& out, std::string_view language, bool right_to_left, std::string_view title,
                          std::string_view style_sheet);

}  // namespace hustings::epub
