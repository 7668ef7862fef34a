// Rules: a selector and declarations. Shorthands are taken apart here, so that later stages know longhands only.
#include <fmt/format.h>

#include <algorithm>

#include "rules/reader.h"

namespace hustings::rules {

void Reader::read_rule(const XmlSource& xml, pugi::xml_node element) {
  const pugi::xml_attribute select = element.attribute("select");
  DeclarationBlock block = read_declarations(xml, element, {"select"});
  if (!select) {
    diagnostics_.error("layout-selector", xml.name_span(element), "a rule says nothing of what it is for",
                       {"give it a selector: <rule select=\"heading.candidate-name\" .../>"});
    return;
  }
  SelectorError error;
  std::vector<Selector> selectors = parse_selectors(select.value(), error);
  if (selectors.empty()) {
    const Span whole = xml.value_span(select);
    Span span = whole;
    span.begin = std::min(whole.begin + error.begin, whole.end);
    span.end = std::clamp(whole.begin + error.end, span.begin, whole.end);
    if (error.hint.empty()) {
      diagnostics_.error("layout-selector", span, error.message);
    } else {
      diagnostics_.error("layout-selector", span, error.message, {error.hint});
    }
    return;
  }
  const auto index = static_cast<uint32_t>(rules_.blocks.size());
  rules_.blocks.push_back(std::move(block));
  for (Selector& selector : selectors) rules_.rules.push_back({std::move(selector), index});
}

DeclarationBlock Reader::read_declarations(const XmlSource& xml, pugi::xml_node element,
                                           std::initializer_list<std::string_view> others) {
  DeclarationBlock block;
  block.span = xml.name_span(element);
  // The order of attributes means nothing in XML, so what is said in particular wins over shorthands wherever it
  // stands.
  for (const bool shorthands : {true, false}) {
    for (pugi::xml_attribute attribute : element.attributes()) {
      const std::string_view name = attribute.name();
      if (std::find(others.begin(), others.end(), name) != others.end()) continue;
      if (is_shorthand(name) == shorthands) read_declaration(xml, attribute, block);
    }
  }
  return block;
}

void Reader::read_declaration(const XmlSource& xml, pugi::xml_attribute attribute, DeclarationBlock& block) {
  const std::string_view name = attribute.name();
  Property property = Property::Color;
  const bool shorthand = is_shorthand(name);
  if (!shorthand && !find_property(name, property)) {
    const std::string_view advice = advice_for_property(name);
    const std::string near = nearest_property(name);
    std::string hint = advice.empty() ? (near.empty() ? std::string("layouts/README.md lists all properties")
                                                      : fmt::format("did you mean `{}`?", near))
                                      : std::string(advice);
    diagnostics_.error("unknown-property", xml.name_span(attribute), fmt::format("there is no property `{}`", name),
                       {std::move(hint)});
    return;
  }
  const std::optional<std::string> text = value_of(xml, attribute);
  if (!text) return;
  if (shorthand) {
    if (!expand_shorthand(xml, attribute, *text, block.declarations))
      bad_value(xml, attribute, *text,
                name.starts_with("border") && name != "border-width"
                    ? "none, or a thickness, `solid` and a color, such as 0.5pt solid #999999"
                : name.starts_with("space") ? allowed_values(Property::SpaceBefore)
                                            : "one to four lengths: before, end, after, start");
    return;
  }
  std::optional<Value> value = parse_value(property, *text);
  if (!value) {
    bad_value(xml, attribute, *text, allowed_values(property));
    return;
  }
  Span span = xml.name_span(attribute);
  span.end = std::max(span.end, xml.value_span(attribute).end);
  block.declarations.push_back({property, std::move(*value), std::string(trim(*text)), span});
}

bool Reader::expand_shorthand(const XmlSource& xml, pugi::xml_attribute attribute, const std::string& text,
                              std::vector<Declaration>& declarations) {
  const std::string_view name = attribute.name();
  const std::vector<std::string_view> words = split_words(text);
  const size_t before = declarations.size();
  Span span = xml.name_span(attribute);
  span.end = std::max(span.end, xml.value_span(attribute).end);
  const auto declare = [&](Property property, std::string_view word) {
    std::optional<Value> value = parse_value(property, word);
    if (value) declarations.push_back({property, std::move(*value), std::string(word), span});
    return value.has_value();
  };
  const auto edges = [&](Property first) {
    if (words.empty() || words.size() > 4) return false;
    // As in CSS: a missing end is the before, a missing after the before, a missing start the end.
    const size_t pick[4] = {0, words.size() > 1 ? 1u : 0u, words.size() > 2 ? 2u : 0u,
                            words.size() > 3 ? 3u : (words.size() > 1 ? 1u : 0u)};
    for (uint8_t i = 0; i < 4; ++i) {
      if (!declare(static_cast<Property>(static_cast<uint8_t>(first) + i), words[pick[i]])) return false;
    }
    return true;
  };
  const auto border = [&](std::initializer_list<Property> widths) {
    std::string_view width, color;
    for (std::string_view word : words) {
      if (word == "none") {
        width = "0";
      } else if (parse_color(word)) {
        color = word;
      } else if (word != "solid") {
        if (!width.empty()) return false;
        width = word;
      }
    }
    if (width.empty()) return false;
    for (Property property : widths) {
      if (!declare(property, width)) return false;
    }
    return color.empty() || declare(Property::BorderColor, color);
  };

  bool good = false;
  using P = Property;
  if (name == "space-before" || name == "space-after") {
    // XSL-FO 1.1, section 4.3.1: a space given as one length has it as minimum, optimum and maximum.
    const P first = name == "space-before" ? P::SpaceBefore : P::SpaceAfter;
    good = words.size() == 1 && declare(first, words[0]);
  } else if (name == "padding") {
    good = edges(P::PaddingBefore);
  } else if (name == "border-width") {
    good = edges(P::BorderBeforeWidth);
  } else if (name == "border") {
    good = border({P::BorderBeforeWidth, P::BorderEndWidth, P::BorderAfterWidth, P::BorderStartWidth});
  } else if (name == "border-before") {
    good = border({P::BorderBeforeWidth});
  } else if (name == "border-end") {
    good = border({P::BorderEndWidth});
  } else if (name == "border-after") {
    good = border({P::BorderAfterWidth});
  } else if (name == "border-start") {
    good = border({P::BorderStartWidth});
  }
  if (!good) declarations.resize(before);
  return good;
}

// Cascade order (CSS Cascade 4, section 6.1): specificity, then order of appearance.
void Reader::sort_rules() {
  std::stable_sort(rules_.rules.begin(), rules_.rules.end(), [](const StyleRule& left, const StyleRule& right) {
    return left.selector.specificity() < right.selector.specificity();
  });
}

}  // namespace hustings::rules
