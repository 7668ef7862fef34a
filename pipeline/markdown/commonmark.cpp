#include "markdown/commonmark.h"

#include <string>
#include <unordered_set>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/syntax_extension.h>
#include <cmark-gfm/utf8.h>

#include "markdown/bare_links.h"

namespace hustings::markdown {
namespace {

constexpr int kOptions = CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS | CMARK_OPT_VALIDATE_UTF8;

// Called at every colon: an address from here on is one text, whatever stars and underscores are in it.
cmark_node* keep_address(cmark_syntax_extension*, cmark_parser* parser, cmark_node*, unsigned char character,
                         cmark_inline_parser* inlines) {
  if (character != ':') return nullptr;
  const cmark_chunk* const chunk = cmark_inline_parser_get_chunk(inlines);
  const auto colon = static_cast<size_t>(cmark_inline_parser_get_offset(inlines));
  const std::string_view text = view(*chunk);
  const size_t end = end_of_address(text, colon);
  if (end == colon) return nullptr;
  cmark_strbuf literal;
  cmark_strbuf_init(parser->mem, &literal, 0);
  houdini_unescape_html_f(&literal, chunk->data + colon, static_cast<bufsize_t>(end - colon));
  cmark_node* const node = cmark_node_new_with_mem(CMARK_NODE_TEXT, parser->mem);
  node->as.literal = cmark_chunk_buf_detach(&literal);
  cmark_inline_parser_set_offset(inlines, static_cast<int>(end));
  return node;
}

// Called at every tilde: a run of one or two is a mark that pair_strikethroughs makes use of. Until then it passes as
// inline HTML: a table's cells take that, while the library drops every custom node in them without a word.
cmark_node* keep_tildes(cmark_syntax_extension*, cmark_parser* parser, cmark_node*, unsigned char character,
                        cmark_inline_parser* inlines) {
  if (character != '~') return nullptr;
  int opens = 0, closes = 0, before = 0, after = 0;
  constexpr int kMostTildes = 100;
  const int count = cmark_inline_parser_scan_delimiters(inlines, kMostTildes, '~', &opens, &closes, &before, &after);
  const bool mark = count <= 2 && (opens != 0 || closes != 0);
  cmark_node* const node = cmark_node_new_with_mem(mark ? CMARK_NODE_HTML_INLINE : CMARK_NODE_TEXT, parser->mem);
  cmark_strbuf literal;
  cmark_strbuf_init(parser->mem, &literal, 0);
  for (int i = 0; i < count; ++i) cmark_strbuf_putc(&literal, '~');
  node->as.literal = cmark_chunk_buf_detach(&literal);
  if (mark) node->internal_offset = (opens != 0 ? kOpensStrike : 0) | (closes != 0 ? kClosesStrike : 0);
  return node;
}

cmark_node* keep_marks(cmark_syntax_extension* extension, cmark_parser* parser, cmark_node* parent,
                       unsigned char character, cmark_inline_parser* inlines) {
  return character == ':' ? keep_address(extension, parser, parent, character, inlines)
                          : keep_tildes(extension, parser, parent, character, inlines);
}

// What every parser of this program shares.
struct Library {
  cmark_syntax_extension* table;
  cmark_syntax_extension* tasklist;
  cmark_syntax_extension* marks;  // it names no special character, so that no parser clears one
  cmark_parser* pins;             // its extensions name them: this parser marks them and never finishes
  ExtensionTypes types;

  Library() {
    cmark_gfm_core_extensions_ensure_registered();
    table = cmark_find_syntax_extension("table");
    tasklist = cmark_find_syntax_extension("tasklist");
    marks = cmark_syntax_extension_new("marks");
    cmark_syntax_extension_set_match_inline_func(marks, keep_marks);
    pins = cmark_parser_new(kOptions);
    cmark_mem* const memory = cmark_get_default_mem_allocator();
    for (const char character : {':', '~'}) {
      cmark_syntax_extension* const pin = cmark_syntax_extension_new("pin");
      char* const data = reinterpret_cast<char*>(static_cast<uintptr_t>(character));
      cmark_syntax_extension_set_special_inline_chars(pin, cmark_llist_append(memory, nullptr, data));
      cmark_syntax_extension_set_emphasis(pin, character == '~' ? 1 : 0);
      cmark_syntax_extension_set_match_inline_func(pin, keep_marks);
      cmark_parser_attach_syntax_extension(pins, pin);
    }
    learn_types();
  }

  // The numbers are in variables of the extensions' library that its header declares only inside the library; a table
  // parsed once tells them as well.
  void learn_types() {
    cmark_parser* const parser = cmark_parser_new(kOptions);
    cmark_parser_attach_syntax_extension(parser, table);
    constexpr std::string_view kSample = "|a|\n|-|\n";
    cmark_parser_feed(parser, kSample.data(), kSample.size());
    cmark_node* const root = cmark_parser_finish(parser);
    types.table = root->last_child->type;
    types.table_row = root->last_child->first_child->type;
    types.table_cell = root->last_child->first_child->first_child->type;
    cmark_node_free(root);
    cmark_parser_free(parser);
  }
};

const Library& library() {
  static const Library the_library;
  return the_library;
}

const cmark_node* next_block(const cmark_node* node) {
  if (node->first_child != nullptr) return node->first_child;
  while (node != nullptr && node->next == nullptr) node = node->parent;
  return node == nullptr ? nullptr : node->next;
}

// The library sets no offset in inline HTML of its own.
bool is_tilde_mark(const cmark_node& node) { return node.type == CMARK_NODE_HTML_INLINE && node.internal_offset != 0; }

// Pairs runs of tildes of one length among the children of one node; the others become text again.
void pair_strikethroughs(cmark_node* root) {
  struct Opener {
    cmark_node* node;
    size_t order;
  };
  std::vector<Opener> openers[2];  // those still open, of each length
  bool unpaired = false;
  for (cmark_node* at = root; at != nullptr; at = const_cast<cmark_node*>(next_block(at))) {
    if (at->first_child == nullptr) continue;
    size_t order = 0;
    for (std::vector<Opener>& each : openers) each.clear();
    for (cmark_node* child = at->first_child; child != nullptr; child = child->next) {
      if (!is_tilde_mark(*child)) continue;
      const int flanks = child->internal_offset;
      const auto length = static_cast<size_t>(child->as.literal.len - 1);
      std::vector<Opener>& same = openers[length];
      std::vector<Opener>& other = openers[1 - length];
      ++order;
      if ((flanks & kClosesStrike) != 0 && !same.empty()) {
        same.back().node->footnote.ref_ix = kOpensStrike;
        child->footnote.ref_ix = kClosesStrike;
        // Openers of the other length in between have lost their chance; those before keep it.
        while (!other.empty() && other.back().order > same.back().order) other.pop_back();
        same.pop_back();
      } else if ((flanks & kOpensStrike) != 0) {
        same.push_back({child, order});
      }
    }
    for (cmark_node* child = at->first_child; child != nullptr; child = child->next) {
      if (!is_tilde_mark(*child)) continue;
      const bool paired = child->footnote.ref_ix != 0;
      child->type = paired ? CMARK_NODE_CUSTOM_INLINE : CMARK_NODE_TEXT;
      unpaired = unpaired || !paired;
    }
  }
  if (unpaired) cmark_consolidate_text_nodes(root);
}

// A label as the library compares labels: case folded, white space collapsed.
std::string folded_label(std::string_view label) {
  std::string collapsed;
  for (const char each : label) {
    if (each != ' ' && each != '\t' && each != '\n' && each != '\r') {
      collapsed += each;
    } else if (!collapsed.empty() && collapsed.back() != ' ') {
      collapsed += ' ';
    }
  }
  if (!collapsed.empty() && collapsed.back() == ' ') collapsed.pop_back();
  cmark_strbuf folded;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &folded, 0);
  cmark_utf8proc_case_fold(&folded, reinterpret_cast<const uint8_t*>(collapsed.data()),
                           static_cast<bufsize_t>(collapsed.size()));
  std::string result(reinterpret_cast<const char*>(folded.ptr), static_cast<size_t>(folded.size));
  cmark_strbuf_free(&folded);
  return result;
}

struct Work {
  std::string_view text;
  const Library& shared;
  CommonMark& result;
  cmark_parser* parser;
  std::vector<const cmark_node*> kept;  // the notes to refer to
};

// Finds the footnotes while the library still has all of them.
void find_notes(Work& work) {
  std::unordered_set<std::string> labels;
  for (const cmark_node* at = work.parser->root; at != nullptr; at = next_block(at)) {
    if (at->type != CMARK_NODE_FOOTNOTE_DEFINITION) continue;
    work.result.notes.push_back(at);
    (labels.insert(folded_label(view(at->as.literal))).second ? work.kept : work.result.duplicates).push_back(at);
  }
  for (const cmark_node* const note : work.result.duplicates) {
    const_cast<cmark_node*>(note)->type = CMARK_NODE_CUSTOM_BLOCK;
  }
}

// References to every footnote, made as nodes: no label can be misread on the way.
void refer_to_notes(Work& work) {
  if (work.kept.empty()) return;
  cmark_node* const paragraph = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, work.parser->mem);
  for (const cmark_node* const note : work.kept) {
    cmark_node* const reference = cmark_node_new_with_mem(CMARK_NODE_FOOTNOTE_REFERENCE, work.parser->mem);
    reference->as.literal = note->as.literal;
    reference->as.literal.alloc = 0;
    cmark_node_append_child(paragraph, reference);
  }
  cmark_node_append_child(work.parser->root, paragraph);
  work.result.references = paragraph;
}

// All that a parser takes lies in the arena: it is never freed by itself.
void feed(void* argument) {
  Work& work = *static_cast<Work*>(argument);
  work.parser = cmark_parser_new_with_mem(kOptions, Arena::memory());
  cmark_manage_extensions_special_characters(work.shared.pins, 1);
  for (cmark_syntax_extension* const each : {work.shared.table, work.shared.tasklist, work.shared.marks}) {
    cmark_parser_attach_syntax_extension(work.parser, each);
  }
  cmark_parser_feed(work.parser, work.text.data(), work.text.size());
  if (work.text.find("[^") == std::string_view::npos) return;
  if (work.text.back() != '\n') cmark_parser_feed(work.parser, "\n", 1);
}

void finish(void* argument) {
  Work& work = *static_cast<Work*>(argument);
  refer_to_notes(work);
  work.result.root = cmark_parser_finish(work.parser);
  if (work.text.find('~') != std::string_view::npos) pair_strikethroughs(work.result.root);
}

}  // namespace

const ExtensionTypes& extension_types() { return library().types; }

CommonMark parse_commonmark(std::string_view text, size_t most_bytes) {
  CommonMark result;
  result.memory = std::make_unique<Arena>(most_bytes);
  Work work{text, library(), result, nullptr, {}};
  if (!result.memory->run(feed, &work)) return result;
  if (text.find("[^") != std::string_view::npos) find_notes(work);
  if (!result.memory->run(finish, &work)) result.root = nullptr;
  return result;
}

}  // namespace hustings::markdown
