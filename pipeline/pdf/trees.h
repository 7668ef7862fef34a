// Name trees and number trees: sorted tables cut into leaves that say their limits (ISO 32000-1, 7.9.6 and 7.9.7).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/objects.h"

namespace hustings::pdf {

// Keys ascend; values are spelled PDF objects. Return the tree's root.
ObjectId write_number_tree(Objects& objects, const std::vector<std::pair<uint32_t, std::string>>& entries);
ObjectId write_name_tree(Objects& objects, const std::vector<std::pair<std::string, std::string>>& entries);

// Pages in a balanced tree of at most 32 children a node; `shared` are the entries that all pages inherit.
// `page_bodies` are filled into `pages`. Returns the root.
ObjectId write_page_tree(Objects& objects, const std::vector<ObjectId>& pages,
                         const std::vector<std::string>& page_bodies, std::string_view shared);

}  // namespace hustings::pdf
