#include "epub/package.h"

#include <algorithm>

#include "base/hash.h"
#include "epub/markup.h"
#include "epub/web_address.h"
#include "text/text.h"

namespace hustings::epub {
namespace {

constexpr std::string_view kEarliest = "1980-01-01T00:00:00Z";

// `pattern`: '0' stands for a digit, all else for itself.
bool is_like(std::string_view text, std::string_view pattern) {
  return text.size() == pattern.size() && std::equal(text.begin(), text.end(), pattern.begin(), [](char c, char p) {
           return p == '0' ? c >= '0' && c <= '9' : c == p;
         });
}

class MetadataWriter {
 public:
  explicit MetadataWriter(std::string& out) : out_(out) {}
  void element(std::string_view name, std::string_view words, std::string_view id = {}) {
    if (words.empty()) return;
    out_.append("<").append(name);
    if (!id.empty()) append_attribute(out_, "id", id);
    out_ += '>';
    append_escaped(out_, words);
    out_.append("</").append(name).append(">\n");
  }
  void meta(std::string_view property, std::string_view words, std::string_view refines = {}) {
    if (words.empty()) return;
    out_ += "<meta";
    append_attribute(out_, "property", property);
    if (!refines.empty()) append_attribute(out_, "refines", refines);
    out_ += '>';
    append_escaped(out_, words);
    out_ += "</meta>\n";
  }
  void link(std::string_view relation, std::string_view address) {
    out_ += "<link";
    append_attribute(out_, "rel", relation);
    append_attribute(out_, "href", address);
    out_ += "/>\n";
  }

 private:
  std::string& out_;
};

std::string summary(const Contents& contents, const std::string& language) {
  std::string words;
  const auto say = [&](std::string_view key) {
    const std::string sentence = text::message(key, language);
    // Scripts that end a sentence with a wide stop put no space after it.
    if (!words.empty() && !words.ends_with("。")) words += ' ';
    words += sentence;
  };
  say("accessible-text");
  if (contents.has_pages) say("accessible-pages");
  if (contents.has_pictures) say(contents.lacks_alternative ? "accessible-pictures-lacking" : "accessible-pictures");
  return words;
}

void append_accessibility(MetadataWriter& metadata, const Contents& contents, const std::string& language,
                          const EpubOptions& options) {
  metadata.meta("schema:accessMode", "textual");
  if (contents.has_pictures) metadata.meta("schema:accessMode", "visual");
  if (!contents.lacks_alternative) metadata.meta("schema:accessModeSufficient", "textual");
  if (contents.has_pictures) metadata.meta("schema:accessModeSufficient", "textual,visual");
  for (const std::string_view feature :
       {"structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "ARIA"}) {
    metadata.meta("schema:accessibilityFeature", feature);
  }
  if (contents.has_pictures && !contents.lacks_alternative)
    metadata.meta("schema:accessibilityFeature", "alternativeText");
  if (contents.has_index) metadata.meta("schema:accessibilityFeature", "index");
  if (contents.has_pages) {
    metadata.meta("schema:accessibilityFeature", "pageNavigation");
    metadata.meta("schema:accessibilityFeature", "pageBreakMarkers");
  }
  metadata.meta("schema:accessibilityHazard", "none");  // all pictures stand still
  metadata.meta("schema:accessibilitySummary", summary(contents, language));
  if (!contents.lacks_alternative) metadata.meta("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA");
  metadata.meta("a11y:certifiedBy", options.certifier);
  metadata.meta("a11y:certifierCredential", options.certifier_credential);
  if (const std::optional<std::string> report = web_address(options.certifier_report)) {
    metadata.link("a11y:certifierReport", *report);
  }
}

}  // namespace

std::string identifier(const StyledDocument& styled) {
  const std::string& given = styled.metadata.identifier;
  if (given.starts_with("urn:") || given.starts_with("http://") || given.starts_with("https://")) return given;
  if (!given.empty()) return "urn:uuid:" + uuid_v5(given);
  std::string words = styled.metadata.title;
  for (const auto& part : styled.parts) {
    words += part->id;
    words += '\0' + std::to_string(fast_hash(part->text));
  }
  return "urn:uuid:" + uuid_v5("sha256:" + sha256_hex(words));
}

std::string package_document(const StyledDocument& styled, const std::vector<Resource>& resources,
                             const Contents& contents, const EpubOptions& options, Diagnostics& diagnostics) {
  const Metadata& about = styled.metadata;
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
      "unique-identifier=\"identifier\"";
  append_attribute(out, "xml:lang", about.language);
  if (styled.direction == Direction::RightToLeft) append_attribute(out, "dir", "rtl");
  if (!about.statements.empty()) append_attribute(out, "prefix", "hustings: " + std::string(kStatementNamespace));
  out += ">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n";
  MetadataWriter metadata(out);
  metadata.element("dc:identifier", identifier(styled), "identifier");
  metadata.element("dc:title", about.title.empty() ? text::message("contents", about.language) : about.title, "title");
  if (!about.subtitle.empty()) {
    metadata.meta("title-type", "main", "#title");
    metadata.element("dc:title", about.subtitle, "subtitle");
    metadata.meta("title-type", "subtitle", "#subtitle");
  }
  for (const std::string& language : contents.languages) metadata.element("dc:language", language);
  for (const std::string& author : about.authors) metadata.element("dc:creator", author);
  if (about.authors.empty()) metadata.element("dc:creator", about.organization);
  metadata.element("dc:publisher", about.publisher.empty() ? about.organization : about.publisher);
  metadata.element("dc:description", about.description);
  metadata.element("dc:rights", about.rights);
  for (const std::string& keyword : about.keywords) metadata.element("dc:subject", keyword);
  const std::string& published = about.publication_date;
  if (is_like(published, "0000-00-00") || is_like(published, "0000-00") || is_like(published, "0000")) {
    metadata.element("dc:date", published);
  }
  std::string modified = options.modification_date;
  if (is_like(modified, "0000-00-00")) modified += "T00:00:00Z";
  if (!is_like(modified, "0000-00-00T00:00:00Z")) {
    if (!modified.empty()) {
      diagnostics.warning("modification-date", {}, "\"" + modified + "\" is no date and time as an EPUB writes them",
                          {"write it as 2026-11-03T12:00:00Z"});
    }
    modified = kEarliest;
  }
  metadata.meta("dcterms:modified", modified);
  append_accessibility(metadata, contents, about.language, options);
  if (contents.has_pages)
    metadata.meta("pageBreakSource", options.print_edition.empty()
                                         ? about.title.empty() ? "PDF" : about.title + " (PDF)"
                                         : options.print_edition);
  for (const StatementHash& statement : about.statements) {
    metadata.meta("hustings:statements", statement.sha256 + " " + statement.candidate);
  }
  out += "<meta name=\"generator\"";
  append_attribute(out, "content", options.generator);
  out += "/>\n</metadata>\n<manifest>\n";
  for (const Resource& resource : resources) {
    out += "<item";
    append_attribute(out, "id", resource.id);
    append_attribute(out, "href", resource.path);
    append_attribute(out, "media-type", resource.media_type);
    if (!resource.properties.empty()) append_attribute(out, "properties", resource.properties);
    out += "/>\n";
  }
  out += "</manifest>\n<spine page-progression-direction=\"";
  out += styled.direction == Direction::RightToLeft ? "rtl\">\n" : "ltr\">\n";
  for (const Resource& resource : resources) {
    if (!resource.in_spine) continue;
    out += "<itemref";
    append_attribute(out, "idref", resource.id);
    out += "/>\n";
  }
  out += "</spine>\n</package>\n";
  return out;
}

std::string_view container_document() {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>\n"
         "<rootfile full-path=\"OEBPS/package.opf\" media-type=\"application/oebps-package+xml\"/>\n"
         "</rootfiles>\n</container>\n";
}

}  // namespace hustings::epub
