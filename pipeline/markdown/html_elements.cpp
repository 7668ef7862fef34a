#include "markdown/html_elements.h"

#include <algorithm>
#include <iterator>

namespace hustings::markdown {
namespace {

using K = NodeKind;
using U = ElementUse;

// Sorted by name.
constexpr Element kElements[] = {
    {"a", U::Anchor, K::Link},
    {"abbr", U::Inline, K::Abbreviation},
    {"acronym", U::Inline, K::Abbreviation},
    {"address", U::Division},
    {"article", U::Division},
    {"aside", U::Division},
    {"b", U::Inline, K::Strong},
    {"bdi", U::Inline, K::Span},
    {"bdo", U::Inline, K::Span},
    {"big", U::Ignored},
    {"blockquote", U::Container, K::BlockQuote},
    {"body", U::Ignored},
    {"br", U::Break, K::LineBreak},
    {"caption", U::TableCaption, K::Caption},
    {"center", U::Division},
    {"cite", U::Inline, K::Emphasis},
    {"code", U::Inline, K::Code},
    {"col", U::Ignored},
    {"colgroup", U::Ignored},
    {"dd", U::Description, K::DescriptionDetails},
    {"del", U::Inline, K::Strikethrough},
    {"details", U::Container, K::Details},
    {"dfn", U::Inline, K::Emphasis},
    {"div", U::Division},
    {"dl", U::DescriptionList, K::DescriptionList},
    {"dt", U::Term, K::DescriptionTerm},
    {"em", U::Inline, K::Emphasis},
    {"figcaption", U::FigureCaption, K::Caption},
    {"figure", U::Container, K::Figure},
    {"font", U::Ignored},
    {"footer", U::Division},
    {"h1", U::Heading, K::Heading, 1},
    {"h2", U::Heading, K::Heading, 2},
    {"h3", U::Heading, K::Heading, 3},
    {"h4", U::Heading, K::Heading, 4},
    {"h5", U::Heading, K::Heading, 5},
    {"h6", U::Heading, K::Heading, 6},
    {"head", U::Ignored},
    {"header", U::Division},
    {"hgroup", U::Division},
    {"hr", U::Rule, K::ThematicBreak},
    {"html", U::Ignored},
    {"i", U::Inline, K::Emphasis},
    {"iframe", U::Dropped},
    {"img", U::Image, K::Image},
    {"input", U::Ignored},
    {"ins", U::Inline, K::Underline},
    {"kbd", U::Inline, K::Keyboard},
    {"li", U::Item, K::ListItem},
    {"main", U::Division},
    {"mark", U::Inline, K::Mark},
    {"menu", U::List, K::List},
    {"nav", U::Division},
    {"nobr", U::Ignored},
    {"noscript", U::Dropped},
    {"ol", U::List, K::List},
    {"p", U::Paragraph, K::Paragraph},
    {"picture", U::Ignored},
    {"pre", U::Preformatted, K::CodeBlock},
    {"q", U::Inline, K::Quotation},
    {"rp", U::Ignored},
    {"rt", U::Ignored},
    {"ruby", U::Ignored},
    {"s", U::Inline, K::Strikethrough},
    {"samp", U::Inline, K::Code},
    {"script", U::Dropped},
    {"section", U::Division},
    {"small", U::Inline, K::Small},
    {"source", U::Ignored},
    {"span", U::Inline, K::Span},
    {"strike", U::Inline, K::Strikethrough},
    {"strong", U::Inline, K::Strong},
    {"style", U::Dropped},
    {"sub", U::Inline, K::Subscript},
    {"summary", U::Summary, K::Summary},
    {"sup", U::Inline, K::Superscript},
    {"table", U::Table, K::Table},
    {"tbody", U::RowGroup},
    {"td", U::Cell, K::TableCell},
    {"template", U::Dropped},
    {"tfoot", U::RowGroup},
    {"th", U::Cell, K::TableCell},
    {"thead", U::RowGroup},
    {"tr", U::Row, K::TableRow},
    {"tt", U::Inline, K::Code},
    {"u", U::Inline, K::Underline},
    {"ul", U::List, K::List},
    {"var", U::Inline, K::Emphasis},
    {"wbr", U::Ignored},
};

}  // namespace

const Element* find_element(std::string_view name) {
  const auto* const found = std::lower_bound(std::begin(kElements), std::end(kElements), name,
                                             [](const Element& each, std::string_view n) { return each.name < n; });
  return found != std::end(kElements) && found->name == name ? found : nullptr;
}

}  // namespace hustings::markdown
