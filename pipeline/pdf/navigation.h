// Ways through the booklet: destinations, links on pages, the outline, and the pages' printed numbers
// (ISO 32000-1, 12.3, 12.5.6.5 and 12.4.2).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pdf/objects.h"
#include "pdf/structure.h"

namespace hustings::pdf {

// Where things stand on pages.
class Places {
 public:
  Places(const StyledDocument& styled, const PagedDocument& paged);

  struct Place {
    uint32_t page = 0;
    Length left, top;
  };
  // Where a node begins; what has nothing of its own on a page begins where the next thing does.
  Place of(uint32_t part, NodeId node) const;
  // The node with this Attribute::Id, or the Part with this id. False when there is none.
  bool find(std::string_view id, uint32_t& part, NodeId& node) const;
  // "[page /XYZ left top 0]".
  std::string destination(const Place& place, std::span<const ObjectId> pages) const;

 private:
  struct Fixed {
    NodeId node = 0;
    uint32_t page = 0, fragment = 0;
  };
  const StyledDocument& styled_;
  const PagedDocument& paged_;
  std::vector<std::vector<Fixed>> fixed_;  // by part, in order of node
  std::unordered_map<std::string_view, std::pair<uint32_t, NodeId>> ids_;
};

// Writes one annotation for each link and page. `annotations_of` gets the annotations' numbers by page.
std::vector<Annotation> write_links(Objects& objects, const StyledDocument& styled, const StructurePlan& plan,
                                    const Places& places, const PlacedPages& pages,
                                    std::vector<std::vector<ObjectId>>& annotations_of);

// The outline: headings, nested by their levels. kNoObject when there are none.
ObjectId write_outline(Objects& objects, const StyledDocument& styled, const StructurePlan& plan, const Places& places,
                       std::span<const ObjectId> pages);

// Parts and targets of links by their ids, so that an address can name them ("booklet.pdf#profile-jane-doe").
ObjectId write_destinations(Objects& objects, const StyledDocument& styled, const Places& places,
                            std::span<const ObjectId> pages);

// "/Nums[...]" for the catalog: the pages' folios.
std::string page_labels(const PagedDocument& paged);

}  // namespace hustings::pdf
