// Page masters and page sequences: the paper, its margins, columns, running heads, and which master a page uses.
// The vocabulary is that of XSL-FO 1.1, chapter 6.4, with inside and outside instead of left and right.
#include <fmt/format.h>

#include <algorithm>

#include "rules/reader.h"

namespace hustings::rules {
namespace {

constexpr Length kLargestPage = Length::points(14400);  // ISO 32000-1, annex C.2

bool parse_flag(std::string_view text, bool& flag) {
  if (text != "true" && text != "false") return false;
  flag = text == "true";
  return true;
}

// The last one of this name, so that a layout's own stands for its base's.
template <typename List>
auto find_named(List& list, std::string_view name) {
  return std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.name == name; });
}

}  // namespace

bool Reader::read_length(const XmlSource& xml, pugi::xml_attribute attribute, Length& length, bool negative) {
  const std::optional<std::string> text = value_of(xml, attribute);
  if (!text) return false;
  const std::optional<Length> parsed = parse_length(*text);
  if (!parsed || (!negative && *parsed < Length{}) || *parsed > kLargestPage || -*parsed > kLargestPage) {
    bad_value(xml, attribute, *text, "a length in pt, mm, cm or in");
    return false;
  }
  length = *parsed;
  return true;
}

void Reader::read_master(const XmlSource& xml, pugi::xml_node element) {
  PageMasterRules master;
  const std::string name = element.attribute("name").value();
  if (name.empty()) {
    diagnostics_.error("layout-attribute", xml.name_span(element), "a page master needs a name");
    return;
  }
  if (const pugi::xml_attribute extends = element.attribute("extends")) {
    const auto base = find_named(rules_.masters, extends.value());
    if (base == rules_.masters.end()) {
      diagnostics_.error("layout-master-missing", xml.value_span(extends),
                         fmt::format("there is no page master `{}` before this one", extends.value()));
    } else {
      master = *base;
    }
  }
  master.name = name;
  master.span = xml.name_span(element);
  for (pugi::xml_attribute attribute : element.attributes()) {
    const std::string_view key = attribute.name();
    if (key == "name" || key == "extends") continue;
    if (key == "page-width") {
      read_length(xml, attribute, master.size.width);
    } else if (key == "page-height") {
      read_length(xml, attribute, master.size.height);
    } else if (key == "margin-inside") {
      read_length(xml, attribute, master.inside);
    } else if (key == "margin-outside") {
      read_length(xml, attribute, master.outside);
    } else if (key == "margin-top") {
      read_length(xml, attribute, master.top);
    } else if (key == "margin-bottom") {
      read_length(xml, attribute, master.bottom);
    } else if (key == "column-gap") {
      read_length(xml, attribute, master.column_gap);
    } else if (key == "baseline-grid") {
      read_length(xml, attribute, master.grid);
    } else if (key == "column-count") {
      const std::optional<std::string> text = value_of(xml, attribute);
      if (text && text->size() == 1 && (*text)[0] >= '1' && (*text)[0] <= '6') {
        master.columns = static_cast<uint8_t>((*text)[0] - '0');
      } else if (text) {
        bad_value(xml, attribute, *text, "a whole number from 1 to 6");
      }
    } else if (key == "column-rule") {
      std::vector<Declaration> parts;
      const std::optional<std::string> text = value_of(xml, attribute);
      const std::vector<std::string_view> words = split_words(text ? *text : std::string_view());
      master.column_rule = {};
      for (std::string_view word : words) {
        if (const std::optional<Length> length = parse_length(word)) {
          master.column_rule = *length;
        } else if (const std::optional<Color> color = parse_color(word)) {
          master.column_rule_color = *color;
        } else if (word != "solid" && word != "none") {
          bad_value(xml, attribute, *text, "none, or a thickness, `solid` and a color");
          break;
        }
      }
    } else if (key == "flush-bottom") {
      const std::optional<std::string> text = value_of(xml, attribute);
      if (text && !parse_flag(*text, master.flush_bottom)) bad_value(xml, attribute, *text, "true, false");
    } else if (key == "display-align") {
      const std::optional<std::string> text = value_of(xml, attribute);
      if (text) master.align_after = *text == "after";
      if (text && *text != "after" && *text != "before") bad_value(xml, attribute, *text, "before, after");
    } else {
      unknown_attribute(xml, attribute,
                        {"name", "extends", "page-width", "page-height", "margin-inside", "margin-outside",
                         "margin-top", "margin-bottom", "column-count", "column-gap", "column-rule", "baseline-grid",
                         "flush-bottom", "display-align"});
    }
  }
  bool own_fills = false;
  for (pugi::xml_node child : element.children()) {
    if (child.type() != pugi::node_element) continue;
    const std::string_view key = child.name();
    if (key == "region-header" || key == "region-footer") {
      std::optional<RegionRules>& region = key == "region-header" ? master.header : master.footer;
      region.reset();
      if (child.first_child()) region = read_region(xml, child);
    } else if (key == "region-body") {
      master.body.reset();
      if (child.first_child()) master.body = read_body_region(xml, child);
    } else if (key == "thumb-tab") {
      master.tab = read_thumb_tab(xml, child);
    } else if (key == "fill") {
      if (!own_fills) master.fills.clear();
      own_fills = true;
      master.fills.push_back(read_fill(xml, child));
    } else {
      unknown_element(xml, child, {"region-header", "region-footer", "region-body", "thumb-tab", "fill"});
    }
  }
  if (master.measure() < Length::points(36) || master.size.height - master.top - master.bottom < Length::points(36)) {
    diagnostics_.error("layout-measure", master.span,
                       fmt::format("the margins of page master `{}` leave less than half an inch for text", name),
                       {"lower the margins or the number of columns"});
    const Size size = master.size;
    master = PageMasterRules{};
    master.name = name;
    master.span = xml.name_span(element);
    if (size.width > Length::points(36) && size.height > Length::points(36)) master.size = size;
  }
  const auto earlier = find_named(rules_.masters, name);
  if (earlier == rules_.masters.end()) {
    rules_.masters.push_back(std::move(master));
  } else {
    *earlier = std::move(master);
  }
}

void Reader::read_sequence(const XmlSource& xml, pugi::xml_node element) {
  PendingSequence sequence;
  sequence.rules.name = element.attribute("name").value();
  sequence.rules.span = xml.name_span(element);
  if (sequence.rules.name.empty()) {
    diagnostics_.error("layout-attribute", xml.name_span(element), "a page sequence needs a name");
    return;
  }
  for (pugi::xml_attribute attribute : element.attributes()) {
    const std::string_view key = attribute.name(), value = attribute.value();
    if (key == "name") continue;
    if (key == "master" || key == "first" || key == "left" || key == "right" || key == "blank" || key == "last") {
      sequence.masters[attribute.name()] = {attribute.value(), xml.value_span(attribute)};
    } else if (key == "start") {
      if (value == "page" || value == "recto" || value == "verso") {
        sequence.rules.start = value == "page"    ? PageSequenceRules::Start::Page
                               : value == "recto" ? PageSequenceRules::Start::Recto
                                                  : PageSequenceRules::Start::Verso;
      } else {
        bad_value(xml, attribute, value, "page, recto, verso");
      }
    } else if (key == "format") {
      if (value != "1" && value != "i") bad_value(xml, attribute, value, "1, i");
      sequence.rules.roman_folios = value == "i";
    } else if (key == "initial-page-number") {
      if (value != "1" && value != "auto") bad_value(xml, attribute, value, "auto, 1");
      sequence.rules.restart_folios = value == "1";
    } else {
      unknown_attribute(
          xml, attribute,
          {"name", "master", "first", "left", "right", "blank", "last", "start", "format", "initial-page-number"});
    }
  }
  const auto earlier = std::find_if(sequences_.begin(), sequences_.end(), [&](const PendingSequence& each) {
    return each.rules.name == sequence.rules.name;
  });
  if (earlier == sequences_.end()) {
    sequences_.push_back(std::move(sequence));
  } else {
    *earlier = std::move(sequence);
  }
}

// Ties sequences to their masters by name. `master` stands for all places that are not named; left and right fall back
// on each other, the others on right.
void Reader::finish_pages(const Source& source) {
  if (rules_.masters.empty()) {
    const auto baseless = [](const Diagnostic& each) {
      return each.id == "layout-circular-extends" || each.id == "layout-base-missing";
    };
    const std::vector<Diagnostic>& said = diagnostics_.list();
    const bool known = std::any_of(said.begin(), said.end(), baseless);
    if (!known && (!diagnostics_.has_errors() || !sequences_.empty() || !rules_.rules.empty()))
      diagnostics_.error("layout-master-missing", source.span(0, 0), "the layout has no page master",
                         {"add one, or extend a layout that has: <layout name=\"…\" extends=\"booklet-a5.xml\">"});
    PageMasterRules plain;
    plain.name = "plain";
    plain.inside = plain.outside = plain.top = plain.bottom = Length::points(54);
    rules_.masters.push_back(std::move(plain));
  }
  for (PendingSequence& pending : sequences_) {
    const auto master = [&](std::initializer_list<std::string_view> places) -> uint32_t {
      for (std::string_view place : places) {
        const auto named = pending.masters.find(std::string(place));
        if (named == pending.masters.end()) continue;
        const auto found = find_named(rules_.masters, named->second.first);
        if (found != rules_.masters.end()) return static_cast<uint32_t>(found - rules_.masters.begin());
      }
      return 0;
    };
    for (const auto& [place, named] : pending.masters) {
      if (find_named(rules_.masters, named.first) == rules_.masters.end())
        diagnostics_.error("layout-master-missing", named.second,
                           fmt::format("there is no page master `{}`", named.first));
    }
    if (pending.masters.empty())
      diagnostics_.error("layout-master-missing", pending.rules.span,
                         fmt::format("page sequence `{}` names no page master", pending.rules.name),
                         {"for example left=\"body-left\" right=\"body-right\""});
    PageSequenceRules rules = pending.rules;
    rules.right = master({"right", "master", "left", "first"});
    rules.left = master({"left", "master", "right", "first"});
    rules.first = pending.masters.contains("first") ? master({"first"}) : rules.right;
    rules.blank = master({"blank", "left", "master", "right"});
    rules.last = pending.masters.contains("last") ? master({"last"}) : rules.right;
    for (uint32_t* other : {&rules.left, &rules.first, &rules.last}) {
      if (rules_.masters[*other].measure() == rules_.masters[rules.right].measure()) continue;
      diagnostics_.error("layout-measure", rules.span,
                         fmt::format("page masters `{}` and `{}` of sequence `{}` have columns of different width",
                                     rules_.masters[*other].name, rules_.masters[rules.right].name, rules.name),
                         {"text that flows through several masters keeps its measure: make their columns equal"});
      *other = rules.right;
    }
    rules_.sequences.push_back(rules);
  }
  if (rules_.sequences.empty()) {
    PageSequenceRules plain;
    plain.name = "body";
    rules_.sequences.push_back(plain);
  }
}

}  // namespace hustings::rules
