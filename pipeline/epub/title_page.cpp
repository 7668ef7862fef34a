#include "epub/title_page.h"

#include "epub/markup.h"
#include "text/text.h"

namespace hustings::epub {

std::string title_page(const StyledDocument& styled) {
  const Metadata& metadata = styled.metadata;
  const std::string title = metadata.title.empty() ? text::message("contents", metadata.language) : metadata.title;
  std::string out;
  append_document_head(out, metadata.language, styled.direction == Direction::RightToLeft, title, "../style.css");
  out +=
      "<body>\n<section class=\"cover\" epub:type=\"titlepage\" aria-labelledby=\"title\">\n<h1 id=\"title\" "
      "class=\"level-1 title\">";
  append_escaped(out, title);
  out += "</h1>\n";
  const auto line = [&](std::string_view name, std::string_view words) {
    if (words.empty()) return;
    out.append("<p class=\"").append(name).append("\">");
    append_escaped(out, words);
    out += "</p>\n";
  };
  line("subtitle", metadata.subtitle);
  line("organization", metadata.organization);
  line("date", text::format_date(metadata.date, metadata.language));
  out += "</section>\n</body>\n</html>\n";
  return out;
}

}  // namespace hustings::epub
