#include "verify/witness.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/syntax_extension.h>
#include <cmark-gfm/utf8.h>

#include "base/utf8.h"
#include "verify/scraps.h"

namespace hustings::verify {
namespace {

constexpr int kOptions = CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS | CMARK_OPT_VALIDATE_UTF8;

std::string_view view(const cmark_chunk& chunk) {
  return {reinterpret_cast<const char*>(chunk.data), static_cast<size_t>(chunk.len)};
}

// Called at a colon. The extended autolinks of GFM (6.9) take an address out of the reach of emphasis: the underscores
// of `https://host/__init__.py` are its own. Their extension marks its characters in a table that all threads share
// and clears them when it ends, so the rule stands here once more: up to white space, `<` or a bracket that closes
// nothing, less the punctuation of the sentence.
cmark_node* keep_address(cmark_syntax_extension*, cmark_parser* parser, cmark_node*, unsigned char character,
                         cmark_inline_parser* inlines) {
  if (character != ':') return nullptr;
  const std::string_view text = view(*cmark_inline_parser_get_chunk(inlines));
  const auto colon = static_cast<size_t>(cmark_inline_parser_get_offset(inlines));
  size_t scheme = colon;
  while (scheme > 0 && colon - scheme < 6 && (text[scheme - 1] | 32) >= 'a' && (text[scheme - 1] | 32) <= 'z') --scheme;
  const std::string name = ascii_lower(text.substr(scheme, colon - scheme));
  if (text.substr(colon, 3) != "://" || (name != "http" && name != "https" && name != "ftp")) return nullptr;
  size_t end = colon + 3;
  if (end >= text.size()) return nullptr;
  int32_t first = 0;
  cmark_utf8proc_iterate(reinterpret_cast<const uint8_t*>(text.data() + end), static_cast<bufsize_t>(text.size() - end),
                         &first);
  if (first != '-' && (cmark_utf8proc_is_space(first) || cmark_utf8proc_is_punctuation(first))) return nullptr;
  for (int depth = 0; end < text.size() && text[end] > ' ' && text[end] != '<'; ++end) {
    if (text[end] == '[') ++depth;
    if (text[end] == ']' && depth-- == 0) break;
    while (end + 1 < text.size() && static_cast<unsigned char>(text[end + 1]) >= 0x80) ++end;
  }
  const std::string_view address = text.substr(colon, end - colon);
  auto stray = std::count(address.begin(), address.end(), ')') - std::count(address.begin(), address.end(), '(');
  while (end > colon + 3) {
    const char last = text[end - 1];
    if (std::string_view("?!.,:*_~'\";").find(last) == std::string_view::npos && (last != ')' || stray-- <= 0)) break;
    --end;
  }
  cmark_strbuf literal;
  cmark_strbuf_init(parser->mem, &literal, 0);
  houdini_unescape_html_f(&literal, reinterpret_cast<const uint8_t*>(text.data() + colon),
                          static_cast<bufsize_t>(end - colon));
  cmark_node* const node = cmark_node_new_with_mem(CMARK_NODE_TEXT, parser->mem);
  node->as.literal = cmark_chunk_buf_detach(&literal);
  cmark_inline_parser_set_offset(inlines, static_cast<int>(end));
  return node;
}

// A parser that never finishes keeps the special characters marked: one that finished would clear them for every other
// thread. Tildes are marked only for what they do to emphasis beside them.
struct Library {
  cmark_syntax_extension* table;
  cmark_syntax_extension* tasklist;
  cmark_syntax_extension* addresses;
  cmark_parser* pins;

  Library() {
    cmark_gfm_core_extensions_ensure_registered();
    table = cmark_find_syntax_extension("table");
    tasklist = cmark_find_syntax_extension("tasklist");
    addresses = cmark_syntax_extension_new("witness-addresses");
    cmark_syntax_extension_set_match_inline_func(addresses, keep_address);
    pins = cmark_parser_new(kOptions);
    for (const char character : {':', '~'}) {
      cmark_syntax_extension* const pin = cmark_syntax_extension_new("witness-pin");
      char* const data = reinterpret_cast<char*>(static_cast<uintptr_t>(character));
      cmark_syntax_extension_set_special_inline_chars(
          pin, cmark_llist_append(cmark_get_default_mem_allocator(), nullptr, data));
      cmark_syntax_extension_set_emphasis(pin, character == '~' ? 1 : 0);
      cmark_syntax_extension_set_match_inline_func(pin, keep_address);
      cmark_parser_attach_syntax_extension(pins, pin);
    }
  }
};

const Library& library() {
  static const Library the_library;
  return the_library;
}

cmark_node* next_in_tree(cmark_node* node, const cmark_node* top) {
  if (node->first_child != nullptr) return node->first_child;
  while (node != top && node->next == nullptr) node = node->parent;
  return node == top ? nullptr : node->next;
}

// A label as GFM compares labels: case folded, white space collapsed.
std::string folded(std::string_view label) {
  std::string collapsed;
  for (const char each : label) {
    const bool blank = each == ' ' || each == '\t' || each == '\n' || each == '\r';
    if (!blank) collapsed += each;
    if (blank && !collapsed.empty() && collapsed.back() != ' ') collapsed += ' ';
  }
  while (!collapsed.empty() && collapsed.back() == ' ') collapsed.pop_back();
  cmark_strbuf buffer;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
  cmark_utf8proc_case_fold(&buffer, reinterpret_cast<const uint8_t*>(collapsed.data()),
                           static_cast<bufsize_t>(collapsed.size()));
  std::string result(reinterpret_cast<const char*>(buffer.ptr), static_cast<size_t>(buffer.size));
  cmark_strbuf_free(&buffer);
  return result;
}

// The tree of one text, with every footnote in it. The library throws away those that nothing refers to, and the second
// of two with one label; a booklet prints all of them, so one more paragraph, which nobody reads, refers to each.
struct Tree {
  cmark_parser* parser = nullptr;
  cmark_node* root = nullptr;
  cmark_node* references = nullptr;
  std::vector<cmark_node*> notes;  // in the order of the source

  explicit Tree(std::string_view text) {
    const Library& shared = library();
    parser = cmark_parser_new(kOptions);
    cmark_manage_extensions_special_characters(shared.pins, 1);
    for (cmark_syntax_extension* const each : {shared.table, shared.tasklist, shared.addresses}) {
      cmark_parser_attach_syntax_extension(parser, each);
    }
    cmark_parser_feed(parser, text.data(), text.size());
    if (text.find("[^") != std::string_view::npos) {
      if (text.back() != '\n') cmark_parser_feed(parser, "\n", 1);
      keep_notes();
    }
    root = cmark_parser_finish(parser);
  }
  ~Tree() {
    cmark_node_free(root);
    cmark_parser_free(parser);
  }
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

 private:
  void keep_notes() {
    std::unordered_set<std::string> labels;
    std::vector<cmark_node*> kept;
    for (cmark_node* at = parser->root; at != nullptr; at = next_in_tree(at, parser->root)) {
      if (at->type == CMARK_NODE_FOOTNOTE_DEFINITION) notes.push_back(at);
    }
    for (cmark_node* const note : notes) {
      if (labels.insert(folded(view(note->as.literal))).second) {
        kept.push_back(note);
      } else {
        note->type = CMARK_NODE_CUSTOM_BLOCK;
      }
    }
    if (kept.empty()) return;
    references = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, parser->mem);
    for (cmark_node* const note : kept) {
      cmark_node* const reference = cmark_node_new_with_mem(CMARK_NODE_FOOTNOTE_REFERENCE, parser->mem);
      reference->as.literal = note->as.literal;
      reference->as.literal.alloc = 0;
      cmark_node_append_child(references, reference);
    }
    cmark_node_append_child(parser->root, references);
  }
};

bool is_block(const cmark_node& node) { return CMARK_NODE_TYPE_BLOCK_P(static_cast<cmark_node_type>(node.type)); }

// `[!NOTE]` alone on the first line of a quotation.
bool is_alert_marker(const cmark_node& text) {
  const cmark_node* const paragraph = text.parent;
  if (text.prev != nullptr || paragraph->type != CMARK_NODE_PARAGRAPH || paragraph->prev != nullptr) return false;
  if (paragraph->parent->type != CMARK_NODE_BLOCK_QUOTE) return false;
  if (text.next != nullptr && text.next->type != CMARK_NODE_SOFTBREAK && text.next->type != CMARK_NODE_LINEBREAK) {
    return false;
  }
  std::string words = ascii_lower(view(text.as.literal));
  while (!words.empty() && words.back() == ' ') words.pop_back();
  for (const std::string_view marker : {"[!note]", "[!tip]", "[!important]", "[!warning]", "[!caution]"}) {
    if (words == marker) return true;
  }
  return false;
}

// Tags in a picture's alternative are none of its words, and mean nothing.
bool is_in_picture(const cmark_node& node) {
  const cmark_node* at = node.parent;
  while (at != nullptr && !is_block(*at) && at->type != CMARK_NODE_IMAGE) at = at->parent;
  return at != nullptr && at->type == CMARK_NODE_IMAGE;
}

class Reader {
 public:
  Reader(std::string_view text, uint32_t line) : text_(text), first_line_(line), words_(true), scraps_(text, words_) {}

  Testimony read() {
    Tree tree(text_);
    Testimony testimony;
    tree_ = &tree;
    for (cmark_node* block = tree.root->first_child; block != nullptr; block = block->next) {
      if (block == tree.references || block->type == CMARK_NODE_FOOTNOTE_DEFINITION) continue;
      const bool first = words_.size() == 0 && !words_.in_word() && !seen_picture_ && !scraps_.has_pictures();
      read_below(block);
      words_.gap();
      if (first && block->type == CMARK_NODE_HEADING) testimony.opening_heading = words_.size();
    }
    testimony.words = words_.finish();
    testimony.has_pictures = seen_picture_ || scraps_.has_pictures();
    for (size_t i = 0; i < marked_.size(); ++i) testimony.notes.push_back(read_note(marked_[i]));
    for (cmark_node* const note : tree.notes) {
      if (done_.count(note) != 0) continue;
      done_.insert(note);
      size_t next = marked_.size();
      testimony.notes.push_back(read_note(note));
      for (; next < marked_.size(); ++next) testimony.notes.push_back(read_note(marked_[next]));
    }
    return testimony;
  }

 private:
  Words read_note(cmark_node* note) {
    words_ = WordCollector(true);
    for (cmark_node* block = note->first_child; block != nullptr; block = block->next) {
      read_below(block);
      words_.gap();
    }
    return words_.finish();
  }

  void read_below(cmark_node* top) {
    cmark_node* at = top;
    for (;;) {
      const bool goes_in = enter(*at);
      if (goes_in && at->first_child != nullptr) {
        at = at->first_child;
        continue;
      }
      for (;;) {
        if (is_block(*at)) words_.gap();
        if (at == top) return;
        if (at->next != nullptr) break;
        at = at->parent;
      }
      at = at->next;
    }
  }

  void go_to(int line) {
    line_ = first_line_ + static_cast<uint32_t>(std::max(line, 1)) - 1;
    words_.at_line(line_);
  }

  bool enter(cmark_node& node) {
    if (is_block(node)) return enter_block(node);
    switch (node.type) {
      case CMARK_NODE_TEXT:
        if (!is_alert_marker(node) && !scraps_.hides()) words_.add(view(node.as.literal));
        return false;
      case CMARK_NODE_CODE:
        if (!scraps_.hides()) words_.add(view(node.as.literal));
        return false;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        words_.gap();
        words_.at_line(++line_);
        return false;
      case CMARK_NODE_HTML_INLINE:
        if (!is_in_picture(node)) read_tag(node);
        return false;
      case CMARK_NODE_IMAGE:
        seen_picture_ = true;
        return !scraps_.hides() && ScrapReader::is_refused(view(node.as.link.url));
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        if (node.parent_footnote_def != nullptr && done_.insert(node.parent_footnote_def).second) {
          marked_.push_back(node.parent_footnote_def);
        }
        return false;
      default:
        return true;
    }
  }

  bool enter_block(cmark_node& node) {
    words_.gap();
    go_to(node.start_line);
    switch (node.type) {
      case CMARK_NODE_CODE_BLOCK: {
        std::string_view code = view(node.as.code.literal);
        if (node.as.code.fenced != 0) ++line_;
        while (!code.empty() && !scraps_.hides()) {
          words_.at_line(line_++);
          const size_t end = std::min(code.find('\n'), code.size());
          words_.add(code.substr(0, end));
          words_.gap();
          code.remove_prefix(std::min(end + 1, code.size()));
        }
        return false;
      }
      case CMARK_NODE_HTML_BLOCK:
        scraps_.read_block(view(node.as.literal), line_);
        return false;
      case CMARK_NODE_FOOTNOTE_DEFINITION:
      case CMARK_NODE_CUSTOM_BLOCK:
        return false;
      default:
        return true;
    }
  }

  void read_tag(const cmark_node& node) {
    const std::string_view tag = view(node.as.literal);
    const std::string_view before =
        node.prev != nullptr && node.prev->type == CMARK_NODE_TEXT ? view(node.prev->as.literal) : std::string_view();
    if (before.ends_with("{{")) {
      words_.add(tag);
    } else {
      scraps_.read_inline(tag);
    }
    const auto lines = static_cast<uint32_t>(std::count(tag.begin(), tag.end(), '\n'));
    if (lines != 0) words_.at_line(line_ += lines);
  }

  std::string_view text_;
  uint32_t first_line_, line_ = 1;
  WordCollector words_;
  ScrapReader scraps_;
  const Tree* tree_ = nullptr;
  std::vector<cmark_node*> marked_;  // notes in the order of their marks
  std::unordered_set<const cmark_node*> done_;
  bool seen_picture_ = false;
};

}  // namespace

Testimony read_markdown(std::string_view text, uint32_t line) { return Reader(text, line).read(); }

Words read_value(std::string_view text, uint32_t line) {
  Tree tree(text);
  const cmark_node* const only = tree.root->first_child;
  const bool paragraph = only != nullptr && only->type == CMARK_NODE_PARAGRAPH && only->next == nullptr;
  if (!paragraph) return words_of(text, line);
  return read_markdown(text, line).words;
}

}  // namespace hustings::verify
