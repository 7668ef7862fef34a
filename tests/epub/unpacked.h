// A finished EPUB taken apart again, through libzip and not through the writer's own code.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "document/page_map.h"
#include "style/styled_document.h"

namespace hustings::testing {

struct Unpacked {
  std::vector<std::string> order;            // names, as they lie in the container
  std::map<std::string, std::string> files;  // name -> bytes
  std::map<std::string, bool> stored;
};
// Fails the test when the container cannot be read or a checksum is wrong.
Unpacked unpack(const std::string& bytes);

// One Part's file as epub::write makes it.
std::string written_part(StyledDocument styled, size_t part = 0, const PageMap& pages = {});
std::string written_part(std::shared_ptr<const StyledPart> part, const PageMap& pages = {});
// All character data below <body>, as an XML reader gives it.
std::string body_text(const std::string& xhtml);
// Fails when the bytes are no well-formed XML.
void expect_well_formed(const std::string& xml, const std::string& name);

}  // namespace hustings::testing
