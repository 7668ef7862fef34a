// The tokens of PDF's content streams and CMaps (ISO 32000-1, 7.2 and 7.3). qpdf can read them too; a booklet of 2,000
// pages has twenty million bytes of them, and a tokenizer that makes no object of each takes a tenth of the time.
#pragma once

#include <string>
#include <string_view>

namespace hustings::verify {

struct Token {
  enum class Kind : uint8_t { Number, Name, String, Operator, ArrayBegin, ArrayEnd, DictionaryBegin, DictionaryEnd };
  Kind kind = Kind::Operator;
  // As written for numbers and operators; without the slash for names; the bytes of a string. Holds until the next
  // token is read.
  std::string_view text;
};

class Tokens {
 public:
  explicit Tokens(std::string_view bytes) : bytes_(bytes) {}
  bool next(Token& token);
  // Behind the data of an inline picture, whose ID was the last token.
  void skip_picture_data();

 private:
  std::string_view read_literal();
  std::string_view read_hexadecimal();

  std::string_view bytes_;
  size_t at_ = 0;
  std::string string_;
};

int64_t integer_of(std::string_view number);

}  // namespace hustings::verify
