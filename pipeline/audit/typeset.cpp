#include "audit/typeset.h"

#include "base/files.h"
#include "font/select.h"
#include "linebreak/galley.h"
#include "pdf/write.h"
#include "rules/layout_files.h"
#include "shape/shaped_document.h"
#include "style/page_numbers.h"
#include "style/resolve.h"

namespace hustings::audit {

Workshop open_workshop(const PublishOptions& options, const std::string& layout, const std::string& creation_date,
                       Sources& sources, Diagnostics& diagnostics) {
  Workshop workshop;
  workshop.rules = rules::read_layout(layout, options.layouts, options.layouts, sources, diagnostics);
  workshop.catalogue =
      font::read_catalogue(sources.add(options.catalogue.string(), read_file(options.catalogue)), diagnostics);
  workshop.catalogue.folders = options.fonts;
  workshop.hyphenator = std::make_shared<const text::Hyphenator>(options.hyphenation);
  workshop.creation_date = creation_date;
  return workshop;
}

std::string typeset(const Document& document, const Workshop& workshop, Diagnostics& diagnostics) {
  Diagnostics said;
  const auto styled = std::make_shared<const StyledDocument>(style::resolve(document, workshop.rules, PageMap{}, said));
  const FontSet fonts = font::select(*styled, workshop.catalogue, said);
  std::string pdf;
  if (fonts.size() > 0 && !said.has_errors()) {
    const ShapedDocument shaped = shape::shape(styled, fonts, workshop.hyphenator, said);
    const Galley galley = linebreak::set(shaped, fonts, Fit{}, said);
    const PagedDocument paged = pagination::paginate(galley, fonts, said);
    PdfOptions options;
    options.standard = {PdfArchive::None, false};
    options.creation_date = workshop.creation_date;
    pdf = pdf::write(*styled, paged, fonts, options, said);
  }
  for (const Diagnostic& each : said.list()) {
    if (each.severity == Severity::Error) diagnostics.add(each);
  }
  return said.has_errors() ? std::string() : pdf;
}

}  // namespace hustings::audit
