// What a character is in a word: a letter or not, a capital or not. Most scripts know no capitals.
#include <unicode/uchar.h>

#include "text/text.h"

namespace hustings::text {

bool is_letter(char32_t character) { return u_isalpha(static_cast<UChar32>(character)) != 0; }

bool is_capital(char32_t character) { return u_isupper(static_cast<UChar32>(character)) != 0; }

bool is_small(char32_t character) { return u_islower(static_cast<UChar32>(character)) != 0; }

}  // namespace hustings::text
