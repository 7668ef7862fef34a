#include "election/part_writer.h"

#include "election/alternatives.h"
#include "markdown/parse.h"
#include "text/text.h"

namespace hustings::election {
namespace {

// Words in which Markdown could not see anything but words: no parser is needed for most facts.
bool is_plain(std::string_view words) {
  for (size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' ||
                       c == ',' || c == ';' || c == '.' || c == '(' || c == ')' || c == '\'' || c == '/' || c == '%' ||
                       c == '$' || c == '?' || static_cast<unsigned char>(c) >= 0x80;
    if (plain) continue;
    // A hyphen or an apostrophe inside a line is a hyphen; at its start it may be a list.
    if ((c == '-' || c == '+') && i > 0) continue;
    if (c == ':' && words.substr(i, 2) != ":/") continue;
    return false;
  }
  return words.find("www.") == std::string_view::npos;
}

// A web address and nothing else, of characters that mean themselves in Markdown and in addresses: the commonest fact
// of all, which needs no parser either.
bool is_plain_address(std::string_view words) {
  const size_t scheme = words.substr(0, 8) == "https://" ? 8 : words.substr(0, 7) == "http://" ? 7 : 0;
  if (scheme == 0 || words.size() == scheme) return false;
  const std::string_view rest = words.substr(scheme);
  const std::string_view host = rest.substr(0, rest.find('/'));
  if (host.find('.') == std::string_view::npos || host.find("..") != std::string_view::npos) return false;
  for (char c : rest) {
    const bool fits =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '/';
    if (!fits) return false;
  }
  const auto is_edge = [](char c) { return c == '.' || c == '-'; };
  return !is_edge(host.front()) && !is_edge(host.back()) && !is_edge(rest.back());
}

}  // namespace

PartWriter::PartWriter(const EditionContext& context, const std::string& part_id, Role role, Span span,
                       Diagnostics& diagnostics)
    : context_(context), part_id_(part_id), builder_(part_id, role, span), diagnostics_(diagnostics) {
  builder_.set(0, Attribute::Id, part_id);
}

std::string PartWriter::message(std::string_view key) const { return text::message(key, language()); }

NodeId PartWriter::heading(uint8_t level, std::string_view words, Span span, Role role) {
  return builder_.add_block(NodeKind::Heading, words, span, role, level);
}

NodeId PartWriter::paragraph(std::string_view words, Span span, Role role) {
  return builder_.add_block(NodeKind::Paragraph, words, span, role);
}

TextPlace PartWriter::place_of(const PlacedText& text) const {
  TextPlace place;
  place.addresses = &context_.addresses;
  place.ids = text.ids;
  place.source = text.source;
  place.part_id = part_id_;
  place.fixed_span = text.fixed_span;
  if (!text.pictures.empty()) place.picture = [&text](NodeId node) { return text.pictures[node]; };
  return place;
}

void PartWriter::inline_markdown(std::string_view markdown, Span span) {
  if (is_plain(markdown)) {
    builder_.add_text(markdown, span);
    return;
  }
  if (is_plain_address(markdown)) {
    const NodeId link = builder_.open(NodeKind::Link, span);
    builder_.set(link, Attribute::Target, markdown);
    builder_.add_text(markdown, span);
    builder_.close();
    return;
  }
  const Source copy(span.source, "", std::string(markdown));
  Diagnostics said;
  const Document document = markdown::parse(copy, 0, static_cast<uint32_t>(markdown.size()), {}, said);
  const Part& parsed = *document.parts.front();
  const NodeId paragraph = parsed.root().first_child;
  if (paragraph == kNoNode || parsed[paragraph].kind != NodeKind::Paragraph || parsed[paragraph].next != kNoNode) {
    builder_.add_text(markdown, span);
    return;
  }
  for (Diagnostic each : said.list()) {
    each.span = span;
    diagnostics_.add(std::move(each));
  }
  PlacedText text;
  text.text = &parsed;
  text.source = span.source;
  text.fixed_span = span;
  const TextPlace place = place_of(text);
  TextCopy(builder_, parsed, place, diagnostics_).add_children(paragraph);
}

void PartWriter::facts(const std::vector<Fact>& facts, Role role) {
  if (facts.empty()) return;
  const NodeId table = builder_.open(NodeKind::Table, {}, role);
  builder_.set(table, Attribute::Columns, "--");
  for (const Fact& fact : facts) {
    builder_.open(NodeKind::TableRow, fact.span);
    const NodeId label = builder_.open(NodeKind::TableCell, fact.span);
    builder_.set(label, Attribute::Header, "true");
    paragraph(fact.label, fact.span, Role::None);
    builder_.close();
    builder_.open(NodeKind::TableCell, fact.span);
    builder_.open(NodeKind::Paragraph, fact.span);
    inline_markdown(fact.value, fact.span);
    builder_.close();
    builder_.close();
    builder_.close();
  }
  builder_.close();
}

void PartWriter::text(const PlacedText& placed, uint8_t base, NodeId title) {
  if (placed.text == nullptr) return;
  constexpr size_t kBeside = 64;  // a name, a portrait, a table of facts
  builder_.reserve(placed.text->nodes.size() + kBeside, placed.text->attribute_list.size() + kBeside,
                   placed.text->text.size());
  const TextPlace place = place_of(placed);
  TextCopy copy(builder_, *placed.text, place, diagnostics_);
  copy.set_note_prefix(placed.note_prefix);
  copy.add_blocks(lowered_levels(*placed.text, base, title), title);
  notes_.push_back({&placed, base, title});
}

void PartWriter::sentence(std::string_view words, Span span, Role role) {
  const NodeId node = paragraph(words, span, role);
  const Part& part = builder_.part();
  bool foreign = false, turned = false;
  for (NodeId up = part[node].parent; up != kNoNode; up = part[up].parent) {
    foreign = foreign || part.has(up, Attribute::Language);
    turned = turned || part.has(up, Attribute::Direction);
  }
  if (foreign) builder_.set(node, Attribute::Language, language());
  if (foreign || turned) {
    builder_.set(node, Attribute::Direction, text::is_right_to_left(language()) ? "rtl" : "ltr");
  }
}

void PartWriter::cut_notice(const PlacedText& placed, Span span) {
  if (placed.cut == nullptr || !placed.cut->marked) return;
  const std::string limit = text::format_number(placed.cut->limit, language());
  sentence(text::message("statement-cut", language(), {limit}), span, Role::Notice);
}

void PartWriter::title_heading(const PlacedText& placed, NodeId heading, uint8_t level, Role role) {
  const TextPlace place = place_of(placed);
  TextCopy copy(builder_, *placed.text, place, diagnostics_);
  copy.set_note_prefix(placed.note_prefix);
  const NodeId title = static_cast<NodeId>(builder_.part().nodes.size());
  copy.add(heading);
  builder_.part().nodes[title].level = level;
  builder_.part().nodes[title].role = role;
}

std::shared_ptr<const Part> PartWriter::finish() {
  for (const auto& [placed, base, title] : notes_) {
    const TextPlace place = place_of(*placed);
    TextCopy copy(builder_, *placed->text, place, diagnostics_);
    copy.set_note_prefix(placed->note_prefix);
    copy.add_notes(lowered_levels(*placed->text, base, title),
                   placed->language == language() ? std::string() : placed->language);
  }
  name_pictures(builder_, context_.sources, diagnostics_);
  return builder_.finish();
}

}  // namespace hustings::election
