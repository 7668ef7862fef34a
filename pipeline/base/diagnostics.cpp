#include "base/diagnostics.h"

#include <algorithm>
#include <iterator>

namespace hustings {

void Diagnostics::error(std::string_view id, Span span, std::string message, std::initializer_list<std::string> hints) {
  add({Severity::Error, std::string(id), span, std::move(message), hints});
}

void Diagnostics::warning(std::string_view id, Span span, std::string message,
                          std::initializer_list<std::string> hints) {
  add({Severity::Warning, std::string(id), span, std::move(message), hints});
}

void Diagnostics::note(std::string_view id, Span span, std::string message, std::initializer_list<std::string> hints) {
  add({Severity::Note, std::string(id), span, std::move(message), hints});
}

void Diagnostics::append(Diagnostics&& other) {
  list_.insert(list_.end(), std::make_move_iterator(other.list_.begin()), std::make_move_iterator(other.list_.end()));
  other.list_.clear();
}

bool Diagnostics::has_errors() const { return count(Severity::Error) > 0; }

size_t Diagnostics::count(Severity severity) const {
  return static_cast<size_t>(
      std::count_if(list_.begin(), list_.end(), [&](const Diagnostic& each) { return each.severity == severity; }));
}

}  // namespace hustings
