// What the package document lists: every file of the publication with its media type, in a fixed order.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "epub/addresses.h"
#include "epub/content.h"

namespace hustings::epub {

struct Resource {
  std::string id;    // in the package: "part-3"
  std::string path;  // from the folder of the package
  std::string media_type;
  std::string properties;  // "nav"
  bool in_spine = false;
};

// What the texts turned out to hold, for the metadata.
struct Contents {
  bool has_pictures = false, lacks_alternative = false;
  bool has_index = false, has_printed_contents = false, has_pages = false;
  std::vector<std::string> languages;  // BCP 47, the booklet's first
};

}  // namespace hustings::epub
