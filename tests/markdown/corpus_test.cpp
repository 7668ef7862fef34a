// No word is lost: the words of every statement of the corpus, as cmark's own HTML has them, are the words of the tree.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <gtest/gtest.h>

#include "markdown/html_tokens.h"
#include "markdown/parse.h"
#include "support/golden.h"

namespace hustings::markdown {
namespace {

// Letters and digits (and all beyond ASCII); what parts them is not compared.
std::map<std::string, int> words_of(std::string_view text) {
  std::map<std::string, int> words;
  std::string word;
  for (const char each : text) {
    const bool letter = std::isalnum(static_cast<unsigned char>(each)) != 0 || static_cast<unsigned char>(each) >= 0x80;
    if (letter) word += each;
    if (!letter && !word.empty()) ++words[std::exchange(word, {})];
  }
  if (!word.empty()) ++words[word];
  return words;
}

// The text of HTML by a reader that shares nothing with the pipeline's: a tag ends at the first `>` outside of quotes,
// its name is a space, and what a library adds to footnotes (numbers, arrows back) goes with its element.
std::string strip_tags(std::string_view html) {
  std::string text;
  for (size_t at = 0; at < html.size();) {
    if (html[at] != '<') {
      text += html[at++];
      continue;
    }
    const std::string_view rest = html.substr(at);
    const auto skip_to = [&](std::string_view end) { at = std::min(html.find(end, at), html.size() - 1) + end.size(); };
    const auto starts = [&](std::string_view head) { return rest.substr(0, head.size()) == head; };
    if (starts("<!--")) {
      skip_to("-->");
    } else if (starts("<sup class=\"footnote-ref\"")) {
      skip_to("</sup>");
    } else if (starts("<a href=\"#fnref")) {
      skip_to("</a>");
    } else if (starts("<script") || starts("<style") || starts("<iframe")) {
      skip_to("</" + std::string(rest.substr(1, rest.find_first_of(" >\n") - 1)));
    } else {
      char quote = '\0';
      for (++at; at < html.size() && (quote != '\0' || html[at] != '>'); ++at) {
        if (quote == '\0' ? html[at] == '"' || html[at] == '\'' : html[at] == quote) {
          quote = quote == '\0' ? html[at] : '\0';
        }
      }
      ++at;
      const std::string_view tag = rest.substr(1, rest.find_first_of(" />\n", 1) - 1);
      if (tag == "br" || tag == "p" || tag == "li" || tag == "td" || tag == "th") text += ' ';
    }
  }
  return decode_references(text);
}

// An alert's kind is no word of it.
void drop_alert_marks(std::string& html) {
  for (const char* const kind : {"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}) {
    const std::string mark = "<blockquote>\n<p>[!" + std::string(kind) + "]";
    for (size_t at = html.find(mark); at != std::string::npos; at = html.find(mark)) html.erase(at, mark.size());
  }
}

std::string words_of_html(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* const parser = cmark_parser_new(CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES);
  for (const char* const name : {"table", "strikethrough", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* const root = cmark_parser_finish(parser);
  char* const rendered = cmark_render_html(root, CMARK_OPT_UNSAFE, nullptr);
  std::string html(rendered);
  std::free(rendered);
  cmark_node_free(root);
  cmark_parser_free(parser);
  drop_alert_marks(html);
  return strip_tags(html);
}

TEST(Corpus, NoWordIsLost) {
  if (hustings::testing::corpus().empty()) GTEST_SKIP() << "HUSTINGS_CORPUS is not set: no statements to read";
  size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(hustings::testing::corpus())) {
    if (entry.path().extension() != ".md") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    Sources sources;
    const Source& source = sources.add(entry.path().filename().string(), bytes.str());
    Diagnostics diagnostics;
    const Document document = parse(source, 0, static_cast<uint32_t>(source.text().size()), {}, diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << entry.path();
    const Part& part = *document.parts.front();
    std::map<std::string, int> words = words_of(plain_text(part, 0));
    for (const auto& [word, count] : words_of(words_of_html(std::string(source.text())))) {
      EXPECT_GE(words[word], count) << entry.path() << ": " << word;
      // The library leaves out a footnote that no mark refers to.
      if (diagnostics.list().empty()) {
        EXPECT_EQ(words[word], count) << entry.path() << ": " << word;
      }
    }
    for (const Node& node : part.nodes) {
      EXPECT_LE(node.span.begin, node.span.end);
      EXPECT_LE(node.span.end, source.text().size());
    }
    ++files;
  }
  EXPECT_GT(files, 0u);
}

}  // namespace
}  // namespace hustings::markdown
