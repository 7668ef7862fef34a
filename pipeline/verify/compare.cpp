#include "verify/compare.h"

#include <algorithm>
#include <unordered_map>

#include "base/parallel.h"
#include "base/utf8.h"
#include "verify/difference.h"
#include "verify/epub_reader.h"
#include "verify/expected.h"
#include "verify/expected_measures.h"
#include "verify/pdf_reader.h"

namespace hustings::verify {
namespace {

constexpr size_t kMostToldOfOne = 3;  // differences of one text
constexpr size_t kContext = 4;        // words around one

// Whether the words of a difference are the same but for spaces that a script without spaces may take or leave.
bool is_spacing_alone(const Words& left, const Words& right, const Difference& at) {
  std::string letters, others;
  std::vector<size_t> ends, other_ends;
  for (size_t i = at.left_begin; i < at.left_end; ++i) ends.push_back((letters += left[i]).size());
  for (size_t i = at.right_begin; i < at.right_end; ++i) other_ends.push_back((others += right[i]).size());
  if (letters != others) return false;
  std::vector<size_t> unmatched;
  std::set_symmetric_difference(ends.begin(), ends.end(), other_ends.begin(), other_ends.end(),
                                std::back_inserter(unmatched));
  return std::all_of(unmatched.begin(), unmatched.end(), [&](size_t end) {
    size_t before = end;
    while (before > 0 && (static_cast<unsigned char>(letters[--before]) & 0xC0) == 0x80) {
    }
    size_t after = end;
    const bool left_one = is_written_without_spaces(next_code_point(letters, before));
    return left_one || (after < letters.size() && is_written_without_spaces(next_code_point(letters, after)));
  });
}

class Comparison {
 public:
  Comparison(const std::vector<ExpectedText>& expected, const Sources& sources, const std::string& file,
             const FinishedText& found, Diagnostics& diagnostics)
      : expected_(expected), sources_(sources), file_(file), found_(found), diagnostics_(diagnostics) {}

  void compare() {
    std::vector<std::vector<uint32_t>> places(expected_.size());
    for (uint32_t i = 0; i < found_.sections.size(); ++i) places[found_.sections[i].number].push_back(i);
    for (uint32_t i = 0; i < expected_.size(); ++i) {
      const ExpectedText& text = expected_[i];
      if (places[i].empty()) {
        tell_missing(text, places);
        continue;
      }
      if (places[i].size() > 1) {
        tell({Severity::Error,
              "verify-statement-twice",
              text.span,
              text.what + " stands " + std::to_string(places[i].size()) + " times in " + file_,
              {}});
      }
      compare_text(text, found_.sections[places[i].front()], places);
    }
    compare_order(places);
  }

 private:
  void tell(Diagnostic diagnostic) { diagnostics_.add(std::move(diagnostic)); }

  // A profile that is missing is told with its statement.
  void tell_missing(const ExpectedText& text, const std::vector<std::vector<uint32_t>>& places) {
    if (text.words.empty() && text.notes.empty()) return;
    if (text.is_statement && places[text.parent].empty()) return;
    tell({Severity::Error,
          "verify-statement-missing",
          text.span,
          text.what + " is not in " + file_,
          {"it was not made from these sources, or changed afterwards"}});
  }

  void compare_text(const ExpectedText& text, const FoundSection& section,
                    const std::vector<std::vector<uint32_t>>& places) {
    const Words* said = &text.words;
    const Words* words = &section.words;
    Words said_below, words_below;
    if (!text.name.empty() && !(section.heading == text.name)) {
      tell({Severity::Error,
            "verify-wrong-name",
            text.span,
            text.what + " stands under the name \"" + section.heading.quoted(0, section.heading.size()) + "\" in " +
                file_,
            {"it must be \"" + text.name.quoted(0, text.name.size()) + "\""}});
      said = &(said_below = text.words.from(text.name.size()));
      words = &(words_below = section.words.from(std::min(section.heading.size(), section.words.size())));
    }
    if (text.is_statement) {
      const bool at_home = section.parent != UINT32_MAX && found_.sections[section.parent].number == text.parent;
      if (!at_home) {
        tell({Severity::Error,
              "verify-wrong-name",
              text.span,
              text.what + " stands outside of " + expected_[text.parent].what + " in " + file_,
              {}});
      }
      if (!(*said == *words) && tell_others_words(text, *words)) return;
    }
    tell_differences(text, text.span, *said, *words, {});
    compare_notes(text, section, places);
  }

  // Words that are another candidate's, to the letter.
  bool tell_others_words(const ExpectedText& text, const Words& words) {
    if (words.size() < 3) return false;
    if (whose_.empty()) {
      for (const ExpectedText& each : expected_) {
        if (each.is_statement) whose_.try_emplace(each.words.letters(), &each);
      }
    }
    const auto other = whose_.find(words.letters());
    if (other == whose_.end() || other->second == &text) return false;
    tell({Severity::Error,
          "verify-wrong-name",
          text.span,
          "where " + text.what + " belongs, " + file_ + " has " + other->second->what,
          {}});
    return true;
  }

  // The notes of a statement stand with it or with its profile.
  void compare_notes(const ExpectedText& text, const FoundSection& section,
                     const std::vector<std::vector<uint32_t>>& places) {
    if (text.is_statement) return;
    Words said, words;
    for (const Words& note : text.notes) said.append(note);
    const auto add = [&](const FoundSection& from) {
      for (const Words& note : from.notes) words.append(note);
    };
    const size_t own = static_cast<size_t>(&text - expected_.data());
    if (own + 1 < expected_.size() && expected_[own + 1].parent == own && !places[own + 1].empty()) {
      add(found_.sections[places[own + 1].front()]);
    }
    add(section);
    tell_differences(text, text.notes_span, said, words, "the notes of ");
  }

  void tell_differences(const ExpectedText& text, Span place, const Words& said, const Words& words,
                        std::string_view where) {
    if (said == words) return;
    size_t told = 0, left_out = 0;
    for (const Difference& each : differences(said, words)) {
      if (is_spacing_alone(said, words, each)) continue;
      if (told++ < kMostToldOfOne) {
        tell_difference(text, span_of(place, said, each), said, words, each, where);
      } else {
        ++left_out;
      }
    }
    if (left_out == 0) return;
    tell({Severity::Error,
          "verify-words-changed",
          place,
          std::string(where) + text.what + " differs in " + std::to_string(left_out) + " more places in " + file_,
          {}});
  }

  void tell_difference(const ExpectedText& text, Span span, const Words& said, const Words& words, const Difference& at,
                       std::string_view where) {
    const std::string lost = said.quoted(at.left_begin, at.left_end), came = words.quoted(at.right_begin, at.right_end);
    std::string shown = at.left_begin > 0 ? "… " : "";
    const auto show = [&shown](const std::string& piece) {
      if (!piece.empty()) shown += piece + ' ';
    };
    show(said.quoted(at.left_begin - std::min(at.left_begin, kContext), at.left_begin));
    if (!lost.empty()) show("[-" + lost + "-]");
    if (!came.empty()) show("{+" + came + "+}");
    show(said.quoted(at.left_end, std::min(at.left_end + kContext, said.size())));
    shown += at.left_end + kContext < said.size() ? "…" : "";
    while (shown.ends_with(' ')) shown.pop_back();
    const std::string whose = std::string(where) + text.what;
    if (came.empty()) {
      tell({Severity::Error,
            "verify-words-missing",
            span,
            file_ + " lacks words of " + whose + ": \"" + lost + "\"",
            {shown}});
    } else if (lost.empty()) {
      tell({Severity::Error,
            "verify-words-added",
            span,
            file_ + " has words in " + whose + " that its source has not: \"" + came + "\"",
            {shown}});
    } else {
      tell({Severity::Error,
            "verify-words-changed",
            span,
            file_ + " has other words in " + whose + ": \"" + came + "\" for \"" + lost + "\"",
            {shown}});
    }
  }

  // The first word that differs, or the one before an addition, in the author's file.
  Span span_of(Span place, const Words& said, const Difference& at) const {
    if (said.empty() || !place.known()) return place;
    const size_t index = std::min(at.left_begin, said.size() - 1);
    const uint32_t line = said.line(index);
    if (line == 0) return place;
    const Source& source = sources_.at(place.source);
    const std::string_view bytes = source.line(line);
    // The word may stand several times in the line.
    const std::string_view word = said[index];
    size_t nth = 0;
    for (size_t i = index; i-- > 0 && said.line(i) == line;)
      nth += said[i].find(word) != std::string_view::npos ? 1 : 0;
    size_t found = bytes.find(word);
    for (; nth > 0 && found != std::string_view::npos; --nth) {
      const size_t next = bytes.find(word, found + 1);
      if (next == std::string_view::npos) break;
      found = next;
    }
    const uint32_t begin = source.line_begin(line);
    if (found == std::string_view::npos) return source.span(begin, begin + static_cast<uint32_t>(bytes.size()));
    const auto start = begin + static_cast<uint32_t>(found);
    return source.span(start, start + static_cast<uint32_t>(word.size()));
  }

  // The first text that stands before one that it must follow.
  void compare_order(const std::vector<std::vector<uint32_t>>& places) {
    uint32_t last = UINT32_MAX, place = 0;
    for (uint32_t i = 0; i < expected_.size(); ++i) {
      if (places[i].empty()) continue;
      if (last != UINT32_MAX && places[i].front() < place) {
        tell({Severity::Error,
              "verify-statement-order",
              expected_[i].span,
              expected_[i].what + " stands before " + expected_[last].what + " in " + file_ + " and must follow it",
              {}});
        return;
      }
      last = i;
      place = places[i].front();
    }
  }

  const std::vector<ExpectedText>& expected_;
  const Sources& sources_;
  const std::string& file_;
  const FinishedText& found_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, const ExpectedText*> whose_;
};

// The IDs that the sections will have; project and election give them.
Wanted wanted_ids(const Project& project) {
  Wanted wanted;
  const auto add = [&](const std::string& id) { wanted.try_emplace(id, static_cast<uint32_t>(wanted.size())); };
  const auto pages = [&](bool back_matter) {
    for (const InformationPage& page : project.pages) {
      if (page.back_matter == back_matter) add((project.has_election ? "page-" : "chapter-") + page.id);
    }
  };
  pages(false);
  for (const Contest& contest : project.contests) {
    if (contest.kind == ContestKind::Measure) {
      for (const std::string& id : measure_ids(contest)) add(id);
      continue;
    }
    add("contest-" + contest.id);
    for (const Candidate& candidate : contest.candidates) {
      add("profile-" + candidate.id);
      add("statement-" + candidate.id);
    }
  }
  pages(true);
  return wanted;
}

std::string place_of(const FoundSection& section) {
  if (!section.place.empty() || section.first_page == 0) return section.place;
  const std::string first = std::to_string(section.first_page);
  return section.first_page == section.last_page ? first : first + '-' + std::to_string(section.last_page);
}

Proof what_is_proven(const std::vector<ExpectedText>& expected, const std::vector<FinishedText>& found) {
  Proof proof;
  for (const ExpectedText& text : expected) {
    ProvenText& proven = proof.texts.emplace_back();
    proven.id = text.id;
    proven.what = text.what;
    proven.is_statement = text.is_statement;
    proven.words = text.is_notice ? 0 : text.words.size();
    for (const Words& note : text.notes) proven.words += note.size();
    proven.places.resize(found.size());
    proof.words += proven.words;
    proof.statements += text.is_statement ? 1 : 0;
  }
  for (size_t i = 0; i < found.size(); ++i) {
    for (const FoundSection& section : found[i].sections) {
      std::string& place = proof.texts[section.number].places[i];
      if (place.empty()) place = place_of(section);
    }
  }
  return proof;
}

}  // namespace

Proof compare(const Project& project, const Sources& sources, const std::vector<StatementCut>& cuts,
              const std::vector<FinishedFile>& files, Diagnostics& diagnostics) {
  const Wanted wanted = wanted_ids(project);
  std::vector<ExpectedText> expected;
  std::vector<FinishedText> found(files.size());
  // The files one by one beside the witness: the pages of each are read side by side.
  parallel_for(files.size() + 1, [&](size_t i) {
    if (i == files.size()) {
      expected = expected_texts(project, sources, cuts);
    } else {
      found[i] = files[i].kind == FileKind::Pdf ? read_pdf(files[i].bytes, wanted) : read_epub(files[i].bytes, wanted);
    }
  });
  Proof proof = what_is_proven(expected, found);
  for (const ExpectedText& text : expected) {
    if (!text.has_wrong_cut) continue;
    diagnostics.error("verify-cut-wrong", text.span,
                      "what is declared as cut from " + text.what + " is not the end of its source",
                      {"it is looked for in the files as it was written; build the booklet from these sources"});
  }
  for (size_t i = 0; i < files.size(); ++i) {
    const size_t before = diagnostics.list().size();
    if (!found[i].trouble.empty()) {
      diagnostics.error("verify-unreadable", {}, files[i].name + " cannot be read: " + found[i].trouble,
                        {"build it again"});
    } else {
      Comparison(expected, sources, files[i].name, found[i], diagnostics).compare();
    }
    proof.findings.push_back(diagnostics.list().size() - before);
  }
  // A PDF and what was made with it.
  const auto is_of = [&](FileKind kind) {
    return [&files, &found, kind](const FinishedText& each) {
      return files[static_cast<size_t>(&each - found.data())].kind == kind && each.trouble.empty();
    };
  };
  const auto pdf = std::find_if(found.begin(), found.end(), is_of(FileKind::Pdf));
  if (pdf == found.end()) return proof;
  for (size_t i = 0; i < files.size(); ++i) {
    if (files[i].kind != FileKind::Epub || !found[i].trouble.empty()) continue;
    const size_t before = diagnostics.list().size();
    compare_page_lists(pdf->pages, found[i].pages, files[static_cast<size_t>(pdf - found.begin())].name, files[i].name,
                       diagnostics);
    proof.findings[i] += diagnostics.list().size() - before;
  }
  return proof;
}

bool recognize(std::string_view bytes, FileKind& kind) {
  if (bytes.substr(0, 5) == "%PDF-") {
    kind = FileKind::Pdf;
    return true;
  }
  kind = FileKind::Epub;
  return bytes.substr(0, 4) == "PK\x03\x04";
}

}  // namespace hustings::verify
