#include "rules/selector.h"

#include <gtest/gtest.h>

namespace hustings {
namespace {

std::string round_trip(const std::string& text) {
  SelectorError error;
  std::string joined;
  for (const Selector& selector : parse_selectors(text, error))
    joined += (joined.empty() ? "" : ", ") + format_selector(selector);
  return joined.empty() ? "error: " + error.message : joined;
}

TEST(Selector, SaysAgainWhatItRead) {
  for (const char* text : {"heading", "block-quote paragraph", "section.profile > heading.candidate-name:level(2)", "*",
                           "paragraph + paragraph", "heading ~ list", "#welcome", "list[tight=true]", ":root",
                           "section:lang(ar) paragraph:first-child:last-child", ".party, .facts"})
    EXPECT_EQ(round_trip(text), text);
  EXPECT_EQ(round_trip("  list>list-item \n ,\theading "), "list > list-item, heading");
}

TEST(Selector, SpecificityOrdersAsCss) {
  const auto specificity = [](const char* text) {
    SelectorError error;
    return parse_selectors(text, error).at(0).specificity();
  };
  EXPECT_LT(specificity("*"), specificity("heading"));
  EXPECT_LT(specificity("section section section section heading"), specificity(".party"));
  EXPECT_EQ(specificity("heading:level(2)"), specificity("heading.title"));
  EXPECT_LT(specificity("section.profile heading.title"), specificity("#a"));
  EXPECT_LT(specificity(".party"), specificity("paragraph.party"));
}

TEST(Selector, ErrorsNameThePlace) {
  const auto error = [](const std::string& text) {
    SelectorError found;
    EXPECT_TRUE(parse_selectors(text, found).empty()) << text;
    return text.substr(found.begin, found.end - found.begin) + ": " + found.message + " (" + found.hint + ")";
  };
  EXPECT_EQ(error("section headng"), "headng: there is no kind of node called `headng` (did you mean `heading`?)");
  EXPECT_EQ(error(".candidat-name"),
            ".candidat-name: there is no role called `candidat-name` (did you mean `.candidate-name`?)");
  EXPECT_EQ(error("profile"),
            "profile: there is no kind of node called `profile` (roles are written as classes: `.profile`)");
  EXPECT_EQ(error(".heading"),
            ".heading: there is no role called `heading` (node kinds are written without a point: `heading`)");
  EXPECT_EQ(error("heading:level(7)"), ":level(7): :level takes a number from 1 to 6 (for example `heading:level(2)`)");
  EXPECT_EQ(error("heading:first-chld"),
            ":first-chld: there is no pseudo-class `:first-chld` in layouts (did you mean `:first-child`?)");
  for (const char* text : {"", ",", "heading,", "heading >", "> heading", "heading::before", "heading:level(",
                           "list[x=1]", "list[tight", "list[tight=", "#", ".", "heading!"})
    error(text);
}

}  // namespace
}  // namespace hustings
