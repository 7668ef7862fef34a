// The texts of a measure, from the files that its entry names, or from the manifest itself.
#include <string>

#include "project/measure_reader.h"

namespace hustings::project {
namespace {

// Words of the manifest as a source of their own, under the manifest's path, with its lines. A text of several lines
// stands below its key ("text: |"), one line beside it.
Body body_in_place(const ManifestText& words, Sources& sources) {
  const Source& manifest = sources.at(words.span.source);
  const bool is_block = manifest.text().substr(words.span.begin, 1).find_first_of("|>") == 0;
  const uint32_t line = manifest.position(words.span.begin).line + (is_block ? 1 : 0);
  const Source& copy = sources.add(manifest.path(), words.markdown, line);
  return {copy.id(), 0, static_cast<uint32_t>(copy.text().size())};
}

class Settler {
 public:
  Settler(const Contest& contest, const ReadFile& read_file, Sources& sources, Diagnostics& diagnostics)
      : contest_(contest), read_file_(read_file), sources_(sources), diagnostics_(diagnostics) {}

  MeasureText settle(const TextEntry& entry, const std::string& kind, const std::string& ending = {}) {
    MeasureText text = entry.text;
    text.id = kind + "-" + contest_.id + ending;
    if (!entry.file.empty()) {
      const Value* values = read_file_(entry.file, entry.text.span, text.body);
      if (values != nullptr) fill(*values, text);
      if (text.exists()) refuse_empty(entry, text);
    } else if (entry.in_place.exists()) {
      text.body = body_in_place(entry.in_place, sources_);
    }
    return text;
  }

 private:
  void fill(const Value& values, MeasureText& text) {
    Entries entries(values);
    take_description(entries, text, diagnostics_);
    for (const Value* left : entries.rest()) {
      diagnostics_.warning("unknown-key", left->key_span, "a text about a measure has no '" + left->key + "'",
                           {"it has a title, a language and signers"});
    }
  }

  // A file without words is as good as none, and somebody has to know.
  void refuse_empty(const TextEntry& entry, MeasureText& text) {
    const std::string_view words = sources_.at(text.body.source).text().substr(text.body.begin);
    if (words.find_first_not_of(" \t\r\n") != std::string_view::npos) return;
    diagnostics_.warning("statement-missing", entry.text.span, entry.file + " holds no text",
                         {"write the text into the file, or take the entry out"});
    text.body = {};
  }

  const Contest& contest_;
  const ReadFile& read_file_;
  Sources& sources_;
  Diagnostics& diagnostics_;
};

}  // namespace

void settle_measure(const MeasureEntry& entry, Contest& contest, const ReadFile& read_file, Sources& sources,
                    Diagnostics& diagnostics) {
  if (contest.kind != ContestKind::Measure) return;
  Settler settler(contest, read_file, sources, diagnostics);
  BallotMeasure& measure = contest.measure;
  measure.summary = settler.settle(entry.summary, "summary");
  measure.explanation = settler.settle(entry.explanation, "explanation");
  measure.fiscal = settler.settle(entry.fiscal, "fiscal");
  measure.full_text = settler.settle(entry.full_text, "full-text");
  for (const Side side : {Side::For, Side::Against}) {
    int number = 0;
    for (const ArgumentEntry& argument : entry.arguments) {
      if (argument.side != side) continue;
      std::string ending = side == Side::For ? "-for" : "-against";
      if (number > 0) ending += "-" + std::to_string(number + 1);
      MeasureText text = settler.settle(argument.text, "argument", ending);
      MeasureText rebuttal = settler.settle(argument.rebuttal, "rebuttal", ending);
      if (!text.exists()) continue;
      measure.arguments.push_back({side, std::move(text), std::move(rebuttal)});
      ++number;
    }
  }
}

}  // namespace hustings::project
