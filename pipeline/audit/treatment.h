// What one candidate was given, added up from the fragments of the finished pages.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "audit/fairness.h"

namespace hustings::audit {

// Where somebody's words stand in the tree: candidates have a Part to themselves, an argument is a section of one.
struct PlaceInTree {
  uint32_t part = 0;
  NodeId root = 0;             // all that is theirs
  NodeId statement = kNoNode;  // their own words
};

bool is_under(const StyledPart& part, NodeId node, NodeId root);

class TreatmentMeasurer {
 public:
  TreatmentMeasurer(const PagedDocument& paged, const PlaceInTree& place);
  const PlaceInTree& place() const { return place_; }
  // All fragments of the Part, in the order of the pages.
  void add(uint32_t page, const Fragment& fragment);
  // Whose it is, the words and the order on the pages are the caller's to fill in.
  Treatment finish();

 private:
  using Weights = std::map<std::pair<int64_t, int64_t>, size_t>;  // bytes of text by size and leading

  static TypeSize heaviest(const Weights& weights);
  bool in_statement(NodeId node) const;
  bool stands_across(NodeId node) const;
  void end_page();
  void add_lines(const Fragment& fragment);
  void add_picture(const Fragment& fragment);
  std::string form_of(NodeId node) const;
  void find_smallest(NodeId node, int32_t size_per_mille);
  void look_for_statement();
  void add_granted();

  const PagedDocument& paged_;
  PlaceInTree place_;
  const StyledPart& part_;
  const GalleyPart& galley_;
  Treatment treatment_;
  std::set<NodeId> spanning_;                   // what the galley has set across all columns
  std::vector<Rect> across_, columns_, notes_;  // of the page that is being read
  std::map<std::string, Weights> forms_;
  Weights plain_, other_;  // of the statement's paragraphs: its own, and those in lists, quotations and the like
  std::map<std::pair<int64_t, int64_t>, Length> measures_;
};

}  // namespace hustings::audit
