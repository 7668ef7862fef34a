#include "limits/block_text.h"

#include <algorithm>

namespace hustings::limits {

TextPlaceInTree BlockText::place_of(const Part& text, uint32_t at) const {
  const auto ends_before = [&](const Piece& piece) {
    const Node& node = text[piece.node];
    return piece.at + (node.text_end - node.text_begin) <= at;
  };
  const auto piece = std::partition_point(pieces.begin(), pieces.end(), ends_before);
  if (piece == pieces.end()) return {pieces.back().node, text[pieces.back().node].text_end};
  const uint32_t begin = text[piece->node].text_begin;
  return {piece->node, at < piece->at ? begin : begin + at - piece->at};
}

uint32_t BlockText::at_place(const Part& text, NodeId node, uint32_t byte, bool end) const {
  const auto is_before = [node](const Piece& piece) { return piece.node < node; };
  for (auto at = std::partition_point(pieces.begin(), pieces.end(), is_before); at != pieces.end(); ++at) {
    const Piece& piece = *at;
    const Node& here = text[piece.node];
    const bool inside = byte >= here.text_begin && (byte < here.text_end || (end && byte == here.text_end));
    if (inside) return piece.at + byte - here.text_begin;
  }
  return static_cast<uint32_t>(words.size());
}

std::vector<BlockText> blocks_of(const Part& text) {
  std::vector<BlockText> blocks;
  std::vector<NodeId> block(text.nodes.size(), 0);
  for (NodeId node = 1; node < text.nodes.size(); ++node) {
    const Node& here = text[node];
    block[node] = is_inline(here.kind) ? block[here.parent] : node;
    const bool is_break = here.kind == NodeKind::SoftBreak || here.kind == NodeKind::LineBreak;
    if (is_break && !blocks.empty() && blocks.back().block == block[node]) {
      blocks.back().words += here.kind == NodeKind::SoftBreak ? ' ' : '\n';
    }
    if (here.kind != NodeKind::Text || here.text_begin == here.text_end) continue;
    if (blocks.empty() || blocks.back().block != block[node]) blocks.push_back({block[node], {}, {}});
    blocks.back().pieces.push_back({static_cast<uint32_t>(blocks.back().words.size()), node});
    blocks.back().words += text.text_of(here);
  }
  return blocks;
}

Span span_of_bytes(const Part& text, NodeId node, uint32_t begin, uint32_t end) {
  const Node& here = text[node];
  if (here.kind != NodeKind::Text || here.span.end - here.span.begin != here.text_end - here.text_begin) {
    return here.span;
  }
  const uint32_t last = std::max(begin, std::min(end, here.text_end));
  return {here.span.source, here.span.begin + begin - here.text_begin, here.span.begin + last - here.text_begin};
}

}  // namespace hustings::limits
