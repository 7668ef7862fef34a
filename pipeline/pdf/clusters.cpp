#include "pdf/clusters.h"

#include <algorithm>

#include "base/utf8.h"

namespace hustings::pdf {

void find_clusters(const Shape& shape, std::vector<Cluster>& clusters) {
  clusters.clear();
  const uint32_t count = static_cast<uint32_t>(shape.glyphs.size());
  const uint32_t text_glyphs = shape.added_hyphen && count > 0 ? count - 1 : count;
  int64_t pen = 0;
  if (shape.simple) {
    for (uint32_t i = 0; i < text_glyphs; ++i) {
      const Glyph& glyph = shape.glyphs[i];
      const size_t end = i + 1 < text_glyphs ? shape.glyphs[i + 1].cluster : shape.text.size();
      clusters.push_back({i, 1, {shape.text.data() + glyph.cluster, end - glyph.cluster}, pen, glyph.advance});
      pen += glyph.advance;
    }
  }
  for (uint32_t i = static_cast<uint32_t>(clusters.size()); i < text_glyphs;) {
    Cluster cluster;
    cluster.first_glyph = i;
    cluster.left = pen;
    const uint32_t start = shape.glyphs[i].cluster;
    for (; i < text_glyphs && shape.glyphs[i].cluster == start; ++i) pen += shape.glyphs[i].advance;
    cluster.glyph_count = i - cluster.first_glyph;
    cluster.advance = pen - cluster.left;
    clusters.push_back(cluster);
  }
  if (shape.right_to_left) std::reverse(clusters.begin(), clusters.end());
  // A cluster's text goes from its first character to the next cluster's.
  for (size_t i = 0; !shape.simple && i < clusters.size(); ++i) {
    const auto start_of = [&](size_t k) -> size_t {
      return std::min<size_t>(shape.glyphs[clusters[k].first_glyph].cluster, shape.text.size());
    };
    const size_t begin = i == 0 ? 0 : start_of(i);
    const size_t end = i + 1 < clusters.size() ? start_of(i + 1) : shape.text.size();
    clusters[i].text = shape.text.substr(begin, end > begin ? end - begin : 0);
  }
  if (shape.right_to_left) std::reverse(clusters.begin(), clusters.end());
  if (text_glyphs != count) {
    clusters.push_back({text_glyphs, 1, "\xC2\xAD", pen, shape.glyphs[text_glyphs].advance});
  }
}

std::string_view share_of_text(const Cluster& cluster, uint32_t position) {
  size_t begin = 0, end = 0, previous = 0;
  const std::string_view text = cluster.text;
  for (uint32_t i = 0; i <= position; ++i) {
    if (end >= text.size()) return text.substr(previous, end - previous);
    previous = begin = end;
    next_code_point(text, end);
  }
  return position + 1 == cluster.glyph_count ? text.substr(begin) : text.substr(begin, end - begin);
}

}  // namespace hustings::pdf
