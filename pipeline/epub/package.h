// The package document (EPUB 3.3, clause 5): what the publication is called, what it is made of, in which order it is
// read, and what makes it accessible (EPUB Accessibility 1.1, clause 2). The names of metadata are fixed by schema.org
// and Dublin Core, so that libraries and shops find them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "epub/publication.h"
#include "epub/write.h"

namespace hustings::epub {

std::string package_document(const StyledDocument& styled, const std::vector<Resource>& resources,
                             const Contents& contents, const EpubOptions& options, Diagnostics& diagnostics);
// META-INF/container.xml (clause 4.2.6.3.1).
std::string_view container_document();
// What names this publication: the manifest's identifier when it is a URN or an address, else a UUID made from it, or,
// when there is none, from the words themselves.
std::string identifier(const StyledDocument& styled);

}  // namespace hustings::epub
