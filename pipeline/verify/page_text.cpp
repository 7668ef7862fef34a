#include "verify/page_text.h"

#include "verify/syntax.h"

namespace hustings::verify {
namespace {

constexpr int kDeepestForm = 8;
constexpr size_t kMostOfForms = size_t{64} << 20;  // bytes of forms that a page draws, again and again
constexpr size_t kMostMarks = 100'000;             // MCIDs of a page

class PageReader {
 public:
  std::vector<std::string> take() { return std::move(texts_); }

  void read(std::string_view content, const PageResources& resources, int depth) {
    Tokens tokens(content);
    Token token;
    const CodeTexts* font = nullptr;
    std::vector<const CodeTexts*> kept_fonts;
    std::string name, name_before;  // the last ones
    bool in_array = false;
    std::string last_string;
    Properties properties;
    bool inline_properties = false;
    const size_t marks = marks_.size();
    while (tokens.next(token)) {
      switch (token.kind) {
        case Token::Kind::Name:
          name_before.swap(name);
          name = token.text;
          break;
        case Token::Kind::ArrayBegin:
          in_array = true;
          break;
        case Token::Kind::ArrayEnd:
          in_array = false;
          break;
        case Token::Kind::String:
          if (in_array) {
            show(token.text, font);  // within TJ: nothing else has strings in an array outside of dictionaries
          } else {
            last_string = token.text;
          }
          break;
        case Token::Kind::DictionaryBegin:
          properties = read_properties(tokens);
          inline_properties = true;
          break;
        case Token::Kind::Operator: {
          const std::string_view is = token.text;
          if (is == "Tj" || is == "'" || is == "\"") {
            show(last_string, font);
          } else if (is == "Tf") {
            const auto found = resources.fonts.find(name);
            font = found == resources.fonts.end() ? nullptr : found->second;
          } else if (is == "BDC" || is == "BMC") {
            // Properties that are named stand in the page's resources; only the tag of such a mark counts here.
            begin(properties, is == "BDC" && !inline_properties ? name_before : name);
            properties = {};
            inline_properties = false;
          } else if (is == "EMC") {
            if (marks_.size() > marks) end();
          } else if (is == "q") {
            kept_fonts.push_back(font);
          } else if (is == "Q") {
            if (!kept_fonts.empty()) {
              font = kept_fonts.back();
              kept_fonts.pop_back();
            }
          } else if (is == "Do") {
            const auto form = resources.forms.find(name);
            if (form != resources.forms.end() && depth < kDeepestForm &&
                (read_of_forms_ += form->second.content.size() + 1) < kMostOfForms) {
              read(form->second.content, form->second.resources ? *form->second.resources : resources, depth + 1);
            }
          } else if (is == "ID") {
            tokens.skip_picture_data();
          }
          break;
        }
        default:
          break;
      }
    }
    marks_.resize(std::min(marks_.size(), marks));
  }

 private:
  struct Properties {
    int64_t mcid = -1;
    bool has_text = false;
    std::string actual_text;
  };
  struct Mark {
    int64_t mcid = -1;
    bool silent = false;    // an artifact, or glyphs whose text has been said already
    bool reversed = false;  // its pieces are read from the last to the first
  };

  static Properties read_properties(Tokens& tokens) {
    Properties properties;
    Token token;
    std::string key;
    for (int depth = 1; depth > 0 && tokens.next(token);) {
      if (token.kind == Token::Kind::DictionaryBegin) ++depth;
      if (token.kind == Token::Kind::DictionaryEnd) --depth;
      if (depth != 1) continue;
      if (token.kind == Token::Kind::Name) {
        key = token.text;
      } else if (token.kind == Token::Kind::Number && key == "MCID") {
        properties.mcid = integer_of(token.text);
        key.clear();
      } else if (token.kind == Token::Kind::String && key == "ActualText") {
        properties.has_text = true;
        properties.actual_text = text_string(token.text);
        key.clear();
      }
    }
    return properties;
  }

  static std::string text_string(std::string_view bytes) {
    if (bytes.substr(0, 2) == "\xFE\xFF") return utf8_from_utf16be(bytes);
    std::string text;
    for (const char each : bytes) {  // PDFDocEncoding, as far as it is Latin 1
      const auto c = static_cast<unsigned char>(each);
      if (c < 0x80) {
        text += each;
      } else {
        text += static_cast<char>(0xC0 | c >> 6);
        text += static_cast<char>(0x80 | (c & 0x3F));
      }
    }
    return text;
  }

  void begin(const Properties& properties, const std::string& tag) {
    Mark mark = marks_.empty() ? Mark{} : marks_.back();
    if (tag == "Artifact") mark.silent = true;
    // Kerning divides a word into several strings, which are one to its reader.
    if (tag == "ReversedChars" && !mark.reversed) {
      mark.reversed = true;
      pieces_.clear();
    }
    if (properties.mcid >= 0 && !mark.silent) {
      mark.mcid = properties.mcid;
      say(mark.mcid, {});  // it is there, though it may hold a picture alone
    }
    if (properties.has_text && !mark.silent) {
      say(mark.mcid, properties.actual_text);
      mark.silent = true;
    }
    marks_.push_back(mark);
  }

  void end() {
    const Mark mark = marks_.back();
    marks_.pop_back();
    if (!mark.reversed || (!marks_.empty() && marks_.back().reversed)) return;
    for (size_t i = pieces_.size(); i-- > 0;) say(mark.mcid, pieces_[i]);
    pieces_.clear();
  }

  void say(int64_t mcid, std::string_view text) {
    if (mcid < 0 || static_cast<size_t>(mcid) >= kMostMarks) return;
    if (!marks_.empty() && marks_.back().reversed) return pieces_.emplace_back(text), void();
    const auto index = static_cast<size_t>(mcid);
    if (texts_.size() <= index) texts_.resize(index + 1);
    texts_[index] += text;
  }

  void show(std::string_view bytes, const CodeTexts* font) {
    if (marks_.empty() || marks_.back().silent || font == nullptr) return;
    const int64_t mcid = marks_.back().mcid;
    if (mcid < 0 || static_cast<size_t>(mcid) >= kMostMarks) return;
    if (marks_.back().reversed) {
      const auto step = static_cast<size_t>(font->code_bytes);
      for (size_t i = 0; i + step <= bytes.size(); i += step) {
        uint32_t code = 0;
        for (const char each : bytes.substr(i, step)) code = code << 8 | static_cast<unsigned char>(each);
        pieces_.emplace_back(font->text_of(code));
      }
      return;
    }
    const auto index = static_cast<size_t>(mcid);
    if (texts_.size() <= index) texts_.resize(index + 1);
    std::string& text = texts_[index];
    if (font->code_bytes == 1) {
      for (const char each : bytes) text += font->text_of(static_cast<unsigned char>(each));
      return;
    }
    for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
      text += font->text_of(static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) << 8 |
                            static_cast<unsigned char>(bytes[i + 1]));
    }
  }

  std::vector<std::string> texts_;
  std::vector<Mark> marks_;
  size_t read_of_forms_ = 0;
  std::vector<std::string> pieces_;  // of what is read backwards, as they are drawn
};

}  // namespace

std::vector<std::string> read_page(std::string_view content, const PageResources& resources) {
  PageReader reader;
  reader.read(content, resources, 0);
  return reader.take();
}

}  // namespace hustings::verify
