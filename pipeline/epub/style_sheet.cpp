#include "epub/style_sheet.h"

#include <algorithm>
#include <map>

#include "epub/css_values.h"
#include "epub/elements.h"

namespace hustings::epub {
namespace {

// What holds for every booklet. Margins start from nothing, as in the layout language; sizes are the reader's.
constexpr std::string_view kBase = R"(html { font-size: 100%; color-scheme: light dark; }
body { max-width: 38em; margin: 0 auto; padding: 1em min(1em, 4vw); overflow-wrap: break-word; }
p, h1, h2, h3, h4, h5, h6, blockquote, figure, pre, ul, ol, dl, dd { margin: 0; padding: 0; }
h1, h2, h3, h4, h5, h6 { font-size: 1em; break-after: avoid; }
li { margin-inline-start: 1.5em; }
figure { max-width: 100%; }
img { max-width: 100%; height: auto; }
mark { color: inherit; }
table { border-collapse: collapse; max-width: 100%; }
caption, th, td { text-align: start; vertical-align: top; }
th, td { padding: 0.15em 0.6em 0.15em 0; }
.address, .link-address, .source-hash, .statement-hash { overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
pre code { background: none; padding: 0; }
sup, sub { line-height: 0; }
.picture img, figure img { display: block; }
hr { border: 0; border-block-start: thin solid; margin: 1.5em auto; width: 25%; }
nav ol { list-style: none; }
q.quoted::before, q.quoted::after { content: none; }
.align-center { text-align: center; }
.align-end { text-align: end; }
.marked { list-style: none; }
.marked > li { margin-inline-start: 0; }
li > .marked { margin-inline-start: 1.5em; }
.wide { overflow-x: auto; }
.note-list { margin-top: 2em; padding-top: 0.5em; border-top: thin solid rgba(128,128,128,0.6); }
.side-by-side { display: flex; flex-wrap: wrap; gap: 0.5em 1em; }
.side-by-side > * { flex: 1 1 10em; min-width: 0; max-width: 100%; }
)";

// After the layout's own rules: what keeps a screen of 320 CSS pixels whole at twice the size of type. Words in tables
// may be divided, but columns stay wide enough for most words; what has more columns than that scrolls by itself. Lists
// within lists move in less and less.
constexpr std::string_view kNarrow = R"(th, td { overflow-wrap: anywhere; min-width: min(4em, 15vw); }
thead th { min-width: min(5em, 20vw); }
tbody th { min-width: min(7em, 30vw); }
.wide th, .wide td { overflow-wrap: break-word; }
@media (max-width: 30em) {
li, li > .marked { margin-inline-start: min(1.2em, 6vw); }
.marked > li { margin-inline-start: 0; }
li li li li { margin-inline-start: min(0.5em, 1vw); }
}
)";

// Says `[attribute=value]` with the elements and classes that the writer makes of it; false when it makes nothing.
bool select_attribute(std::vector<std::string>& bases, Attribute attribute, const std::string& value) {
  const auto keep = [&bases](std::string_view element) {
    bases.erase(
        std::remove_if(bases.begin(), bases.end(), [element](const std::string& base) { return base != element; }),
        bases.end());
    return !bases.empty();
  };
  switch (attribute) {
    case Attribute::Variant:
      for (const std::string_view known : {"note", "tip", "important", "warning", "caution"}) {
        if (value != known) continue;
        for (std::string& base : bases) base.append(".").append(known);
        return true;
      }
      return false;
    case Attribute::Tight:
      if (value != "true") return false;
      for (std::string& base : bases) base += ".tight";
      return true;
    case Attribute::Header:
      return keep(value == "true" ? "th" : "td");
    case Attribute::Ordered:
      return keep(value == "true" ? "ol" : "ul");
    default:
      return false;
  }
}

// Selectors of one compound: several where one kind becomes several elements. Empty when it can match nothing.
std::vector<std::string> compound_selectors(const SelectorCompound& compound) {
  std::vector<std::string> bases;
  if (compound.root) return {"body"};
  if (compound.kind) {
    for (const std::string_view base : selectors_of(*compound.kind)) bases.emplace_back(base);
    if (bases.empty()) return {};
  } else {
    bases.emplace_back();
  }
  for (const auto& [attribute, value] : compound.attributes) {
    if (!select_attribute(bases, attribute, value)) return {};
  }
  for (std::string& base : bases) {
    for (const Role role : compound.roles) base.append(".").append(name_of(role));
    if (compound.level) base += ".level-" + std::to_string(*compound.level);
    if (!compound.id.empty()) {
      base += '#';
      for (const char c : compound.id) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '_' || static_cast<unsigned char>(c) >= 0x80;
        if (!plain) base += '\\';
        base += c;
      }
    }
    if (!compound.language.empty()) base += ":lang(" + compound.language + ")";
    if (compound.first_child) base += ":first-child";
    if (compound.last_child) base += ":last-child";
  }
  return bases;
}

bool is_root(const SelectorCompound& compound) {
  return compound.root || (!compound.kind && compound.roles.empty() && !compound.level && compound.id.empty() &&
                           compound.language.empty() && !compound.first_child && !compound.last_child);
}

// The selector list, or empty when nothing in the EPUB can match. A rule of the whole booklet is one of <body>.
std::string selector_list(const SpecifiedRule& rule) {
  if (rule.selector.size() == 1 && is_root(rule.selector[0])) return "body";
  std::vector<std::string> lists{""};
  for (const SelectorCompound& compound : rule.selector) {
    const std::vector<std::string> bases = compound_selectors(compound);
    std::vector<std::string> longer;
    for (const std::string& list : lists) {
      for (const std::string& base : bases) {
        static constexpr std::string_view kCombinators[] = {" ", " > ", " + ", " ~ "};
        const std::string_view joint = list.empty() ? "" : kCombinators[static_cast<size_t>(compound.combinator)];
        longer.push_back(list + std::string(joint) + (base.empty() ? "*" : base));
      }
    }
    lists = std::move(longer);
    if (lists.empty() || lists.size() > 100) return {};
  }
  std::string joined;
  for (const std::string& list : lists) joined += (joined.empty() ? "" : ", ") + list;
  return joined;
}

std::string quoted(std::string_view words) {
  std::string text = "\"";
  for (const char c : words) {
    if (c == '"' || c == '\\') text += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) text += c;
  }
  return text + "\"";
}

class RuleWriter {
 public:
  RuleWriter(const SpecifiedRule& rule, Length root, const std::vector<std::string>& fallbacks, bool of_root)
      : rule_(rule), root_(root), fallbacks_(fallbacks), of_root_(of_root) {}

  // Media queries stand at the rule's own place, so that later rules still win over them.
  void write(const std::string& selector, std::string& css) {
    write_colors();
    for (const SpecifiedDeclaration& declaration : rule_.declarations) write(declaration);
    const auto add = [&](std::string_view media, const std::string& body) {
      if (body.empty()) return;
      const std::string block = selector + " {" + body + " }";
      css += media.empty() ? block + "\n" : "@media (" + std::string(media) + ") { " + block + " }\n";
    };
    add("", plain_);
    add("prefers-color-scheme: light", light_);
    add("prefers-color-scheme: dark", night_);
    add("min-width: 30em", wide_);
    if (picture_.empty()) return;
    // A picture is cropped, not the figure that holds it and its caption.
    if (rule_.selector.back().kind == NodeKind::Image) {
      css += selector + " {" + picture_ + " }\n";
      return;
    }
    std::string pictures = selector + " img";
    for (size_t comma = 0; (comma = pictures.find(", ", comma)) != std::string::npos; comma += 6) {
      pictures.insert(comma, " img");
    }
    css += pictures + " { width: 100%;" + picture_ + " }\n";
  }

 private:
  std::string_view value_of(std::string_view property) const {
    std::string_view value;
    for (const SpecifiedDeclaration& declaration : rule_.declarations) {
      if (declaration.property == property) value = declaration.value;
    }
    return value;
  }
  static void declare(std::string& to, std::string_view property, std::string_view value) {
    to.append(" ").append(property).append(": ").append(value).append(";");
  }
  void measure(std::string_view property, std::string_view value) {
    if (value == "auto" || value == "normal" || value == "none" || value == "inherit" || value == "initial") {
      declare(plain_, property, value);
    } else if (const std::optional<std::string> relative = relative_measure(value, root_)) {
      declare(plain_, property, *relative);
    }
  }

  // Text and ground are judged together: a dark ground stays only with the light text that was chosen for it.
  void write_colors() {
    const std::optional<Color> color = parse_color(value_of("color"));
    std::string_view ground_value = value_of("background-color");
    if (ground_value.empty()) ground_value = value_of("background");
    const std::optional<Color> ground = parse_color(ground_value);
    if (ground) {
      if (const std::optional<std::string> tint = translucent_tint(*ground)) {
        declare(plain_, "background-color", *tint);
      } else if (color && contrast_hundredths(*color, *ground) >= 450) {
        declare(plain_, "background-color", format_color(*ground));
        declare(plain_, "color", format_color(*color));
        return;
      }
    }
    if (!color || color->alpha == 0 || is_plain_ink(*color) || contrast_hundredths(*color, Color{255, 255, 255}) < 450)
      return;
    declare(light_, "color", format_color(*color));
    declare(night_, "color", format_color(for_night(*color)));
  }

  void write_line_height(std::string_view value) {
    const std::optional<Length> height = absolute_length(value);
    if (!height) {
      measure("line-height", value);
      return;
    }
    // A plain number follows the size of whatever text inherits it.
    const std::optional<Length> size = absolute_length(value_of("font-size"));
    if (size || of_root_)
      declare(plain_, "line-height", ratio(*height, size ? *size : root_));
    else
      measure("line-height", value);
  }

  // The families that the rule names, then every embedded one for what they lack, then the generic name.
  void write_families(std::string_view value) {
    std::vector<std::string_view> named;
    std::string_view generic = "serif";
    while (!value.empty()) {
      std::string_view name = value.substr(0, value.find(','));
      value.remove_prefix(std::min(value.size(), name.size() + 1));
      while (!name.empty() && (name.front() == ' ' || name.front() == '"' || name.front() == '\''))
        name.remove_prefix(1);
      while (!name.empty() && (name.back() == ' ' || name.back() == '"' || name.back() == '\'')) name.remove_suffix(1);
      if (name == "serif")
        generic = "serif";
      else if (name == "sans" || name == "sans-serif")
        generic = "sans-serif";
      else if (name == "mono" || name == "monospace")
        generic = "monospace";
      else if (!name.empty() && std::find(named.begin(), named.end(), name) == named.end())
        named.push_back(name);
    }
    for (const std::string& name : fallbacks_) {
      if (std::find(named.begin(), named.end(), name) == named.end()) named.push_back(name);
    }
    std::string families;
    for (const std::string_view name : named) families += quoted(name) + ", ";
    families += generic;
    declare(plain_, "font-family", families);
  }

  void write_border(std::string_view css_edge, std::string_view value) {
    const std::string property(css_edge);
    const std::optional<std::string> width = relative_measure(value, root_);
    if (!width) return;
    declare(plain_, property + "-width", *width);
    declare(plain_, property + "-style", *width == "0" ? "none" : "solid");
    const std::optional<Color> color = parse_color(value_of("border-color"));
    if (!color || color->alpha == 0 || is_plain_ink(*color)) return;
    declare(plain_, property + "-color", format_color(*color));
    if (contrast_hundredths(*color, Color{255, 255, 255}) >= 450) {
      declare(night_, property + "-color", format_color(for_night(*color)));  // a dark rule is lost on a dark ground
    }
  }

  bool of_table() const {
    const std::optional<NodeKind> kind = rule_.selector.back().kind;
    return kind == NodeKind::Table || kind == NodeKind::TableRow || kind == NodeKind::TableCell;
  }

  void write(const SpecifiedDeclaration& declaration) {
    static const std::map<std::string_view, std::string_view> kMeasures{
        {"letter-spacing", "letter-spacing"},
        {"text-indent", "text-indent"},
        {"column-gap", "column-gap"},
        {"space-before", "margin-block-start"},
        {"space-before.optimum", "margin-block-start"},
        {"space-after", "margin-block-end"},
        {"space-after.optimum", "margin-block-end"},
        {"margin-start", "margin-inline-start"},
        {"margin-end", "margin-inline-end"},
        {"padding-before", "padding-block-start"},
        {"padding-after", "padding-block-end"},
        {"padding-start", "padding-inline-start"},
        {"padding-end", "padding-inline-end"},
    };
    static const std::map<std::string_view, std::string_view> kSame{
        {"font-style", ""},
        {"font-weight", ""},
        {"font-feature-settings", ""},
        {"font-variant-numeric", ""},
        {"font-variant-caps", ""},
        {"orphans", ""},
        {"widows", ""},
        {"text-decoration", ""},
        {"text-align-last", ""},
        {"hanging-punctuation", ""},
        {"text-wrap", ""},
    };
    static const std::map<std::string_view, std::string_view> kBorders{
        {"border-before-width", "border-block-start"},
        {"border-after-width", "border-block-end"},
        {"border-start-width", "border-inline-start"},
        {"border-end-width", "border-inline-end"},
    };
    const std::string_view property = declaration.property, value = declaration.value;
    const auto strength = [value] { return value == "always" || value.size() == 3; };  // "always", or 100 and more
    if (const auto measured = kMeasures.find(property); measured != kMeasures.end()) {
      // A screen has no margin to stand in.
      const bool stands_out = property.starts_with("margin-") && value.starts_with('-');
      measure(measured->second, stands_out ? "0" : value);
    } else if (kSame.count(property) != 0) {
      declare(plain_, property, value);
    } else if (const auto border = kBorders.find(property); border != kBorders.end()) {
      write_border(border->second, value);
    } else if (property == "font-size") {
      if (!of_root_) measure(property, value);  // the root's size is the reader's
    } else if (property == "line-height") {
      write_line_height(value);
    } else if (property == "font-family") {
      write_families(value);
    } else if (property == "hyphens") {
      declare(plain_, "-webkit-hyphens", value);
      declare(plain_, property, value);
    } else if (property == "text-align") {
      // Justified lines on a narrow screen have holes.
      // No reader aligns at a character: columns of figures end flush.
      const bool figures = value == "decimal" || value.find_first_of("'\"") != std::string_view::npos;
      declare(plain_, property, figures ? "end" : value == "justify" ? "start" : value);
      if (value == "justify") declare(wide_, property, value);
    } else if (property == "vertical-align") {
      if (value.find_first_of("0123456789") == std::string_view::npos)
        declare(plain_, property, value);
      else
        measure(property, value);
    } else if (property == "width") {
      measure(property, value);
      if (value != "auto") {
        plain_ += " flex: 0 1 auto;";  // beside others it keeps its width
      }
    } else if (property == "max-height") {
      measure(property, value);
    } else if (property == "aspect-ratio" && value != "auto") {
      declare(picture_, property, value);
      declare(picture_, "object-fit", "cover");
    } else if (property == "justify-self") {
      declare(plain_, "margin-inline-start", value == "start" ? "0" : "auto");
      declare(plain_, "margin-inline-end", value == "end" ? "0" : "auto");
    } else if (property == "keep-together" && strength()) {
      declare(plain_, "break-inside", "avoid");
    } else if (property == "keep-with-next" && strength()) {
      declare(plain_, "break-after", "avoid");
    } else if (property == "keep-with-previous" && strength()) {
      declare(plain_, "break-before", "avoid");
    } else if ((property == "break-before" || property == "break-after") &&
               (value == "page" || value == "recto" || value == "verso")) {
      declare(plain_, property, "page");
    } else if (property == "list-style-type") {
      declare(plain_, property, value == "dash" ? "\"– \"" : value);
    } else if (property == "white-space") {
      declare(plain_, property, value == "pre" ? "pre-wrap" : value);
    } else if (property == "display") {
      // Rows of blocks save width on paper; a reader needs the table for its cells.
      if (value == "block" && !of_table()) declare(plain_, property, value);
      if (value == "side-by-side") {
        plain_ += " display: flex; flex-wrap: wrap; row-gap: 0.5em;";
        if (value_of("column-gap").empty()) plain_ += " column-gap: 1em;";
      }
    }
    // Everything else speaks of pages: masters, limits of justification, running heads, columns.
  }

  const SpecifiedRule& rule_;
  const Length root_;
  const std::vector<std::string>& fallbacks_;
  const bool of_root_;
  std::string plain_, light_, night_, wide_;
  std::string picture_;  // of the picture that is the node or stands in it
};

// The size of type that rem means in the layout: what it says of the whole booklet, else what most Parts start with.
Length root_size(const StyledDocument& styled) {
  std::optional<Length> size;
  for (const SpecifiedRule& rule : styled.rules) {
    if (rule.selector.size() != 1 || !is_root(rule.selector[0])) continue;
    for (const SpecifiedDeclaration& declaration : rule.declarations) {
      if (declaration.property == "font-size" && absolute_length(declaration.value))
        size = absolute_length(declaration.value);
    }
  }
  if (size && size->units > 0) return *size;
  std::map<Length, size_t> counts;
  for (const auto& part : styled.parts) {
    if (!part->nodes.empty() && part->nodes[0].style < styled.styles.size())
      ++counts[styled.style(part->nodes[0].style).font_size];
  }
  Length most = Length::points(10);
  size_t count = 0;
  for (const auto& [length, number] : counts) {
    if (number > count && length.units > 0) {
      most = length;
      count = number;
    }
  }
  return most;
}

// Running heads and folios stand on pages only.
bool is_of_furniture(const SpecifiedRule& rule) {
  for (const SelectorCompound& compound : rule.selector) {
    for (const Role role : compound.roles) {
      if (role == Role::RunningHead || role == Role::Folio || role == Role::TableContinued) return true;
    }
  }
  return false;
}

}  // namespace

std::string style_sheet(const StyledDocument& styled, const FontSet& fonts, const std::vector<EmbeddedFace>& faces) {
  std::string css = "@charset \"utf-8\";\n";
  std::vector<std::string> families;  // every one that is there: they stand after those that a rule names
  for (const EmbeddedFace& embedded : faces) {
    const Face& face = fonts.face(embedded.face);
    css += "@font-face { font-family: " + quoted(face.family) + "; font-weight: " + std::to_string(face.weight) +
           "; font-style: " + (face.italic ? "italic" : "normal");
    if (face.setting_em != face.units_per_em) {
      const int64_t percent = (int64_t{face.units_per_em} * 100 + face.setting_em / 2) / face.setting_em;
      css += "; size-adjust: " + std::to_string(percent) + '%';
    }
    css += "; src: url(" + embedded.path + "); }\n";
    if (std::find(families.begin(), families.end(), face.family) == families.end()) {
      families.push_back(face.family);
    }
  }
  css += kBase;
  const Length root = root_size(styled);
  for (const SpecifiedRule& rule : styled.rules) {
    const std::string selector = is_of_furniture(rule) ? std::string() : selector_list(rule);
    if (!selector.empty()) RuleWriter(rule, root, families, selector == "body").write(selector, css);
  }
  css += kNarrow;
  return css;
}

}  // namespace hustings::epub
