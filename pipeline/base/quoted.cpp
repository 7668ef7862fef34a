#include "base/quoted.h"

#include <ostream>

namespace hustings {

void write_quoted(std::ostream& out, std::string_view words) {
  out << '"';
  for (const char each : words) {
    if (each == '\n') {
      out << "\\n";
    } else if (each == '\t') {
      out << "\\t";
    } else if (each == '"' || each == '\\') {
      out << '\\' << each;
    } else {
      out << each;
    }
  }
  out << '"';
}

}  // namespace hustings
