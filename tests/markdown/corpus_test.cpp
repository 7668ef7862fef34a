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

std::string words_of_html(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* const parser = cmark_parser_new(CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8);
  for (const char* const name : {"table", "strikethrough"}) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* const root = cmark_parser_finish(parser);
  char* const html = cmark_render_html(root, CMARK_OPT_UNSAFE, nullptr);
  std::string text;
  HtmlTokenizer tokens(html);
  HtmlToken token;
  const std::string_view view(html);
  while (tokens.next(token)) {
    if (token.type == HtmlToken::Type::Text)
      text += decode_references(view.substr(token.begin, token.end - token.begin));
    if (token.type != HtmlToken::Type::StartTag) continue;
    if (token.name == "script" || token.name == "style" || token.name == "iframe") tokens.skip_to_end_tag(token.name);
    if (token.name == "br" || token.name == "p") text += ' ';
  }
  std::free(html);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return text;
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
      if (bytes.str().find("[!") != std::string::npos || bytes.str().find("[^") != std::string::npos) break;
      EXPECT_EQ(words[word], count) << entry.path() << ": " << word;
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
