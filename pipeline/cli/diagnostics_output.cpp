#include "cli/diagnostics_output.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/printable.h"
#include "base/utf8.h"

namespace hustings::cli {
namespace {

constexpr size_t kShownOfAKind = 20;
constexpr size_t kExcerptColumns = 100;

std::string_view name_of(Severity severity) {
  return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning" : "note";
}

Severity severity_of(const Diagnostic& diagnostic, const DiagnosticOptions& options) {
  const bool raised = options.warnings_are_errors && diagnostic.severity == Severity::Warning;
  return raised ? Severity::Error : diagnostic.severity;
}

// Columns a character takes on a terminal: none for marks, two for East Asian and pictographic ones.
size_t columns_of(char32_t character) {
  if ((character >= 0x300 && character < 0x370) || (character >= 0x200B && character < 0x2010) ||
      (character >= 0xFE00 && character < 0xFE10)) {
    return 0;
  }
  const bool wide = (character >= 0x1100 && character < 0x1160) || (character >= 0x2E80 && character < 0xA4D0) ||
                    (character >= 0xAC00 && character < 0xD7A4) || (character >= 0xF900 && character < 0xFB00) ||
                    (character >= 0xFE30 && character < 0xFE70) || (character >= 0xFF00 && character < 0xFF61) ||
                    (character >= 0x1F300 && character < 0x1FB00) || (character >= 0x20000 && character < 0x40000);
  return wide ? 2 : 1;
}

struct Excerpt {
  std::string line, underline;
};

// The author's line around [begin, end) (bytes of the line), cut to a screen's width, and the carets below it.
Excerpt excerpt(std::string_view line, size_t begin, size_t end) {
  size_t first = begin > 40 ? begin - 40 : 0;
  while (first > 0 && (static_cast<unsigned char>(line[first]) & 0xC0U) == 0x80U) --first;
  Excerpt shown_line;
  if (first > 0) {
    shown_line.line = "…";
    shown_line.underline = " ";
  }
  size_t columns = 0;
  size_t byte = first;
  while (byte < line.size() && columns < kExcerptColumns) {
    const size_t at = byte;
    const char32_t character = shown(next_code_point(line, byte));
    append_utf8(shown_line.line, character);
    shown_line.underline.append(columns_of(character), at >= begin && at < end ? '^' : ' ');
    columns += columns_of(character);
  }
  if (byte < line.size()) shown_line.line += "…";
  const size_t last = shown_line.underline.find_last_not_of(' ');
  shown_line.underline.resize(last == std::string::npos ? shown_line.underline.size() : last + 1);
  if (last == std::string::npos) shown_line.underline += '^';
  return shown_line;
}

void write_human(std::ostream& out, const Diagnostic& diagnostic, Severity severity, const Sources& sources,
                 bool color) {
  const auto paint = [&](std::string_view code) { return color ? std::string(code) : std::string(); };
  const std::string strong = paint("\x1b[1m"), dim = paint("\x1b[2m"), plain = paint("\x1b[0m");
  const std::string hue = severity == Severity::Error     ? paint("\x1b[1;31m")
                          : severity == Severity::Warning ? paint("\x1b[1;33m")
                                                          : paint("\x1b[1;36m");
  out << hue << name_of(severity) << '[' << diagnostic.id << ']' << plain << strong << ": "
      << printable(diagnostic.message) << plain << '\n';
  if (diagnostic.span.known()) {
    const Source& source = sources.at(diagnostic.span.source);
    const LineColumn at = source.position(diagnostic.span.begin);
    const std::string number = std::to_string(at.line);
    const std::string gutter(number.size(), ' ');
    out << dim << gutter << "--> " << plain << printable(source.path()) << ':' << at.line << ':' << at.column << '\n';
    const std::string_view line = source.line(at.line);
    if (!line.empty()) {
      const size_t begin = diagnostic.span.begin - source.line_begin(at.line);
      const size_t end =
          std::max<size_t>(begin + 1, diagnostic.span.end - std::min(diagnostic.span.end, source.line_begin(at.line)));
      const Excerpt shown_line = excerpt(line, std::min(begin, line.size()), std::min(end, line.size()));
      out << dim << gutter << " |\n" << number << " | " << plain << shown_line.line << '\n';
      out << dim << gutter << " | " << plain << hue << shown_line.underline << plain << '\n';
    }
    for (const std::string& hint : diagnostic.hints) out << dim << gutter << " = " << plain << printable(hint) << '\n';
  } else {
    for (const std::string& hint : diagnostic.hints) out << dim << " = " << plain << printable(hint) << '\n';
  }
  out << '\n';
}

void write_short(std::ostream& out, const Diagnostic& diagnostic, Severity severity, const Sources& sources) {
  if (diagnostic.span.known()) {
    const Source& source = sources.at(diagnostic.span.source);
    const LineColumn at = source.position(diagnostic.span.begin);
    out << printable(source.path()) << ':' << at.line << ':' << at.column << ": ";
  }
  out << name_of(severity) << '[' << diagnostic.id << "]: " << printable(diagnostic.message) << '\n';
}

nlohmann::ordered_json as_json(const Diagnostic& diagnostic, Severity severity, const Sources& sources) {
  nlohmann::ordered_json object;
  object["severity"] = name_of(severity);
  object["id"] = diagnostic.id;
  object["message"] = diagnostic.message;
  if (diagnostic.span.known()) {
    const Source& source = sources.at(diagnostic.span.source);
    const LineColumn begin = source.position(diagnostic.span.begin), end = source.position(diagnostic.span.end);
    object["file"] = source.path();
    object["line"] = begin.line;
    object["column"] = begin.column;
    object["end-line"] = end.line;
    object["end-column"] = end.column;
  }
  object["hints"] = diagnostic.hints;
  return object;
}

// GitHub's escapes for workflow commands: %, line ends, and in properties also ':' and ','.
std::string escape_annotation(std::string_view text, bool property) {
  std::string out;
  for (const char each : text) {
    if (each == '%') {
      out += "%25";
    } else if (each == '\n') {
      out += "%0A";
    } else if (each == '\r') {
      out += "%0D";
    } else if (property && each == ':') {
      out += "%3A";
    } else if (property && each == ',') {
      out += "%2C";
    } else {
      out += each;
    }
  }
  return out;
}

// The message repeats the place, for the plain log drops the properties.
void write_github(std::ostream& out, const Diagnostic& diagnostic, Severity severity, const Sources& sources) {
  out << "::" << (severity == Severity::Note ? "notice" : name_of(severity)) << ' ';
  std::string place;
  if (diagnostic.span.known()) {
    const Source& source = sources.at(diagnostic.span.source);
    const LineColumn begin = source.position(diagnostic.span.begin), end = source.position(diagnostic.span.end);
    out << "file=" << escape_annotation(source.path(), true) << ",line=" << begin.line << ",endLine=" << end.line
        << ",col=" << begin.column << ",endColumn=" << end.column << ',';
    place = source.path() + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column) + ": ";
  }
  std::string message = printable(place + diagnostic.message);
  for (const std::string& hint : diagnostic.hints) message += "\n" + printable(hint);
  out << "title=" << escape_annotation(diagnostic.id, true) << "::" << escape_annotation(message, false) << '\n';
}

}  // namespace

void write_diagnostics(std::ostream& out, const Diagnostics& diagnostics, const Sources& sources,
                       const DiagnosticOptions& options) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  std::map<std::pair<Severity, std::string>, size_t> counts;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    const Severity severity = severity_of(diagnostic, options);
    if (options.quiet && severity != Severity::Error) continue;
    switch (options.format) {
      case DiagnosticFormat::Human:
        if (++counts[{severity, diagnostic.id}] <= kShownOfAKind) {
          write_human(out, diagnostic, severity, sources, options.color);
        }
        break;
      case DiagnosticFormat::Short:
        write_short(out, diagnostic, severity, sources);
        break;
      case DiagnosticFormat::Json:
        list.push_back(as_json(diagnostic, severity, sources));
        break;
      case DiagnosticFormat::Github:
        write_github(out, diagnostic, severity, sources);
        break;
    }
  }
  for (const auto& [kind, count] : counts) {
    if (count > kShownOfAKind) {
      out << name_of(kind.first) << '[' << kind.second << "]: " << count - kShownOfAKind
          << " more; --diagnostics=short shows each\n";
    }
  }
  if (options.format == DiagnosticFormat::Json) {
    out << list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  }
}

}  // namespace hustings::cli
