// The navigation document (EPUB 3.3, clause 7): contents, landmarks, and the list of the printed edition's pages, so
// that "turn to page 12" is good for readers of paper and of the screen alike.
#pragma once

#include <string>
#include <vector>

#include "epub/addresses.h"
#include "epub/content.h"
#include "style/styled_document.h"

namespace hustings::epub {

// `files` are those of the Parts, in order; `title_page` is the made title page's path, or empty when a Part is one.
std::string navigation(const StyledDocument& styled, const std::vector<ContentFile>& files, const Addresses& addresses,
                       const std::string& title_page);

}  // namespace hustings::epub
