// Where sentences end, and where they do not although a period stands there.
#include <gtest/gtest.h>

#include "text/text.h"

namespace hustings::text {
namespace {

// The text with "|" at the end of each sentence but the last.
std::string sentences(std::string_view words, std::string_view language) {
  std::string shown(words);
  std::vector<uint32_t> ends = sentence_ends(words, language);
  EXPECT_FALSE(ends.empty());
  EXPECT_EQ(ends.back(), words.size());
  ends.pop_back();
  for (size_t i = ends.size(); i-- > 0;) shown.insert(ends[i], "|");
  return shown;
}

TEST(Sentences, EndWithTheirSigns) {
  EXPECT_EQ(sentences("One. Two? Three! “Four.” (Five.) Six", "en"), "One. |Two? |Three! |“Four.” |(Five.) |Six");
  EXPECT_EQ(sentences("We paid 3.5 percent. It is enough… or not.", "en"),
            "We paid 3.5 percent. |It is enough… or not.");
  EXPECT_TRUE(sentence_ends("", "en").empty());
}

TEST(Sentences, AbbreviationsEndNone) {
  EXPECT_EQ(sentences("Mr. Smith and Dr. Vale met Gov. Roe. They spoke.", "en"),
            "Mr. Smith and Dr. Vale met Gov. Roe. |They spoke.");
  EXPECT_EQ(sentences("He led the U.S. Senate. D. Vale, Ph.D. Ash and J. R. Roe came.", "en"),
            "He led the U.S. Senate. |D. Vale, Ph.D. Ash and J. R. Roe came.");
  EXPECT_EQ(sentences("See Sec. 12 and No. 5. Vote No. We must.", "en"), "See Sec. 12 and No. 5. |Vote No. |We must.");
  EXPECT_EQ(sentences("La Sra. Paz y el Sr. Gómez hablaron. Después, nada.", "es"),
            "La Sra. Paz y el Sr. Gómez hablaron. |Después, nada.");
  EXPECT_EQ(sentences("Das gilt z. B. Montags. Sonst nicht.", "de"), "Das gilt z. B. Montags. |Sonst nicht.");
}

TEST(Sentences, GoOnWithASmallLetterAndInParentheses) {
  EXPECT_EQ(sentences("“Really?” she asked. Yes.", "en"), "“Really?” she asked. |Yes.");
  EXPECT_EQ(sentences("The hall (built in 1990. It is old) stays. We paid.", "en"),
            "The hall (built in 1990. It is old) stays. |We paid.");
  EXPECT_EQ(sentences("A smile :( ends it. Nobody closes it. So.", "en"),
            "A smile :( ends it. |Nobody closes it. |So.");
}

TEST(Sentences, OfOtherScripts) {
  EXPECT_EQ(sentences("我们需要一座桥。它会很便宜！你同意吗？", "zh"), "我们需要一座桥。|它会很便宜！|你同意吗？");
  EXPECT_EQ(sentences("नमस्ते। हम आए।", "hi"), "नमस्ते। |हम आए।");
  EXPECT_EQ(sentences("ሰላም። እኛ።", "am"), "ሰላም። |እኛ።");
  EXPECT_EQ(sentences("ماذا نريد؟ نريد جسرا.", "ar"), "ماذا نريد؟ |نريد جسرا.");
}

TEST(Letters, CapitalsAreOfScriptsWithCase) {
  EXPECT_TRUE(is_capital(U'A') && is_capital(U'Ж') && is_capital(U'Ω'));
  EXPECT_FALSE(is_capital(U'a') || is_capital(U'字') || is_capital(U'ب') || is_capital(U'5'));
  EXPECT_TRUE(is_letter(U'字') && is_letter(U'ß') && !is_letter(U'-') && !is_letter(U'7'));
}

}  // namespace
}  // namespace hustings::text
