#include "pdf/trees.h"

#include <algorithm>

#include "pdf/syntax.h"

namespace hustings::pdf {
namespace {

constexpr size_t kLeafEntries = 64;
constexpr size_t kNodeChildren = 32;

struct TreeNode {
  ObjectId object = 0;
  std::string first, last;  // keys as spelled
};

// `key` and `value` append the parts of one entry.
template <class Entries, class AppendKey>
ObjectId write_tree(Objects& objects, const Entries& entries, std::string_view leaf_key, AppendKey append_key) {
  std::vector<TreeNode> level;
  const auto limits = [](std::string& out, const TreeNode& node) {
    out += "/Limits[";
    out += node.first;
    out += ' ';
    out += node.last;
    out += ']';
  };
  const auto leaf_entries = [&](size_t begin, size_t end) {
    std::string out(leaf_key);
    out += '[';
    for (size_t i = begin; i < end; ++i) {
      if (i != begin) out += ' ';
      append_key(out, entries[i].first);
      out += ' ';
      out += entries[i].second;
    }
    return out + "]";
  };
  if (entries.size() <= kLeafEntries) return objects.add(leaf_entries(0, entries.size()));
  for (size_t begin = 0; begin < entries.size(); begin += kLeafEntries) {
    const size_t end = std::min(begin + kLeafEntries, entries.size());
    TreeNode node;
    append_key(node.first, entries[begin].first);
    append_key(node.last, entries[end - 1].first);
    std::string body;
    limits(body, node);
    node.object = objects.add(body + leaf_entries(begin, end));
    level.push_back(std::move(node));
  }
  for (;;) {
    const bool root = level.size() <= kNodeChildren;
    std::vector<TreeNode> above;
    for (size_t begin = 0; begin < level.size(); begin += kNodeChildren) {
      const size_t end = std::min(begin + kNodeChildren, level.size());
      TreeNode node{0, level[begin].first, level[end - 1].last};
      std::string body;
      if (!root) limits(body, node);
      body += "/Kids[";
      for (size_t i = begin; i < end; ++i) {
        if (i != begin) body += ' ';
        append_reference(body, level[i].object);
      }
      node.object = objects.add(body + "]");
      if (root) return node.object;
      above.push_back(std::move(node));
    }
    level = std::move(above);
  }
}

}  // namespace

ObjectId write_number_tree(Objects& objects, const std::vector<std::pair<uint32_t, std::string>>& entries) {
  return write_tree(objects, entries, "/Nums", [](std::string& out, uint32_t key) { append_integer(out, key); });
}

ObjectId write_name_tree(Objects& objects, const std::vector<std::pair<std::string, std::string>>& entries) {
  return write_tree(objects, entries, "/Names",
                    [](std::string& out, const std::string& key) { append_bytes(out, key); });
}

ObjectId write_page_tree(Objects& objects, const std::vector<ObjectId>& pages,
                         const std::vector<std::string>& page_bodies, std::string_view shared) {
  struct PageNode {
    ObjectId object = 0;
    size_t count = 1;
    std::string body;
  };
  std::vector<PageNode> level;
  level.reserve(pages.size());
  for (size_t i = 0; i < pages.size(); ++i) level.push_back({pages[i], 1, page_bodies[i]});
  bool leaves = true;
  for (;;) {
    const bool root = level.size() <= kNodeChildren;
    std::vector<PageNode> above;
    for (size_t begin = 0; begin < std::max<size_t>(level.size(), 1); begin += kNodeChildren) {
      const size_t end = std::min(begin + kNodeChildren, level.size());
      PageNode node{objects.reserve(), 0, "/Type/Pages/Kids["};
      for (size_t i = begin; i < end; ++i) {
        if (i != begin) node.body += ' ';
        append_reference(node.body, level[i].object);
        node.count += level[i].count;
        std::string body = leaves ? "/Type/Page" : "";
        body += level[i].body;
        body += "/Parent ";
        append_reference(body, node.object);
        objects.fill(level[i].object, body);
      }
      node.body += "]/Count ";
      append_integer(node.body, static_cast<int64_t>(node.count));
      if (root) {
        objects.fill(node.object, node.body + std::string(shared));
        return node.object;
      }
      above.push_back(std::move(node));
    }
    level = std::move(above);
    leaves = false;
  }
}

}  // namespace hustings::pdf
