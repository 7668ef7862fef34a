// Elements of a layout, one after the other; variables; and the messages about what is unknown.
#include "rules/reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.h"

namespace hustings::rules {
namespace {

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string join(std::initializer_list<std::string_view> words) {
  std::string joined;
  for (std::string_view word : words) joined += (joined.empty() ? "" : ", ") + std::string(word);
  return joined;
}

std::string nearest_of(std::string_view wanted, std::initializer_list<std::string_view> known) {
  Nearest nearest(wanted);
  for (std::string_view name : known) nearest.consider(name);
  return nearest.name();
}

constexpr size_t kLongestValue = 4096;

}  // namespace

void Reader::read_variables(const XmlSource& xml) {
  for (pugi::xml_node element : xml.root().children("define")) {
    const pugi::xml_attribute name = element.attribute("name"), value = element.attribute("value");
    for (pugi::xml_attribute attribute : element.attributes()) {
      if (attribute != name && attribute != value) unknown_attribute(xml, attribute, {"name", "value"});
    }
    const std::string_view words = name.value();
    if (words.empty() || !value || !std::all_of(words.begin(), words.end(), is_name_character)) {
      diagnostics_.error("layout-variable", xml.name_span(element), "a variable needs a name and a value",
                         {"for example <define name=\"accent\" value=\"#7a1f1f\"/>"});
      continue;
    }
    variables_[std::string(words)] = {value.value(), xml.value_span(value)};
  }
}

void Reader::read_elements(const XmlSource& xml) {
  const pugi::xml_node root = xml.root();
  if (!root) return;
  if (std::string_view(root.name()) != "layout") {
    diagnostics_.error("layout-element-unknown", xml.name_span(root),
                       fmt::format("the outermost element is `{}` and not `layout`", root.name()));
    return;
  }
  for (pugi::xml_attribute attribute : root.attributes()) {
    const std::string_view name = attribute.name();
    if (name == "name") {
      rules_.name = attribute.value();
    } else if (name != "extends" && name != "xmlns" && !name.starts_with("xmlns:") && !name.starts_with("xsi:")) {
      unknown_attribute(xml, attribute, {"name", "extends"});
    }
  }
  for (pugi::xml_node element : root.children()) {
    const std::string_view name = element.name();
    if (element.type() == pugi::node_pcdata || element.type() == pugi::node_cdata) {
      if (!trim(element.value()).empty())
        diagnostics_.error("layout-element-unknown", xml.text_span(element),
                           "words stand between the layout's elements",
                           {"a note to readers is an XML comment: <!-- ... -->"});
    } else if (element.type() != pugi::node_element || name == "define") {
      continue;
    } else if (name == "rule") {
      read_rule(xml, element);
    } else if (name == "page-master") {
      read_master(xml, element);
    } else if (name == "page-sequence") {
      read_sequence(xml, element);
    } else if (name == "template") {
      read_template(xml, element);
    } else {
      unknown_element(xml, element, {"define", "rule", "page-master", "page-sequence", "template"});
    }
  }
}

void Reader::finish(const Source& source) {
  finish_pages(source);
  add_missing_templates();
  sort_rules();
}

std::optional<std::string> Reader::value_of(const XmlSource& xml, pugi::xml_attribute attribute) {
  return replace_variables(attribute.value(), xml.value_span(attribute));
}

std::optional<std::string> Reader::replace_variables(std::string_view text, Span span) {
  std::vector<std::string> open;
  return replace_variables(text, span, open);
}

std::optional<std::string> Reader::replace_variables(std::string_view text, Span span, std::vector<std::string>& open) {
  std::string replaced;
  size_t at = 0;
  while (at < text.size()) {
    const size_t dollar = std::min(text.find('$', at), text.size());
    replaced += text.substr(at, dollar - at);
    if (dollar == text.size()) break;
    size_t end = dollar + 1;
    while (end < text.size() && is_name_character(text[end])) ++end;
    const std::string name(text.substr(dollar + 1, end - dollar - 1));
    const auto found = variables_.find(name);
    if (found == variables_.end()) {
      Nearest nearest(name);
      for (const auto& [known, variable] : variables_) nearest.consider(known);
      diagnostics_.error("layout-variable", span, fmt::format("there is no variable `${}`", name),
                         {nearest.name().empty() ? "define it: <define name=\"...\" value=\"...\"/>"
                                                 : fmt::format("did you mean `${}`?", nearest.name())});
      return {};
    }
    if (std::find(open.begin(), open.end(), name) != open.end()) {
      diagnostics_.error("layout-variable", found->second.span, fmt::format("the variable `${}` names itself", name));
      return {};
    }
    open.push_back(name);
    const std::optional<std::string> value = replace_variables(found->second.value, span, open);
    open.pop_back();
    if (!value) return {};
    replaced += *value;
    if (replaced.size() > kLongestValue) {
      diagnostics_.error("layout-too-complex", span, "a value becomes too long when its variables are replaced");
      return {};
    }
    at = end;
  }
  return replaced;
}

void Reader::bad_value(const XmlSource& xml, pugi::xml_attribute attribute, std::string_view value,
                       const std::string& allowed) {
  diagnostics_.error("layout-value", xml.value_span(attribute),
                     fmt::format("`{}` is no value of `{}`", value, attribute.name()), {"allowed: " + allowed});
}

void Reader::unknown_attribute(const XmlSource& xml, pugi::xml_attribute attribute,
                               std::initializer_list<std::string_view> known) {
  const std::string near = nearest_of(attribute.name(), known);
  diagnostics_.error("layout-attribute", xml.name_span(attribute),
                     fmt::format("there is no attribute `{}` here", attribute.name()),
                     {near.empty() ? "known are " + join(known) : fmt::format("did you mean `{}`?", near)});
}

void Reader::unknown_element(const XmlSource& xml, pugi::xml_node element,
                             std::initializer_list<std::string_view> known) {
  const std::string near = nearest_of(element.name(), known);
  diagnostics_.error("layout-element-unknown", xml.name_span(element),
                     fmt::format("there is no element `{}` here", element.name()),
                     {near.empty() ? "known are " + join(known) : fmt::format("did you mean `{}`?", near)});
}

}  // namespace hustings::rules
