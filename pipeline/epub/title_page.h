// A title page for a publication none of whose Parts is a cover: what the metadata say, in XHTML.
#pragma once

#include <string>

#include "style/styled_document.h"

namespace hustings::epub {

std::string title_page(const StyledDocument& styled);

}  // namespace hustings::epub
