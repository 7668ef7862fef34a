// What the pieces of the layout reader share: the variables, the diagnostics, and how an attribute is read.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "rules/layout_rules.h"
#include "rules/xml_source.h"

namespace hustings::rules {

// A `define`. Layouts that extend others set their variables anew, so values are replaced only when all are known.
struct Variable {
  std::string value;
  Span span;
};

class Reader {
 public:
  Reader(LayoutRules& rules, Diagnostics& diagnostics) : rules_(rules), diagnostics_(diagnostics) {}

  void read_variables(const XmlSource& xml);
  void read_elements(const XmlSource& xml);
  // Checks what only the whole layout can tell, and puts in what is missing.
  void finish(const Source& source);

 private:
  // reader.cpp
  std::optional<std::string> replace_variables(std::string_view text, Span span);
  std::optional<std::string> replace_variables(std::string_view text, Span span, std::vector<std::string>& open);
  std::optional<std::string> value_of(const XmlSource& xml, pugi::xml_attribute attribute);
  void bad_value(const XmlSource& xml, pugi::xml_attribute attribute, std::string_view value,
                 const std::string& allowed);
  void unknown_attribute(const XmlSource& xml, pugi::xml_attribute attribute,
                         std::initializer_list<std::string_view> known);
  void unknown_element(const XmlSource& xml, pugi::xml_node element, std::initializer_list<std::string_view> known);

  // read_rules.cpp
  void read_rule(const XmlSource& xml, pugi::xml_node element);
  DeclarationBlock read_declarations(const XmlSource& xml, pugi::xml_node element,
                                     std::initializer_list<std::string_view> others);
  void read_declaration(const XmlSource& xml, pugi::xml_attribute attribute, DeclarationBlock& block);
  bool expand_shorthand(const XmlSource& xml, pugi::xml_attribute attribute, const std::string& value,
                        std::vector<Declaration>& declarations);
  void sort_rules();

  // read_pages.cpp
  void read_master(const XmlSource& xml, pugi::xml_node element);
  void read_sequence(const XmlSource& xml, pugi::xml_node element);
  bool read_length(const XmlSource& xml, pugi::xml_attribute attribute, Length& length, bool negative = false);
  void finish_pages(const Source& source);

  // read_regions.cpp
  RegionRules read_region(const XmlSource& xml, pugi::xml_node element);
  RegionRules read_body_region(const XmlSource& xml, pugi::xml_node element);
  SlotRules read_slot(const XmlSource& xml, pugi::xml_node element);
  void read_slots(const XmlSource& xml, pugi::xml_node element, RegionRules& region);
  std::optional<ThumbTabRules> read_thumb_tab(const XmlSource& xml, pugi::xml_node element);
  FillRules read_fill(const XmlSource& xml, pugi::xml_node element);
  void read_color(const XmlSource& xml, pugi::xml_attribute attribute, Color& color);

  // read_templates.cpp
  void read_template(const XmlSource& xml, pugi::xml_node element);
  // Fields among `strings` may say which mark of the page they show.
  std::vector<TemplatePiece> read_pieces(const XmlSource& xml, pugi::xml_node element,
                                         std::span<const std::string_view> fields,
                                         std::span<const std::string_view> strings = {});
  TemplatePiece read_field(const XmlSource& xml, pugi::xml_node element, bool string);
  void add_missing_templates();

  struct PendingSequence {
    PageSequenceRules rules;
    std::map<std::string, std::pair<std::string, Span>> masters;  // first, left... -> name of a master
  };

  LayoutRules& rules_;
  Diagnostics& diagnostics_;
  std::map<std::string, Variable, std::less<>> variables_;
  std::vector<PendingSequence> sequences_;
};

}  // namespace hustings::rules
