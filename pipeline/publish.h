// The whole program as a list of stages, top to bottom: from a folder of statements to finished files in memory.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "font/font_set.h"
#include "order/order.h"
#include "pagination/paged_document.h"
#include "pagination/positions.h"
#include "pdf/standard.h"
#include "project/project.h"
#include "rules/layout_rules.h"
#include "style/styled_document.h"
#include "verify/compare.h"

namespace hustings {

// The last stage whose value is wanted.
enum class Stage { Project, Document, Rules, Styled, Shaped, Lines, Pages, Files };

struct PublishOptions {
  std::string input;           // a path, or "-"
  std::string standard_input;  // the bytes, for "-"
  std::string layout;          // a shipped layout's name or a file; empty: the manifest's, else the default
  project::Options reading;    // what overrides the manifest's, and where the profiles of counting are
  std::optional<PdfStandard> pdf_standard;  // overrides the manifest's; nothing: does not
  std::filesystem::path layouts;            // folder of the shipped layouts
  std::filesystem::path catalogue;          // the font catalogue
  std::vector<std::filesystem::path> fonts, hyphenation;
  // The moment that both files carry, from the booklet's publication date.
  std::function<std::string(const std::string& publication_date)> document_time;
  Stage until = Stage::Files;
  bool pdf = true, epub = true;
  bool keep_pages = false;  // of Files too: reports measure lines and boxes
  bool verify = true;       // prove the finished files against the sources
  // Who proves them.
  std::function<verify::Proof(const Project&, const Sources&, const std::vector<StatementCut>&,
                              const std::vector<verify::FinishedFile>&, Diagnostics&)>
      prove = verify::compare;
  bool warnings_are_errors = false;
};

// Every value on the way; those after `until`, or after a stage that could not go on, are empty. For Files what nobody
// reads any more is given back: the document's Parts once they are styled, shapes, lines and fragments once the files
// are written.
struct Booklet {
  Project project;  // its candidates in their order
  std::vector<order::OrderCertificate> orders;
  Document document;
  LayoutRules rules;
  std::shared_ptr<const StyledDocument> styled;
  FontSet fonts;
  ShapedDocument shaped;
  Galley galley;
  PagedDocument paged;
  PageMap pages;
  std::vector<PositionCheck> positions;   // what the layout requires of them
  std::vector<std::string> dictionaries;  // of hyphenation: the files that its languages have
  verify::Proof proof;                    // of the PDF, then of the EPUB
  std::string pdf, epub;                  // finished files; empty when there were errors before they were written
};

// Called when a stage begins: its name for people, how many of how many are done.
using StageObserver = std::function<void(std::string_view stage, int done, int total)>;

Booklet publish(const PublishOptions& options, Sources& sources, Diagnostics& diagnostics,
                const StageObserver& observe);

}  // namespace hustings
