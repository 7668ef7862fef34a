// What every assembled document keeps to, whatever went in.
#pragma once

#include <map>
#include <set>

#include <gtest/gtest.h>

#include "document/document.h"

namespace hustings::testing {

// Ids are unique, links inside the booklet lead somewhere, headings skip no level in a part, note marks have notes,
// each node comes after its parent, pictures exist.
inline void expect_sound(const Document& document) {
  std::set<std::string> ids, parts;
  for (const auto& part : document.parts) {
    EXPECT_TRUE(parts.insert(part->id).second) << "two parts " << part->id;
    for (NodeId node = 0; node < part->nodes.size(); ++node) {
      if (!part->has(node, Attribute::Id)) continue;
      const std::string id(part->attribute(node, Attribute::Id));
      EXPECT_TRUE(ids.insert(id).second) << "two nodes with the id " << id;
      EXPECT_FALSE(id.empty() || id.find(' ') != std::string::npos || (id[0] >= '0' && id[0] <= '9')) << id;
    }
  }
  for (const auto& part : document.parts) {
    // A profile stands below its contest's heading, and so do the texts about a measure.
    const Role role = part->root().role;
    const bool below =
        role == Role::Profile || role == Role::Analysis || role == Role::Arguments || role == Role::FullText;
    int level = below ? 1 : 0;
    std::map<std::string, int> notes;
    for (NodeId node = 0; node < part->nodes.size(); ++node) {
      const Node& here = (*part)[node];
      EXPECT_TRUE(node == 0 || here.parent < node);
      if (here.kind == NodeKind::NoteBody) {
        EXPECT_EQ(++notes[std::string(part->attribute(node, Attribute::Label))], 1) << "two notes with one label";
        EXPECT_EQ(here.parent, 0U);
      }
      if (here.kind == NodeKind::Heading) {
        EXPECT_LE(here.level, level + 1) << part->id << ": " << plain_text(*part, node);
        level = here.level;
      }
      const std::string target(part->attribute(node, Attribute::Target));
      if (here.kind == NodeKind::Link && !target.empty() && target[0] == '#') {
        EXPECT_EQ(ids.count(target.substr(1)), 1U) << part->id << " links to " << target;
      }
      if (part->has(node, Attribute::Picture)) {
        EXPECT_LT(std::stoul(std::string(part->attribute(node, Attribute::Picture))), document.pictures.size());
      }
    }
    for (NodeId node = 0; node < part->nodes.size(); ++node) {
      if ((*part)[node].kind != NodeKind::NoteMark) continue;
      EXPECT_EQ(notes.count(std::string(part->attribute(node, Attribute::Label))), 1U) << part->id;
    }
  }
}

}  // namespace hustings::testing
