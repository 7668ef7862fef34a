// The words of one page, by the marked-content identifiers that the structure tree knows them by (ISO 32000-1, 14.7.4).
// What is an artifact, or within no marked content, has no identifier and is not read.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "verify/cmap.h"

namespace hustings::verify {

// What a content stream names: fonts, and forms with resources of their own.
struct PageResources {
  struct Form {
    std::string content;  // inflated
    std::shared_ptr<const PageResources> resources;
  };
  std::unordered_map<std::string, const CodeTexts*> fonts;
  std::unordered_map<std::string, Form> forms;
};

// UTF-8, by MCID; a word may be divided over several. Empty for a page that has no marked content.
std::vector<std::string> read_page(std::string_view content, const PageResources& resources);

}  // namespace hustings::verify
