// Reads a layout and the layouts it extends. All files are parsed first, from the one asked for down to its base; then
// variables are gathered, base first, so that a layout can set its base's colors anew; then everything else in the same
// order, so that later rules win.
#include <fmt/format.h>

#include <algorithm>

#include "rules/layout_rules.h"
#include "rules/reader.h"

namespace hustings {

const Template& LayoutRules::find_template(std::string_view template_name) const {
  const auto found = std::find_if(templates.begin(), templates.end(),
                                  [&](const Template& each) { return each.name == template_name; });
  return found == templates.end() ? templates.front() : *found;
}

namespace rules {
namespace {

constexpr size_t kMostFiles = 32;

// The layout and its bases, the one asked for first.
std::vector<std::unique_ptr<XmlSource>> load_chain(const Source& source, const LoadLayout& load,
                                                   Diagnostics& diagnostics) {
  std::vector<std::unique_ptr<XmlSource>> chain;
  chain.push_back(std::make_unique<XmlSource>(source, diagnostics));
  while (const pugi::xml_node root = chain.back()->root()) {
    const pugi::xml_attribute extends = root.attribute("extends");
    if (!extends) break;
    const XmlSource& xml = *chain.back();
    const Source* const base = load(extends.value(), xml.source());
    if (base == nullptr) {
      diagnostics.error("layout-base-missing", xml.value_span(extends),
                        fmt::format("there is no layout `{}`", extends.value()),
                        {"name a layout file beside this one, or one that ships"});
      break;
    }
    const auto same = [&](const auto& each) {
      return &each->source() == base || each->source().path() == base->path();
    };
    if (std::any_of(chain.begin(), chain.end(), same) || chain.size() == kMostFiles) {
      std::string path;
      for (const auto& each : chain) path += each->source().path() + " -> ";
      diagnostics.error("layout-circular-extends", xml.value_span(extends),
                        fmt::format("layouts extend each other in a circle: {}{}", path, base->path()),
                        {"take one `extends` out"});
      break;
    }
    chain.push_back(std::make_unique<XmlSource>(*base, diagnostics));
  }
  return chain;
}

}  // namespace

LayoutRules read(const Source& source, const LoadLayout& load, Diagnostics& diagnostics) {
  LayoutRules rules;
  Reader reader(rules, diagnostics);
  std::vector<std::unique_ptr<XmlSource>> chain = load_chain(source, load, diagnostics);
  std::reverse(chain.begin(), chain.end());
  for (const auto& xml : chain) rules.files.push_back(&xml->source());
  for (const auto& xml : chain) reader.read_variables(*xml);
  for (const auto& xml : chain) reader.read_elements(*xml);
  reader.finish(source);
  return rules;
}

}  // namespace rules
}  // namespace hustings
