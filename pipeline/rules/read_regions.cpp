// What stands on a page besides the text that flows through it: running heads and feet, the words of a page that is
// left blank, thumb tabs, tinted grounds. Regions are those of XSL-FO 1.1 (6.4.13 to 6.4.18).
#include <algorithm>

#include "rules/reader.h"

namespace hustings::rules {
namespace {

constexpr std::string_view kStrings[] = {"contest", "candidate", "title"};
constexpr std::string_view kRegionFields[] = {"contest", "candidate", "title", "folio", "page-count"};
constexpr std::string_view kTabFields[] = {"number", "string"};
constexpr int kMostTabs = 1000;

}  // namespace

void Reader::read_color(const XmlSource& xml, pugi::xml_attribute attribute, Color& color) {
  const std::optional<std::string> text = value_of(xml, attribute);
  if (!text) return;
  if (const std::optional<Color> parsed = parse_color(*text)) {
    color = *parsed;
  } else {
    bad_value(xml, attribute, *text, allowed_values(Property::Color));
  }
}

RegionRules Reader::read_region(const XmlSource& xml, pugi::xml_node element) {
  RegionRules region;
  region.offset = Length::points(28);
  for (pugi::xml_attribute attribute : element.attributes()) {
    const std::string_view key = attribute.name();
    if (key == "offset") {
      read_length(xml, attribute, region.offset);
    } else if (key == "rule-thickness") {
      read_length(xml, attribute, region.rule_thickness);
    } else if (key == "rule-distance") {
      read_length(xml, attribute, region.rule_distance, true);
    } else if (key == "rule-color") {
      read_color(xml, attribute, region.rule_color);
    } else {
      unknown_attribute(xml, attribute, {"offset", "rule-thickness", "rule-distance", "rule-color"});
    }
  }
  read_slots(xml, element, region);
  return region;
}

RegionRules Reader::read_body_region(const XmlSource& xml, pugi::xml_node element) {
  RegionRules region;
  for (pugi::xml_attribute attribute : element.attributes()) {
    if (std::string_view(attribute.name()) != "display-align") {
      unknown_attribute(xml, attribute, {"display-align"});
      continue;
    }
    const std::optional<std::string> text = value_of(xml, attribute);
    if (text == "before") {
      region.align = RegionRules::Align::Before;
    } else if (text == "after") {
      region.align = RegionRules::Align::After;
    } else if (text && *text != "center") {
      bad_value(xml, attribute, *text, "before, center, after");
    }
  }
  read_slots(xml, element, region);
  return region;
}

void Reader::read_slots(const XmlSource& xml, pugi::xml_node element, RegionRules& region) {
  for (pugi::xml_node child : element.children()) {
    if (child.type() != pugi::node_element) continue;
    if (std::string_view(child.name()) == "slot") {
      region.slots.push_back(read_slot(xml, child));
    } else {
      unknown_element(xml, child, {"slot"});
    }
  }
}

SlotRules Reader::read_slot(const XmlSource& xml, pugi::xml_node element) {
  constexpr std::pair<std::string_view, SlotRules::Place> kPlaces[] = {
      {"start", SlotRules::Place::Start},   {"center", SlotRules::Place::Center},   {"end", SlotRules::Place::End},
      {"inside", SlotRules::Place::Inside}, {"outside", SlotRules::Place::Outside},
  };
  SlotRules slot;
  const pugi::xml_attribute place = element.attribute("place");
  const auto found = std::find_if(std::begin(kPlaces), std::end(kPlaces),
                                  [&](const auto& each) { return each.first == place.value(); });
  if (found != std::end(kPlaces)) {
    slot.place = found->second;
  } else if (place) {
    bad_value(xml, place, place.value(), "start, center, end, inside, outside");
  } else {
    diagnostics_.error("layout-attribute", xml.name_span(element), "a slot needs a place",
                       {"start, center, end, inside or outside"});
  }
  slot.block = read_declarations(xml, element, {"place"});
  slot.pieces = read_pieces(xml, element, kRegionFields, kStrings);
  return slot;
}

// Without attributes: the master that extends another has no tab.
std::optional<ThumbTabRules> Reader::read_thumb_tab(const XmlSource& xml, pugi::xml_node element) {
  if (!element.first_attribute()) return {};
  ThumbTabRules tab;
  tab.string = "tab";
  for (pugi::xml_attribute attribute : element.attributes()) {
    const std::string_view key = attribute.name();
    Length* const length = key == "width"    ? &tab.width
                           : key == "height" ? &tab.height
                           : key == "first"  ? &tab.first
                           : key == "step"   ? &tab.step
                                             : nullptr;
    if (length != nullptr) {
      read_length(xml, attribute, *length);
      continue;
    }
    if (key != "string" && key != "count" && key != "reference-orientation") continue;  // a declaration
    const std::optional<std::string> text = value_of(xml, attribute);
    if (!text) continue;
    if (key == "string") {
      tab.string = *text;
    } else if (key == "count") {
      const bool digits = !text->empty() && text->size() <= 4 &&
                          std::all_of(text->begin(), text->end(), [](char c) { return c >= '0' && c <= '9'; });
      const int count = digits ? std::stoi(*text) : 0;
      if (count < 1 || count > kMostTabs) bad_value(xml, attribute, *text, "a whole number from 1 to 1000");
      tab.count = static_cast<uint16_t>(std::clamp(count, 0, kMostTabs));
    } else {
      tab.turned = *text == "90";
      if (*text != "0" && *text != "90") bad_value(xml, attribute, *text, "0, 90");
    }
  }
  tab.block =
      read_declarations(xml, element, {"string", "width", "height", "first", "step", "count", "reference-orientation"});
  tab.pieces = read_pieces(xml, element, kTabFields);
  if (tab.width.units <= 0 || tab.height.units <= 0) {
    diagnostics_.error("layout-attribute", xml.name_span(element), "a thumb tab needs a width and a height",
                       {"for example width=\"0.35in\" height=\"0.9in\""});
    return {};
  }
  if (tab.step.units <= 0) tab.step = tab.height;
  return tab;
}

FillRules Reader::read_fill(const XmlSource& xml, pugi::xml_node element) {
  FillRules fill;
  for (pugi::xml_attribute attribute : element.attributes()) {
    const std::string_view key = attribute.name();
    if (key == "x") {
      read_length(xml, attribute, fill.area.x, true);
    } else if (key == "y") {
      read_length(xml, attribute, fill.area.y, true);
    } else if (key == "width") {
      read_length(xml, attribute, fill.area.width);
    } else if (key == "height") {
      read_length(xml, attribute, fill.area.height);
    } else if (key == "color") {
      read_color(xml, attribute, fill.color);
    } else {
      unknown_attribute(xml, attribute, {"x", "y", "width", "height", "color"});
    }
  }
  return fill;
}

}  // namespace hustings::rules
