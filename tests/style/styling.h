// Styles small documents with small layouts, and tells what came out.
#pragma once

#include <filesystem>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "rules/layout_files.h"
#include "rules/layout_rules.h"
#include "style/resolve.h"
#include "style/styled_document.h"

namespace hustings::testing {

inline LayoutRules layout(const std::string& elements) {
  static Sources sources;
  Diagnostics diagnostics;
  const std::string text = "<layout name=\"test\">" + elements +
                           "<page-master name=\"page\" page-width=\"100mm\" page-height=\"150mm\" "
                           "margin-inside=\"10mm\" margin-outside=\"10mm\" margin-top=\"10mm\" margin-bottom=\"10mm\"/>"
                           "<page-sequence name=\"body\" master=\"page\"/></layout>";
  LayoutRules rules = rules::read(
      sources.add("test.xml", text), [](const std::string&, const Source&) { return nullptr; }, diagnostics);
  for (const Diagnostic& each : diagnostics.list()) ADD_FAILURE() << each.id << ": " << each.message;
  return rules;
}

inline LayoutRules shipped_layout(const std::string& name) {
  static Sources sources;
  Diagnostics diagnostics;
  return rules::read_layout(name, std::filesystem::path(HUSTINGS_SOURCE_DIR) / "layouts", ".", sources, diagnostics);
}

inline StyledDocument resolve(const Document& document, const LayoutRules& rules, const PageMap& pages = {}) {
  Diagnostics diagnostics;
  return style::resolve(document, rules, pages, diagnostics);
}

inline Document document_of(std::shared_ptr<const Part> part, const std::string& language = "en") {
  Document document;
  document.metadata.language = language;
  document.parts.push_back(std::move(part));
  return document;
}

inline std::string dump(const StyledDocument& styled) {
  std::ostringstream out;
  styled.dump(out);
  return out.str();
}

// The first node of this kind, with this role when one is given.
inline NodeId find(const StyledPart& part, NodeKind kind, Role role = Role::None, size_t nth = 0) {
  for (NodeId node = 0; node < part.nodes.size(); ++node) {
    if (part[node].kind == kind && (role == Role::None || part[node].role == role) && nth-- == 0) return node;
  }
  ADD_FAILURE() << "there is no " << name_of(kind) << '.' << name_of(role);
  return 0;
}

inline const ComputedStyle& style_of(const StyledDocument& styled, NodeKind kind, Role role = Role::None,
                                     size_t nth = 0) {
  const StyledPart& part = *styled.parts.at(0);
  return styled.style(part[find(part, kind, role, nth)].style);
}

// What styled_document.h promises of every Part.
inline void expect_invariants(const StyledDocument& styled) {
  for (const auto& shared : styled.parts) {
    const StyledPart& part = *shared;
    ASSERT_LT(part.sequence, styled.sequences.size());
    uint32_t covered = 0;
    for (NodeId id = 0; id < part.nodes.size(); ++id) {
      const StyledNode& node = part[id];
      ASSERT_LT(node.style, styled.styles.size());
      ASSERT_LT(node.language, styled.languages.size());
      ASSERT_LE(node.text_begin, node.text_end);
      ASSERT_LE(node.text_end, part.text.size());
      if (id > 0) {
        ASSERT_LT(node.parent, id);
        ASSERT_GE(node.text_begin, part[node.parent].text_begin);
        ASSERT_LE(node.text_end, part[node.parent].text_end);
      }
      if (node.next != kNoNode) {
        ASSERT_GT(node.next, id);
        ASSERT_LE(node.text_end, part[node.next].text_begin);
      }
      if (node.first_child != kNoNode || node.text_begin == node.text_end) continue;
      // A leaf: it begins where the one before it ended, but for the line feeds between text blocks.
      const std::string between = part.text.substr(covered, node.text_begin - covered);
      ASSERT_EQ(between.find_first_not_of('\n'), std::string::npos) << part.id << " node " << id;
      covered = node.text_end;
      const std::string_view words = part.text_of(node);
      const std::string_view expected = node.display == Display::Leader          ? "\t"
                                        : node.display == Display::InlinePicture ? "\uFFFC"
                                        : node.kind == NodeKind::LineBreak       ? "\u2028"
                                        : node.kind == NodeKind::SoftBreak       ? " "
                                                                                 : words;
      ASSERT_EQ(words, expected);
    }
    ASSERT_TRUE(covered == part.text.size() || part.text.substr(covered).find_first_not_of('\n') == std::string::npos)
        << part.id;
    for (size_t i = 1; i < part.marks.size(); ++i) ASSERT_LE(part.marks[i - 1].node, part.marks[i].node);
  }
}

}  // namespace hustings::testing
