// Templates: how generated text is put together. Words stand as they are, fields are empty elements, and <message
// key="..."/> is a word of the catalogue in the language of the place.
#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.h"
#include "rules/reader.h"

namespace hustings::rules {
namespace {

struct KnownTemplate {
  std::string_view name;
  std::span<const std::string_view> fields;
  std::vector<std::string_view> built_in;  // a leading '<' marks a field, '&' a message
};

constexpr std::string_view kContents[] = {"title", "leader", "page"};
constexpr std::string_view kIndex[] = {"candidate", "contest", "party", "leader", "page"};
constexpr std::string_view kNumber[] = {"number"};
constexpr std::string_view kAddress[] = {"address"};
constexpr std::string_view kCaption[] = {"caption"};
constexpr std::string_view kHash[] = {"hash"};
constexpr std::string_view kPicture[] = {"alternative", "address"};

const std::vector<KnownTemplate>& known_templates() {
  static const std::vector<KnownTemplate> known = {
      {"contents-entry", kContents, {"<title", "<leader", "<page"}},
      {"index-entry", kIndex, {"<candidate", "<leader", "<page"}},
      {"note-mark", kNumber, {"<number"}},
      {"note-number", kNumber, {"<number"}},
      {"link-address", kAddress, {" (", "<address", ")"}},
      {"picture-missing", kPicture, {"<alternative", " (", "<address", ")"}},
      {"table-continued", kCaption, {"&table-continued"}},
      {"statement-hash", kHash, {}},
  };
  return known;
}

TemplatePiece piece_of(TemplatePiece::Kind kind, std::string text, Span span = {}) {
  return {kind, TemplatePiece::Mark::Auto, std::move(text), span};
}

// XML's line ends and indents are layout of the file, not words: a run of white space is one space, and one that holds
// a line end at the edge of the template is none.
std::string normalize(std::string_view words, bool first, bool last) {
  std::string normal;
  size_t at = 0;
  while (at < words.size()) {
    size_t end = at;
    bool line_end = false;
    while (end < words.size() && (words[end] == ' ' || words[end] == '\t' || words[end] == '\n' || words[end] == '\r'))
      line_end |= words[end++] == '\n';
    if (end > at) {
      const bool edge = (first && at == 0) || (last && end == words.size());
      if (!(line_end && edge)) normal += ' ';
      at = end;
    } else {
      normal += words[at++];
    }
  }
  return normal;
}

}  // namespace

void Reader::read_template(const XmlSource& xml, pugi::xml_node element) {
  const pugi::xml_attribute name = element.attribute("name");
  const std::vector<KnownTemplate>& known = known_templates();
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const KnownTemplate& each) { return each.name == name.value(); });
  if (found == known.end()) {
    Nearest nearest(name.value());
    for (const KnownTemplate& each : known) nearest.consider(each.name);
    diagnostics_.error("layout-template", name ? xml.value_span(name) : xml.name_span(element),
                       fmt::format("there is no template called `{}`", name.value()),
                       {nearest.name().empty() ? "known are contents-entry, index-entry, note-mark, note-number, "
                                                 "link-address, picture-missing, table-continued and statement-hash"
                                               : fmt::format("did you mean `{}`?", nearest.name())});
    return;
  }
  Template result;
  result.name = name.value();
  result.span = xml.name_span(element);
  for (pugi::xml_attribute attribute : element.attributes()) {
    const std::string_view key = attribute.name(), value = attribute.value();
    if (key == "name") continue;
    if (key == "sort-by" && result.name == "index-entry") {
      if (value != "name" && value != "surname") bad_value(xml, attribute, value, "name, surname");
      result.sort_by_surname = value == "surname";
    } else if (key == "group-from" && result.name == "index-entry") {
      const bool digits = !value.empty() && value.size() <= 6 &&
                          std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (!digits) {
        bad_value(xml, attribute, value, "a whole number");
        continue;
      }
      result.group_from = static_cast<uint32_t>(std::stoul(std::string(value)));
    } else {
      if (result.name == "index-entry") {
        unknown_attribute(xml, attribute, {"name", "sort-by", "group-from"});
      } else {
        unknown_attribute(xml, attribute, {"name"});
      }
    }
  }
  result.pieces = read_pieces(xml, element, found->fields);
  const auto earlier = std::find_if(rules_.templates.begin(), rules_.templates.end(),
                                    [&](const Template& each) { return each.name == result.name; });
  if (earlier == rules_.templates.end()) {
    rules_.templates.push_back(std::move(result));
  } else {
    *earlier = std::move(result);
  }
}

std::vector<TemplatePiece> Reader::read_pieces(const XmlSource& xml, pugi::xml_node element,
                                               std::span<const std::string_view> fields,
                                               std::span<const std::string_view> strings) {
  std::vector<TemplatePiece> pieces;
  for (pugi::xml_node child : element.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      const std::string words = normalize(child.value(), child == element.first_child(), child == element.last_child());
      if (!words.empty()) pieces.push_back(piece_of(TemplatePiece::Kind::Words, words, xml.text_span(child)));
      continue;
    }
    if (child.type() != pugi::node_element) continue;
    const std::string_view name = child.name();
    if (name == "message") {
      const pugi::xml_attribute key = child.attribute("key");
      if (!key) {
        diagnostics_.error("layout-template", xml.name_span(child), "a message needs a key",
                           {"for example <message key=\"page\"/>"});
        continue;
      }
      pieces.push_back(piece_of(TemplatePiece::Kind::Message, key.value(), xml.value_span(key)));
    } else if (std::find(fields.begin(), fields.end(), name) != fields.end()) {
      pieces.push_back(read_field(xml, child, std::find(strings.begin(), strings.end(), name) != strings.end()));
    } else {
      std::string known;
      Nearest nearest(name);
      for (std::string_view field : fields) {
        nearest.consider(field);
        known += fmt::format("<{}/>, ", field);
      }
      diagnostics_.error("layout-template", xml.name_span(child), fmt::format("there is no field `{}` here", name),
                         {nearest.name().empty() ? "known are " + known + "<message key=\"...\"/>"
                                                 : fmt::format("did you mean `<{}/>`?", nearest.name())});
    }
  }
  return pieces;
}

TemplatePiece Reader::read_field(const XmlSource& xml, pugi::xml_node element, bool string) {
  using Mark = TemplatePiece::Mark;
  constexpr std::pair<std::string_view, Mark> kMarks[] = {{"auto", Mark::Auto},
                                                          {"first", Mark::First},
                                                          {"start", Mark::Start},
                                                          {"last", Mark::Last},
                                                          {"first-except", Mark::FirstExcept}};
  TemplatePiece field = piece_of(TemplatePiece::Kind::Field, element.name(), xml.name_span(element));
  for (pugi::xml_attribute attribute : element.attributes()) {
    if (!string) {
      diagnostics_.error("layout-attribute", xml.name_span(attribute),
                         fmt::format("the field `{}` has no attributes here", field.text), {"take it out"});
    } else if (std::string_view(attribute.name()) != "mark") {
      unknown_attribute(xml, attribute, {"mark"});
    } else {
      const auto found = std::find_if(std::begin(kMarks), std::end(kMarks),
                                      [&](const auto& each) { return each.first == attribute.value(); });
      if (found == std::end(kMarks)) {
        bad_value(xml, attribute, attribute.value(), "auto, first, start, last, first-except");
      } else {
        field.mark = found->second;
      }
    }
  }
  return field;
}

void Reader::add_missing_templates() {
  for (const KnownTemplate& known : known_templates()) {
    const bool present = std::any_of(rules_.templates.begin(), rules_.templates.end(),
                                     [&](const Template& each) { return each.name == known.name; });
    if (present) continue;
    Template built_in;
    built_in.name = known.name;
    for (std::string_view piece : known.built_in) {
      if (piece.front() == '<') {
        built_in.pieces.push_back(piece_of(TemplatePiece::Kind::Field, std::string(piece.substr(1))));
      } else if (piece.front() == '&') {
        built_in.pieces.push_back(piece_of(TemplatePiece::Kind::Message, std::string(piece.substr(1))));
      } else {
        built_in.pieces.push_back(piece_of(TemplatePiece::Kind::Words, std::string(piece)));
      }
    }
    rules_.templates.push_back(std::move(built_in));
  }
  std::sort(rules_.templates.begin(), rules_.templates.end(),
            [](const Template& left, const Template& right) { return left.name < right.name; });
}

}  // namespace hustings::rules
