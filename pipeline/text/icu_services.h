// How this room holds ICU. Opening a break iterator, a collator or a date format costs milliseconds (data files,
// dictionaries), using one costs almost nothing, and none of them may be shared by two threads. So each kind keeps one
// opened prototype a language for the whole program, and every thread keeps its own cheap clones. Nothing is opened
// before it is asked for. Only the .cpp files of this room include this header.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

namespace hustings::text {

// The locale of a tag; the root locale when the tag is not well-formed.
icu::Locale locale_of(std::string_view language);
icu::UnicodeString utf16(std::string_view words);
std::string utf8(const icu::UnicodeString& words);

// A UText that reads UTF-8 in place. The text outlives it.
class Utf8Text {
 public:
  explicit Utf8Text(std::string_view words) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, words.data(), static_cast<int64_t>(words.size()), &status);
  }
  ~Utf8Text() { utext_close(&text_); }
  Utf8Text(const Utf8Text&) = delete;
  Utf8Text& operator=(const Utf8Text&) = delete;
  UText* get() { return &text_; }

 private:
  UText text_ = UTEXT_INITIALIZER;
};

// One service a language. A null pointer is kept as well: what could not be opened once is not tried again.
template <typename Service>
class ByLanguage {
 public:
  template <typename Open>
  Service* find_or_open(std::string_view language, Open&& open) {
    for (auto& [known, service] : list_) {
      if (known == language) return service.get();
    }
    list_.emplace_back(std::string(language), open());
    return list_.back().second.get();
  }

 private:
  std::vector<std::pair<std::string, std::unique_ptr<Service>>> list_;
};

// This thread's service for a language: a clone of the program's prototype, which `open()` makes at the first use.
// `Kind` tells apart services that are of one type (word and line break iterators).
template <typename Kind, typename Service, typename Open>
Service* thread_service(std::string_view language, Open&& open) {
  thread_local ByLanguage<Service> own;
  return own.find_or_open(language, [&]() -> std::unique_ptr<Service> {
    static std::mutex mutex;
    // Never destroyed: a thread may still clone while the program ends.
    static auto* prototypes = new ByLanguage<Service>;
    const std::lock_guard lock(mutex);
    const Service* prototype = prototypes->find_or_open(language, open);
    return std::unique_ptr<Service>(prototype ? prototype->clone() : nullptr);
  });
}

}  // namespace hustings::text
