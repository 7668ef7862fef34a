// What the parts of a booklet have in common: inline Markdown from a manifest, tables of facts, texts with their notes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "election/text_copy.h"
#include "project/project.h"

namespace hustings::election {

// What all parts of an edition are made with.
struct EditionContext {
  const Project& project;
  const Edition& edition;
  const Sources& sources;
  const Addresses& addresses;
  bool as_submitted = false;  // there are candidates' statements, and nothing was cut from any
};

// A parsed text in its place: what `add_text` copies.
struct PlacedText {
  const Part* text = nullptr;  // nullptr: there is none
  const TextIds* ids = nullptr;
  SourceId source = kNoSource;
  std::vector<int> pictures;          // by node; empty when no node is a picture
  Span fixed_span;                    // when known, that of every node: the text is a value of the manifest
  std::string language;               // of its notes, which stand outside the section that has the language of the text
  std::string note_prefix;            // before its notes' labels, where a part has two texts
  const StatementCut* cut = nullptr;  // what a limit took from it; nullptr: nothing
};

class PartWriter {
 public:
  PartWriter(const EditionContext& context, const std::string& part_id, Role role, Span span, Diagnostics& diagnostics);

  PartBuilder& builder() { return builder_; }
  const std::string& language() const { return context_.edition.language; }
  // A furniture word in the edition's language.
  std::string message(std::string_view key) const;

  NodeId heading(uint8_t level, std::string_view words, Span span, Role role);
  NodeId paragraph(std::string_view words, Span span, Role role);
  // A sentence of the booklet's own, in its language and direction wherever it stands.
  void sentence(std::string_view words, Span span, Role role);
  // Words that may hold inline Markdown, into the open node. What would not be one paragraph stays as it is written.
  void inline_markdown(std::string_view markdown, Span span);
  // A table of two columns with a header cell a row; nothing when there are no facts.
  void facts(const std::vector<Fact>& facts, Role role);
  // The blocks of a text below `base`, into the open node; `title` is left out. Its notes follow at `finish`, until
  // when the text must live.
  void text(const PlacedText& text, uint8_t base, NodeId title = kNoNode);
  // Says that a limit cut the text, where the contest's rules want it said.
  void cut_notice(const PlacedText& text, Span span);
  // One of the text's headings, as the title of the part.
  void title_heading(const PlacedText& text, NodeId heading, uint8_t level, Role role);
  std::shared_ptr<const Part> finish();

 private:
  TextPlace place_of(const PlacedText& text) const;

  const EditionContext& context_;
  std::string part_id_;
  PartBuilder builder_;
  Diagnostics& diagnostics_;
  struct TextWithNotes {
    const PlacedText* text = nullptr;
    uint8_t base = 0;  // the level of the heading above
    NodeId title = kNoNode;
  };
  std::vector<TextWithNotes> notes_;  // those that are to come
};

}  // namespace hustings::election
