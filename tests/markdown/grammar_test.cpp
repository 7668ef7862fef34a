// Random Markdown, written by a small grammar from a fixed seed, is read twice: into our tree, and by the parser with
// its own extensions, as forges use it. Both are outlined as one line of text, which must be the same. Raw HTML, bare
// addresses and notes have rules of our own and are left out.
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <gtest/gtest.h>

#include "markdown/parse.h"

namespace hustings::markdown {
namespace {

class Grammar {
 public:
  explicit Grammar(uint32_t seed) : random_(seed) {}

  std::string text() {
    std::string words;
    for (size_t i = 1 + pick(6); i > 0; --i) words += block(0) + (pick(3) == 0 ? "" : "\n");
    return words;
  }

 private:
  size_t pick(size_t count) { return random_() % count; }

  std::string words(size_t most, bool one_line) {
    static const std::vector<std::string> kPieces = {"word",
                                                     "two words",
                                                     "\xC3\xA9",
                                                     "*",
                                                     "**",
                                                     "***",
                                                     "_",
                                                     "__",
                                                     "`",
                                                     "``",
                                                     "~~",
                                                     "~",
                                                     "[",
                                                     "]",
                                                     "(",
                                                     ")",
                                                     "!",
                                                     "|",
                                                     "\\*",
                                                     "#",
                                                     "-",
                                                     "1.",
                                                     ":",
                                                     "\"",
                                                     " ",
                                                     " ",
                                                     "[a](b)",
                                                     "[ref]",
                                                     "[x][ref]",
                                                     "[ref][]",
                                                     "![p](q \"t\")",
                                                     "&amp;",
                                                     "*a*",
                                                     "**b**",
                                                     "`c`",
                                                     "~~d~~",
                                                     "a_b_c",
                                                     ".",
                                                     "word  \n",
                                                     "\n"};
    std::string result;
    for (size_t i = 1 + pick(most); i > 0; --i) {
      for (const char each : kPieces[pick(kPieces.size())]) {
        if (each != '\n' || !one_line) result += each;
      }
    }
    return result;
  }

  std::string row(size_t columns) {
    std::string line = "|";
    for (size_t i = 0; i < columns; ++i) {
      for (const char each : words(3, true)) line += each == '|' ? '/' : each;
      line += '|';
    }
    return line + '\n';
  }

  std::string table() {
    const size_t columns = 1 + pick(3);
    std::string lines = row(columns) + '|';
    for (size_t i = 0; i < columns; ++i) lines += std::vector<std::string>{"-|", ":-|", "-:|", ":-:|"}[pick(4)];
    lines += '\n';
    for (size_t i = pick(3); i > 0; --i) lines += row(columns);
    return lines;
  }

  std::string container(int depth) {
    std::string inner;
    for (size_t i = 1 + pick(3); i > 0; --i) inner += block(depth + 1) + (pick(2) == 0 ? "" : "\n");
    const bool quote = pick(3) == 0;
    const std::string mark =
        quote ? "> " : std::vector<std::string>{"- ", "* ", "1. ", "7) ", "- [ ] ", "- [x] "}[pick(6)];
    const std::string indent = quote ? mark : std::string(mark.size() > 3 ? 2 : mark.size(), ' ');
    std::istringstream lines(inner);
    std::string result, line;
    while (std::getline(lines, line))
      result += (result.empty() ? mark : line.empty() && !quote ? "" : indent) + line + '\n';
    return result;
  }

  std::string block(int depth) {
    switch (pick(12)) {
      case 0:
        return std::string(1 + pick(6), '#') + ' ' + words(4, true) + '\n';
      case 1:
        return words(3, true) + (pick(2) == 0 ? "\n---\n" : "\n===\n");
      case 2:
        return "---\n";
      case 3:
        return (pick(2) == 0 ? "```\n" : "```js x\n") + words(4, false) + "\n```\n";
      case 4:
        return "    " + words(3, true) + '\n';
      case 5:
        return table();
      case 6:
        return "[ref]: /url \"title\"\n";
      case 7:
      case 8:
        if (depth < 4) return container(depth);
        [[fallthrough]];
      default:
        return words(8, false) + '\n';
    }
  }

  std::mt19937 random_;
};

// An outline as it grows. Words that meet are one.
struct Outline {
  std::string line;
  void open(const std::string& name) { line += name + '('; }
  void close() { line += ')'; }
};

std::string list_name(bool ordered, const std::string& start, bool parenthesis, bool tight) {
  return (ordered ? "ol" + start + (parenthesis ? ")" : ".") : std::string("ul")) + (tight ? "" : "/loose");
}

std::string first_word(std::string_view info) { return std::string(info.substr(0, info.find_first_of(" \t"))); }

std::string alternative_of(cmark_node* image) {
  std::string words;
  cmark_iter* const walk = cmark_iter_new(image);
  for (cmark_event_type event = cmark_iter_next(walk); event != CMARK_EVENT_DONE; event = cmark_iter_next(walk)) {
    cmark_node* const node = cmark_iter_get_node(walk);
    const cmark_node_type type = cmark_node_get_type(node);
    if (event != CMARK_EVENT_ENTER) continue;
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) words += cmark_node_get_literal(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) words += ' ';
  }
  cmark_iter_free(walk);
  return words;
}

// False when there is raw HTML in it.
bool outline(cmark_node* node, Outline& out) {
  const std::string type = cmark_node_get_type_string(node);
  int closings = 1;
  if (type == "html_block" || type == "html_inline") return false;
  if (type == "text") {
    out.line += cmark_node_get_literal(node);
    return true;
  }
  if (type == "softbreak" || type == "linebreak") {
    out.line += type == "softbreak" ? "<soft>" : "<hard>";
    return true;
  }
  if (type == "thematic_break") {
    out.line += "<rule>";
    return true;
  }
  if (type == "image") {
    const std::string target = cmark_node_get_url(node), words = alternative_of(node);
    out.line += target.empty() ? words : "<img " + target + ' ' + cmark_node_get_title(node) + ' ' + words + '>';
    return true;
  }
  if (type == "code" || type == "code_block") {
    std::string words = cmark_node_get_literal(node);
    if (type == "code_block" && !words.empty() && words.back() == '\n') words.pop_back();
    out.open(type == "code" ? type : "pre " + first_word(cmark_node_get_fence_info(node)));
    out.line += words;
    out.close();
    return true;
  }
  if (type == "document") {
    closings = 0;
  } else if (type == "list") {
    out.open(list_name(cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                       std::to_string(cmark_node_get_list_start(node)),
                       cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM, cmark_node_get_list_tight(node) != 0));
  } else if (type == "tasklist") {
    out.open(cmark_gfm_extensions_get_tasklist_item_checked(node) ? "li x" : "li o");
  } else if (type == "item") {
    out.open("li");
  } else if (type == "heading") {
    out.open("h" + std::to_string(cmark_node_get_heading_level(node)));
  } else if (type == "link") {
    const std::string target = cmark_node_get_url(node);
    if (target.empty()) closings = 0;
    if (!target.empty()) out.open("a " + target + ' ' + cmark_node_get_title(node));
  } else if (type == "table") {
    std::string letters;
    const uint8_t* const alignments = cmark_gfm_extensions_get_table_alignments(node);
    for (uint16_t i = 0; i < cmark_gfm_extensions_get_table_columns(node); ++i) {
      letters += alignments[i] == 0 ? '-' : static_cast<char>(alignments[i]);
    }
    out.open("table " + letters);
  } else if (type == "table_cell") {
    out.open("cell");
    if (cmark_node_first_child(node) != nullptr) out.open("paragraph"), closings = 2;
  } else {
    out.open(type == "table_header" ? "row" : type == "table_row" ? "row" : type);
  }
  for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
    if (!outline(child, out)) return false;
  }
  for (; closings > 0; --closings) out.close();
  return true;
}

std::optional<std::string> outline_of_parser(const std::string& text) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* const parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  for (const char* name : {"table", "strikethrough", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser, text.data(), text.size());
  cmark_node* const root = cmark_parser_finish(parser);
  Outline out;
  const bool comparable = outline(root, out);
  cmark_node_free(root);
  cmark_parser_free(parser);
  if (!comparable) return std::nullopt;
  // Behind a definition the parser leaves the white space that a line started with; no page shows it.
  for (size_t at = out.line.find("paragraph( "); at != std::string::npos; at = out.line.find("paragraph( ", at)) {
    out.line.erase(at + 10, 1);
  }
  return out.line;
}

void outline(const Part& part, NodeId at, Outline& out) {
  const Node& node = part[at];
  const auto value = [&](Attribute name) { return std::string(part.attribute(at, name)); };
  switch (node.kind) {
    case NodeKind::Text:
      out.line += part.text_of(node);
      return;
    case NodeKind::SoftBreak:
      out.line += "<soft>";
      return;
    case NodeKind::LineBreak:
      out.line += "<hard>";
      return;
    case NodeKind::ThematicBreak:
      out.line += "<rule>";
      return;
    case NodeKind::Image:
      out.line += "<img " + value(Attribute::Target) + ' ' + value(Attribute::Title) + ' ' +
                  value(Attribute::Alternative) + '>';
      return;
    case NodeKind::List:
      out.open(list_name(value(Attribute::Ordered) == "true", value(Attribute::Start),
                         value(Attribute::Delimiter) == ")", value(Attribute::Tight) == "true"));
      break;
    case NodeKind::ListItem:
      out.open(!part.has(at, Attribute::Checked) ? "li" : value(Attribute::Checked) == "true" ? "li x" : "li o");
      break;
    case NodeKind::Heading:
      out.open("h" + std::to_string(node.level));
      break;
    case NodeKind::CodeBlock:
      out.open("pre " + value(Attribute::Info));
      break;
    case NodeKind::Link:
      out.open("a " + value(Attribute::Target) + ' ' + value(Attribute::Title));
      break;
    case NodeKind::Table:
      out.open("table " + value(Attribute::Columns));
      break;
    case NodeKind::TableRow:
      out.open("row");
      break;
    case NodeKind::TableCell:
      out.open("cell");
      break;
    case NodeKind::BlockQuote:
      out.open("block_quote");
      break;
    case NodeKind::Emphasis:
      out.open("emph");
      break;
    default:
      out.open(std::string(name_of(node.kind)));
  }
  for (NodeId child = node.first_child; child != kNoNode; child = part[child].next) outline(part, child, out);
  out.close();
}

std::string outline_of_tree(const std::string& text) {
  Sources sources;
  const Source& source = sources.add("random.md", text);
  Diagnostics diagnostics;
  const Document document = parse(source, 0, static_cast<uint32_t>(text.size()), {}, diagnostics);
  Outline out;
  const Part& part = *document.parts.front();
  for (NodeId child = part.root().first_child; child != kNoNode; child = part[child].next) outline(part, child, out);
  return out.line;
}

TEST(Grammar, TreesAreThoseOfTheParser) {
  size_t compared = 0;
  for (uint32_t seed = 1; seed <= 4000; ++seed) {
    const std::string text = Grammar(seed).text();
    const std::optional<std::string> expected = outline_of_parser(text);
    if (!expected) continue;
    ++compared;
    ASSERT_EQ(outline_of_tree(text), *expected) << "seed " << seed << ":\n" << text;
  }
  EXPECT_GT(compared, 3900u);
}

}  // namespace
}  // namespace hustings::markdown
