// What is wrong, where, and what to do about it. Stages never print and never exit: they append to a Diagnostics and
// still return a value that the next stage can use, so that one run tells everything that is wrong at once.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace hustings {

enum class Severity : uint8_t { Note, Warning, Error };

// `id` is stable, lower-case with hyphens ("missing-glyph"), and listed in the documentation of diagnostics.
// `message` says what is wrong in one sentence without a final period; each hint says what to do.
struct Diagnostic {
  Severity severity = Severity::Error;
  std::string id;
  Span span;
  std::string message;
  std::vector<std::string> hints;
};

// A list in the order of reporting. Not synchronized: work done in parallel fills one list a task, and the lists are
// appended in the order of the document, so that messages are the same with any number of threads.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic) { list_.push_back(std::move(diagnostic)); }
  void error(std::string_view id, Span span, std::string message, std::initializer_list<std::string> hints = {});
  void warning(std::string_view id, Span span, std::string message, std::initializer_list<std::string> hints = {});
  void note(std::string_view id, Span span, std::string message, std::initializer_list<std::string> hints = {});
  void append(Diagnostics&& other);

  bool has_errors() const;
  size_t count(Severity severity) const;
  const std::vector<Diagnostic>& list() const { return list_; }

 private:
  std::vector<Diagnostic> list_;
};

// A failure of the machine and not of the input: a disk that is full, a file that cannot be read. The only exception
// that stages throw on purpose; the program ends with status 3. `what()` is a whole message for a person.
class MachineError : public std::exception {
 public:
  explicit MachineError(std::string message) : message_(std::move(message)) {}
  const char* what() const noexcept override { return message_.c_str(); }

 private:
  std::string message_;
};

}  // namespace hustings
