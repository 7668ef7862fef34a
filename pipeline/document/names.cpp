// The names of kinds, roles and attributes: one table each, used by layouts, dumps and messages alike.
#include <algorithm>
#include <array>
#include <utility>

#include "document/document.h"

namespace hustings {
namespace {

constexpr std::array<std::pair<NodeKind, std::string_view>, 42> kKinds = {{
    {NodeKind::Section, "section"},
    {NodeKind::BlockQuote, "block-quote"},
    {NodeKind::List, "list"},
    {NodeKind::ListItem, "list-item"},
    {NodeKind::DescriptionList, "description-list"},
    {NodeKind::DescriptionTerm, "description-term"},
    {NodeKind::DescriptionDetails, "description-details"},
    {NodeKind::Callout, "callout"},
    {NodeKind::Details, "details"},
    {NodeKind::Figure, "figure"},
    {NodeKind::Table, "table"},
    {NodeKind::TableRow, "table-row"},
    {NodeKind::TableCell, "table-cell"},
    {NodeKind::NoteBody, "note-body"},
    {NodeKind::Heading, "heading"},
    {NodeKind::Paragraph, "paragraph"},
    {NodeKind::Summary, "summary"},
    {NodeKind::Caption, "caption"},
    {NodeKind::CodeBlock, "code-block"},
    {NodeKind::ThematicBreak, "thematic-break"},
    {NodeKind::PageBreak, "page-break"},
    {NodeKind::Generated, "generated"},
    {NodeKind::Text, "text"},
    {NodeKind::Emphasis, "emphasis"},
    {NodeKind::Strong, "strong"},
    {NodeKind::Strikethrough, "strikethrough"},
    {NodeKind::Underline, "underline"},
    {NodeKind::Mark, "mark"},
    {NodeKind::Superscript, "superscript"},
    {NodeKind::Subscript, "subscript"},
    {NodeKind::Small, "small"},
    {NodeKind::Code, "code"},
    {NodeKind::Keyboard, "keyboard"},
    {NodeKind::Quotation, "quotation"},
    {NodeKind::Abbreviation, "abbreviation"},
    {NodeKind::Span, "span"},
    {NodeKind::Link, "link"},
    {NodeKind::Image, "image"},
    {NodeKind::LineBreak, "line-break"},
    {NodeKind::SoftBreak, "soft-break"},
    {NodeKind::NoteMark, "note-mark"},
    {NodeKind::Anchor, "anchor"},
}};

constexpr std::array<std::pair<Role, std::string_view>, 64> kRoles = {{
    {Role::None, ""},
    {Role::Cover, "cover"},
    {Role::Imprint, "imprint"},
    {Role::Contents, "contents"},
    {Role::Information, "information"},
    {Role::Contest, "contest"},
    {Role::Candidates, "candidates"},
    {Role::Profile, "profile"},
    {Role::Index, "index"},
    {Role::Colophon, "colophon"},
    {Role::Measure, "measure"},
    {Role::Analysis, "analysis"},
    {Role::Arguments, "arguments"},
    {Role::FullText, "full-text"},
    {Role::Notes, "notes"},
    {Role::Chapter, "chapter"},
    {Role::Title, "title"},
    {Role::Subtitle, "subtitle"},
    {Role::Organization, "organization"},
    {Role::Date, "date"},
    {Role::ContestTitle, "contest-title"},
    {Role::ContestFacts, "contest-facts"},
    {Role::CandidateName, "candidate-name"},
    {Role::Party, "party"},
    {Role::Facts, "facts"},
    {Role::Portrait, "portrait"},
    {Role::Statement, "statement"},
    {Role::StatementMissing, "statement-missing"},
    {Role::Links, "links"},
    {Role::Notice, "notice"},
    {Role::Question, "question"},
    {Role::Answer, "answer"},
    {Role::MeasureNumber, "measure-number"},
    {Role::BallotQuestion, "ballot-question"},
    {Role::Summary, "summary"},
    {Role::Explanation, "explanation"},
    {Role::FiscalStatement, "fiscal-statement"},
    {Role::Argument, "argument"},
    {Role::Rebuttal, "rebuttal"},
    {Role::Law, "law"},
    {Role::Signers, "signers"},
    {Role::SignerTitle, "signer-title"},
    {Role::Sources, "sources"},
    {Role::SourceFile, "source-file"},
    {Role::SourceHash, "source-hash"},
    {Role::PullQuote, "pull-quote"},
    {Role::Attribution, "attribution"},
    {Role::Subhead, "subhead"},
    {Role::Columns, "columns"},
    {Role::Column, "column"},
    {Role::ContentsEntry, "contents-entry"},
    {Role::IndexEntry, "index-entry"},
    {Role::PageNumber, "page-number"},
    {Role::Leader, "leader"},
    {Role::ListMark, "list-mark"},
    {Role::NoteNumber, "note-number"},
    {Role::RunningHead, "running-head"},
    {Role::Folio, "folio"},
    {Role::TableContinued, "table-continued"},
    {Role::StatementHash, "statement-hash"},
    {Role::LinkAddress, "link-address"},
    {Role::Address, "address"},
    {Role::PictureMissing, "picture-missing"},
    {Role::AlertTitle, "alert-title"},
}};

constexpr std::array<std::pair<Attribute, std::string_view>, 27> kAttributes = {{
    {Attribute::Id, "id"},
    {Attribute::Language, "language"},
    {Attribute::Direction, "direction"},
    {Attribute::Target, "target"},
    {Attribute::Title, "title"},
    {Attribute::Alternative, "alternative"},
    {Attribute::Picture, "picture"},
    {Attribute::Width, "width"},
    {Attribute::Height, "height"},
    {Attribute::Start, "start"},
    {Attribute::Ordered, "ordered"},
    {Attribute::Tight, "tight"},
    {Attribute::Delimiter, "delimiter"},
    {Attribute::Checked, "checked"},
    {Attribute::Variant, "variant"},
    {Attribute::Columns, "columns"},
    {Attribute::Header, "header"},
    {Attribute::ColumnSpan, "column-span"},
    {Attribute::RowSpan, "row-span"},
    {Attribute::Align, "align"},
    {Attribute::Label, "label"},
    {Attribute::Info, "info"},
    {Attribute::Contest, "contest"},
    {Attribute::Candidate, "candidate"},
    {Attribute::SortKey, "sort-key"},
    {Attribute::Open, "open"},
    {Attribute::Decorative, "decorative"},
}};

template <typename Key, size_t kSize>
std::string_view name_in(const std::array<std::pair<Key, std::string_view>, kSize>& table, Key key) {
  // Tables stand in the order of their enumeration; a test walks through every value.
  return table[static_cast<size_t>(key)].second;
}

template <typename Key, size_t kSize>
bool find_in(const std::array<std::pair<Key, std::string_view>, kSize>& table, std::string_view name, Key& key) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.second == name; });
  if (found == table.end() || name.empty()) return false;
  key = found->first;
  return true;
}

}  // namespace

std::string_view name_of(NodeKind kind) { return name_in(kKinds, kind); }
std::string_view name_of(Role role) { return name_in(kRoles, role); }
std::string_view name_of(Attribute attribute) { return name_in(kAttributes, attribute); }
bool find_node_kind(std::string_view name, NodeKind& kind) { return find_in(kKinds, name, kind); }
bool find_role(std::string_view name, Role& role) { return find_in(kRoles, name, role); }

bool is_inline(NodeKind kind) { return kind >= NodeKind::Text; }

bool is_text_block(NodeKind kind) {
  return kind == NodeKind::Heading || kind == NodeKind::Paragraph || kind == NodeKind::Summary ||
         kind == NodeKind::Caption || kind == NodeKind::CodeBlock || kind == NodeKind::DescriptionTerm;
}

}  // namespace hustings
