// YAML through yaml-cpp's parser events. Its document tree is not used: it loses where a value stands, compares keys by
// search, and follows aliases without end. Here aliases are copied against a budget, so that nine lines of nested
// references ("a billion laughs") end in a message and not in all of the machine's memory.
#include <map>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "project/duplicate_keys.h"
#include "project/value.h"

namespace hustings::project {
namespace {

constexpr size_t kMostValues = 400'000;
constexpr size_t kLongestPlace = 400;  // bytes of a line that a message points at

// Thrown out of the parser to stop it; the message is for the author.
struct TooComplex {
  uint32_t byte;
  const char* reason;
};

struct OpenQuote {
  uint32_t byte;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const Source& source, uint32_t begin, uint32_t end) : source_(source), begin_(begin), end_(end) {}

  Value take() { return std::move(root_); }
  bool empty() const { return !has_root_; }
  bool has_second_document() const { return documents_ > 1; }

  void OnDocumentStart(const YAML::Mark&) override { ++documents_; }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { leaf(mark, anchor, Value::Kind::Nothing, ""); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    // A plain "~" or "null" arrives as a scalar with the tag "?"; a quoted one, which is text, with "!".
    if (tag == "!") refuse_open_quote(byte_of(mark));
    const bool nothing = tag == "?" && (text == "~" || text == "null" || text == "Null" || text == "NULL");
    leaf(mark, anchor, nothing ? Value::Kind::Nothing : Value::Kind::Scalar, nothing ? std::string() : text);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchored_.find(anchor);
    if (found == anchored_.end()) throw TooComplex{byte_of(mark), "a value refers to itself"};
    spend(size_of(found->second), mark);
    Value copy = found->second;
    copy.key.clear();
    add(std::move(copy));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, anchor, Value::Kind::List);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, anchor, Value::Kind::Map);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    Value value;
    YAML::anchor_t anchor = 0;
    bool has_key = false;  // the next value belongs to `key`
    Value key;
  };

  // yaml-cpp counts bytes of UTF-8 from the start of what it was given.
  uint32_t byte_of(const YAML::Mark& mark) const {
    return mark.pos < 0 ? begin_ : std::min(end_, begin_ + static_cast<uint32_t>(mark.pos));
  }

  // The parser tells where a value starts; where a scalar ends is read off the line.
  Span span_of(const YAML::Mark& mark, const std::string& text) const {
    const uint32_t from = byte_of(mark);
    const std::string_view rest = source_.text().substr(from, end_ - from);
    if (!text.empty() && rest.substr(0, text.size()) == text) {
      return source_.span(from, from + static_cast<uint32_t>(text.size()));
    }
    if (!rest.empty() && (rest[0] == '"' || rest[0] == '\'')) {
      size_t quote = 1;  // the closing one: none that a backslash or its double makes a letter
      for (; quote < rest.size(); ++quote) {
        if (rest[0] == '"' && rest[quote] == '\\') {
          ++quote;
        } else if (rest[quote] == rest[0]) {
          if (rest[0] == '"' || rest.substr(quote + 1, 1) != "'") break;
          ++quote;
        }
      }
      if (quote < rest.size()) return source_.span(from, from + static_cast<uint32_t>(quote) + 1);
    }
    // A line may be all of the data, with a hundred thousand values in it.
    const std::string_view shown = rest.substr(0, kLongestPlace);
    const size_t line = std::min(shown.find_first_of("\r\n"), shown.size());
    return source_.span(from, from + static_cast<uint32_t>(line));
  }

  // yaml-cpp takes a quoted text that runs to the end of the input for whole, and all keys below it with it.
  void refuse_open_quote(uint32_t from) const {
    const std::string_view text = source_.text().substr(0, end_);
    const char quote = from < text.size() ? text[from] : '\0';
    if (quote != '"' && quote != '\'') return;
    size_t at = from + 1;
    for (; at < text.size(); ++at) {
      if (quote == '"' && text[at] == '\\') {
        ++at;
      } else if (text[at] == quote) {
        if (quote == '"' || text.substr(at + 1, 1) != "'") return;
        ++at;
      }
    }
    throw OpenQuote{from};
  }

  // What a copy costs: a text of 64 bytes as much as a value.
  static size_t size_of(const Value& value) {
    size_t size = 1 + value.text.size() / 64;
    for (const Value& item : value.items) size += size_of(item);
    return size;
  }

  void spend(size_t values, const YAML::Mark& mark) {
    spent_ += values;
    if (spent_ > kMostValues) throw TooComplex{byte_of(mark), "there are too many values, or aliases multiply them"};
  }

  void leaf(const YAML::Mark& mark, YAML::anchor_t anchor, Value::Kind kind, const std::string& text) {
    spend(1, mark);
    Value value;
    value.kind = kind;
    value.text = text;
    value.span = span_of(mark, text);
    if (anchor != 0) anchored_[anchor] = value;
    add(std::move(value));
  }

  void open(const YAML::Mark& mark, YAML::anchor_t anchor, Value::Kind kind) {
    spend(1, mark);
    if (levels_.size() >= static_cast<size_t>(kDeepestNesting))
      throw TooComplex{byte_of(mark), "it is nested too deeply"};
    Level level;
    level.value.kind = kind;
    level.value.span = span_of(mark, "");
    level.anchor = anchor;
    levels_.push_back(std::move(level));
  }

  void close() {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    if (level.anchor != 0) {
      spent_ += size_of(level.value);
      anchored_[level.anchor] = level.value;
    }
    add(std::move(level.value));
  }

  void add(Value value) {
    if (levels_.empty()) {
      if (!has_root_) root_ = std::move(value);
      has_root_ = true;
      return;
    }
    Level& level = levels_.back();
    if (!level.value.is_map()) {
      level.value.items.push_back(std::move(value));
    } else if (!level.has_key) {
      level.key = std::move(value);
      level.has_key = true;
    } else {
      level.has_key = false;
      if (level.key.text == "<<" && value.is_map()) {  // YAML's merge key: the entries of another map
        for (Value& item : value.items) level.value.items.push_back(std::move(item));
        return;
      }
      value.key = level.key.is_scalar() ? level.key.text : flat_text(level.key);
      value.key_span = level.key.span;
      level.value.items.push_back(std::move(value));
    }
  }

  const Source& source_;
  uint32_t begin_, end_;
  Value root_;
  bool has_root_ = false;
  int documents_ = 0;
  size_t spent_ = 0;
  std::vector<Level> levels_;
  std::map<YAML::anchor_t, Value> anchored_;
};

Span line_rest(const Source& source, uint32_t byte, uint32_t begin, uint32_t end) {
  const std::string_view text = source.text();
  // An error "at the end" is shown at the last line that holds something.
  while (byte > begin && (byte >= end || text[byte] == '\n' || text[byte] == '\r')) --byte;
  const size_t line = std::min<size_t>(text.find_first_of("\r\n", byte), end);
  return source.span(byte, std::max(byte, static_cast<uint32_t>(line)));
}

std::string hint_for(const Source& source, uint32_t byte) {
  const std::string_view line = source.line(source.position(byte).line);
  if (line.substr(0, line.find_first_not_of(" \t")).find('\t') != std::string_view::npos) {
    return "indent with spaces: YAML allows no tabs there";
  }
  const size_t colon = line.find(": ");
  if (colon != std::string_view::npos && line.find(": ", colon + 2) != std::string_view::npos) {
    return "put the value in quotes: it holds a colon followed by a space";
  }
  return "check the indentation, and put a value in quotes that holds ': ' or begins with one of [ ] { } * & ! % @ `";
}

}  // namespace

Value read_yaml(const Source& source, uint32_t begin, uint32_t end, Diagnostics& diagnostics) {
  if (end - begin > kLargestData) {
    diagnostics.error("data-too-complex", source.span(begin, begin), "this YAML is larger than 1 MB",
                      {"move texts into Markdown files of their own and name the files here"});
    return {};
  }
  std::istringstream stream(std::string(source.text().substr(begin, end - begin)));
  TreeBuilder builder(source, begin, end);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder) && !builder.has_second_document()) {
    }
  } catch (const YAML::Exception& exception) {
    const uint32_t byte =
        exception.mark.pos < 0 ? begin : std::min(end, begin + static_cast<uint32_t>(exception.mark.pos));
    const Span span = line_rest(source, byte, begin, end);
    diagnostics.error("yaml-syntax", span, "this is not well-formed YAML: " + exception.msg,
                      {hint_for(source, span.begin)});
    return {};
  } catch (const OpenQuote& quote) {
    diagnostics.error("yaml-syntax", line_rest(source, quote.byte, begin, end),
                      "this is not well-formed YAML: the quotation mark is never closed",
                      {"write the same mark again where the text ends"});
    return {};
  } catch (const TooComplex& complex) {
    diagnostics.error("data-too-complex", line_rest(source, complex.byte, begin, end),
                      std::string("this YAML is refused: ") + complex.reason,
                      {"write the values out, without aliases and with fewer levels"});
    return {};
  }
  if (builder.has_second_document()) {
    diagnostics.error("yaml-syntax", source.span(begin, begin), "this YAML holds a second document after a line '---'",
                      {"remove the line '---' or keep one document in a file"});
  }
  Value value = builder.take();
  report_duplicate_keys(value, diagnostics);
  return value;
}

}  // namespace hustings::project
