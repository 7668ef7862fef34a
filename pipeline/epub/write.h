// The styled tree to an EPUB 3.3: XHTML, CSS, navigation and package in a ZIP container.
#pragma once

#include <string>

#include "base/diagnostics.h"
#include "document/page_map.h"
#include "font/font_set.h"
#include "style/styled_document.h"

namespace hustings {

struct EpubOptions {
  std::string modification_date;  // ISO 8601 with time, UTC; the only clock the file knows
  std::string generator = "hustings";
  std::string print_edition;  // what the page breaks are those of: the PDF's identifier or file name
  // Who vouches that the booklet is accessible, by which right, and the address of the report.
  std::string certifier, certifier_credential, certifier_report;
  // Levels of deflate. Texts at 6 are 2 to 7 % smaller and take twice the time; fonts, drawings and lists are worth it.
  int compression = 1, resource_compression = 6;
};

namespace epub {

// The whole container. The same value gives the same bytes.
std::string write(const StyledDocument& styled, const PageMap& pages, const FontSet& fonts, const EpubOptions& options,
                  Diagnostics& diagnostics);

}  // namespace epub
}  // namespace hustings
