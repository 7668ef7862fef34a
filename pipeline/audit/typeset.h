// The pipeline once more, for a document that the program itself has written: a proof sheet. It has no contents and no
// references, so that one round of pages is enough.
#pragma once

#include <string>

#include "font/catalogue.h"
#include "publish.h"
#include "text/hyphenation.h"

namespace hustings::audit {

// What every such document is set with.
struct Workshop {
  LayoutRules rules;
  Catalogue catalogue;
  std::shared_ptr<const text::Hyphenator> hyphenator;
  std::string creation_date;
};

Workshop open_workshop(const PublishOptions& options, const std::string& layout, const std::string& creation_date,
                       Sources& sources, Diagnostics& diagnostics);
// A plain PDF 1.7; empty when something was wrong. Only errors are told: what is odd about a candidate's words has been
// told of the booklet.
std::string typeset(const Document& document, const Workshop& workshop, Diagnostics& diagnostics);

}  // namespace hustings::audit
