#include "epub/navigation.h"

#include <algorithm>

#include "epub/elements.h"
#include "epub/markup.h"
#include "text/text.h"

namespace hustings::epub {
namespace {

// How deep the contents go: parts, statements, and the headings of statements.
constexpr size_t kDeepest = 3;

void append_link(std::string& out, std::string_view href, std::string_view words, std::string_view type = {},
                 std::string_view attributes = {}) {
  out += "<li><a";
  if (!type.empty()) append_attribute(out, "epub:type", type);
  append_attribute(out, "href", href);
  out += attributes;
  out += '>';
  append_escaped(out, words);
  out += "</a>";
}

std::string part_path(const Addresses& addresses, size_t part) {
  return "text/" + addresses.file(static_cast<uint32_t>(part));
}

// Language and direction of a heading, where they are not the booklet's.
std::string tongue_of(const StyledDocument& styled, const OutlineHeading& heading) {
  std::string attributes;
  const std::string language =
      heading.language < styled.languages.size() ? styled.languages[heading.language] : std::string();
  if (!language.empty() && language != styled.metadata.language) {
    append_attribute(attributes, "lang", language);
    append_attribute(attributes, "xml:lang", language);
  }
  if (heading.direction != styled.direction) {
    append_attribute(attributes, "dir", heading.direction == Direction::RightToLeft ? "rtl" : "ltr");
  }
  return attributes;
}

// Headings of all Parts as one outline, by level; gaps in the levels are closed.
void append_contents(std::string& out, const StyledDocument& styled, const std::vector<ContentFile>& files,
                     const Addresses& addresses) {
  std::vector<uint8_t> open;
  bool any = false;
  const auto append = [&](const OutlineHeading& heading, const std::string& href) {
    const uint8_t level = heading.level;
    size_t depth = open.size();
    while (depth > 0 && open[depth - 1] >= level) --depth;
    if (depth >= kDeepest) return;
    if (any && depth == open.size()) {
      out += "\n<ol>\n";
    } else {
      for (; open.size() > depth; open.pop_back()) out += open.size() > depth + 1 ? "</li>\n</ol>\n" : "</li>\n";
    }
    open.push_back(level);
    append_link(out, href, heading.words, {}, tongue_of(styled, heading));
    any = true;
  };
  for (size_t part = 0; part < files.size(); ++part) {
    const Role role = styled.parts[part]->role;
    if (role == Role::Cover || role == Role::Contents) continue;
    for (const OutlineHeading& heading : files[part].headings) {
      if (!heading.words.empty()) append(heading, part_path(addresses, part) + "#" + heading.id);
    }
  }
  if (!any && !files.empty()) append({1, {}, files[0].title, 0, styled.direction}, part_path(addresses, 0));
  for (; !open.empty(); open.pop_back()) out += open.size() > 1 ? "</li>\n</ol>\n" : "</li>\n";
}

}  // namespace

std::string navigation(const StyledDocument& styled, const std::vector<ContentFile>& files, const Addresses& addresses,
                       const std::string& title_page) {
  const std::string& language = styled.metadata.language;
  const auto word = [&](std::string_view key) { return text::message(key, language); };
  std::string out;
  append_document_head(out, language, styled.direction == Direction::RightToLeft, word("contents"), "style.css");
  out +=
      "<body>\n<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" aria-labelledby=\"toc-title\">\n<h1 "
      "id=\"toc-title\">";
  append_escaped(out, word("contents"));
  out += "</h1>\n<ol>\n";
  append_contents(out, styled, files, addresses);
  out += "</ol>\n</nav>\n<nav epub:type=\"landmarks\" id=\"landmarks\" hidden=\"hidden\">\n<ol>\n";
  const auto landmark = [&](const std::string& href, const std::string& words, std::string_view type) {
    append_link(out, href, words, type);
    out += "</li>\n";
  };
  if (!title_page.empty()) landmark(title_page, word("cover"), "titlepage");
  // The printed edition's contents are part of the reading order; without them this document is (see write.cpp).
  const auto printed = std::find_if(styled.parts.begin(), styled.parts.end(),
                                    [](const auto& part) { return part->role == Role::Contents; });
  landmark(printed == styled.parts.end() ? "#toc"
                                         : part_path(addresses, static_cast<size_t>(printed - styled.parts.begin())),
           word("contents"), "toc");
  bool body = false;
  for (size_t part = 0; part < files.size(); ++part) {
    const Role role = styled.parts[part]->role;
    const std::string href = part_path(addresses, part);
    if (role == Role::Cover && title_page.empty()) landmark(href, word("cover"), "titlepage");
    const bool begins = role == Role::Contest || role == Role::Profile || role == Role::Measure ||
                        role == Role::Chapter || role == Role::None;
    if (begins && !body) {
      body = true;
      landmark(href, files[part].title, "bodymatter");
    }
    if (role == Role::Index || role == Role::Colophon || role == Role::Notes) {
      landmark(href, files[part].title, meaning_of(role).type);
    }
  }
  out += "</ol>\n</nav>\n";
  if (!addresses.pages().empty()) {
    out += "<nav epub:type=\"page-list\" role=\"doc-pagelist\" id=\"pages\" hidden=\"hidden\">\n<ol>\n";
    for (const PageMarker& page : addresses.pages()) {
      append_link(out, part_path(addresses, page.position.part) + "#" + page.id, page.folio);
      out += "</li>\n";
    }
    out += "</ol>\n</nav>\n";
  }
  out += "</body>\n</html>\n";
  return out;
}

}  // namespace hustings::epub
