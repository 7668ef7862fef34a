#include "project/measure.h"

#include "project/folder.h"
#include "project/measure_reader.h"
#include "text/text.h"

namespace hustings::project {
namespace {

// A name of a file is one line without spaces at its ends that ends as Markdown does.
bool names_file(const std::string& text) {
  return text.find('\n') == std::string::npos && is_markdown(text) && trimmed(text) == text;
}

void read_signer(const Value& value, std::vector<Signer>& signers, Diagnostics& diagnostics) {
  Signer signer;
  signer.span = value.span;
  if (value.is_map()) {
    Entries entries(value);
    signer.name = entries.take_text({"name"});
    signer.title = entries.take_text({"title", "for", "office", "organization"});
    for (const Value* left : entries.rest()) {
      diagnostics.warning("unknown-key", left->key_span, "a signer has no '" + left->key + "'",
                          {"a signer has a name and perhaps a title"});
    }
  } else {
    signer.name = flat_text(value);
  }
  if (signer.name.empty()) {
    report_wrong_shape(value, "a signer with a name", diagnostics);
  } else {
    signers.push_back(std::move(signer));
  }
}

void read_signers(const Value& value, std::vector<Signer>& signers, Diagnostics& diagnostics) {
  if (value.is_list()) {
    for (const Value& item : value.items) read_signer(item, signers, diagnostics);
  } else if (!value.is_blank()) {
    read_signer(value, signers, diagnostics);
  }
}

std::string language_of(const Value& value, Diagnostics& diagnostics) {
  const std::string written = flat_text(value);
  std::string tag = text::canonical_language(written);
  if (tag.empty() && !written.empty()) {
    diagnostics.warning("unknown-language", value.span, "'" + written + "' is not a language tag",
                        {"write a BCP 47 tag: en, es, zh-Hans"});
  }
  return tag;
}

// `rebuttal` is nullptr where a text can have none.
void read_text(const Value& value, const std::string& what, TextEntry& entry, TextEntry* rebuttal,
               Diagnostics& diagnostics) {
  entry.text.span = value.key_span.known() ? value.key_span : value.span;
  const auto take_words = [&](const Value& words) {
    if (names_file(words.text)) {
      entry.file = words.text;
      entry.text.span = words.span;
    } else {
      entry.in_place = {words.text, words.span};
    }
  };
  if (value.is_scalar()) {
    take_words(value);
    return;
  }
  if (!value.is_map()) {
    if (!value.is_blank()) report_wrong_shape(value, what + ": a Markdown file, Markdown, or a map", diagnostics);
    return;
  }
  Entries entries(value);
  if (const Value* file = entries.take({"file", "path"})) {
    entry.file = flat_text(*file);
    entry.text.span = file->span;
  }
  if (const Value* words = entries.take({"text", "markdown"}); words != nullptr && !words->is_blank()) {
    if (!entry.file.empty()) {
      diagnostics.error("manifest-value", words->key_span, what + " has both a file and a text", {"keep one of them"});
    }
    entry.in_place = {words->is_scalar() ? words->text : flat_text(*words), words->span};
  }
  take_description(entries, entry.text, diagnostics);
  if (rebuttal != nullptr) {
    if (const Value* answer = entries.take({"rebuttal"})) {
      read_text(*answer, "the rebuttal", *rebuttal, nullptr, diagnostics);
    }
  }
  for (const Value* left : entries.rest()) {
    diagnostics.warning("unknown-key", left->key_span, what + " has no '" + left->key + "'",
                        {rebuttal != nullptr ? "it has a file or a text, a title, a language, signers, a rebuttal"
                                             : "it has a file or a text, a title, a language, signers"});
  }
}

void take_text(Entries& entries, std::initializer_list<std::string_view> keys, const std::string& what,
               TextEntry& entry, Diagnostics& diagnostics) {
  if (const Value* value = entries.take(keys)) read_text(*value, what, entry, nullptr, diagnostics);
}

void read_side(const Value& value, Side side, MeasureEntry& measure, Diagnostics& diagnostics) {
  const std::string what = side == Side::For ? "an argument for the measure" : "an argument against the measure";
  const auto add = [&](const Value& item) {
    ArgumentEntry argument;
    argument.side = side;
    read_text(item, what, argument.text, &argument.rebuttal, diagnostics);
    if (item.is_blank()) return;
    if (argument.text.file.empty() && !argument.text.in_place.exists()) {
      diagnostics.error("manifest-value", argument.text.text.span, what + " has no words",
                        {"name its file ('file: arguments/for.md'), or leave the whole entry out"});
      return;
    }
    measure.arguments.push_back(std::move(argument));
  };
  if (value.is_list()) {
    for (const Value& item : value.items) add(item);
  } else {
    add(value);
  }
}

void read_arguments(const Value& value, Contest& contest, MeasureEntry& measure, Diagnostics& diagnostics) {
  if (value.is_scalar() && says_no(value.text)) {
    contest.measure.invites_arguments = false;
    return;
  }
  if (!value.is_map()) {
    if (!value.is_blank()) report_wrong_shape(value, "a map with 'for' and 'against', or no", diagnostics);
    return;
  }
  Entries entries(value);
  if (const Value* side = entries.take({"for", "pro", "in-favor", "yes"})) {
    read_side(*side, Side::For, measure, diagnostics);
  }
  if (const Value* side = entries.take({"against", "con", "no"})) {
    read_side(*side, Side::Against, measure, diagnostics);
  }
  contest.measure.arguments_notice = take_markdown(entries, {"notice", "disclaimer"});
  for (const Value* left : entries.rest()) {
    diagnostics.warning("unknown-key", left->key_span, "arguments have no '" + left->key + "'",
                        {"they are 'for' and 'against', and perhaps a 'notice' below each"});
  }
}

ContestKind kind_of(const Value& value, Diagnostics& diagnostics) {
  const std::string word = normal_key(flat_text(value));
  if (word == "measure" || word == "proposition" || word == "referendum") return ContestKind::Measure;
  if (word == "retention") return ContestKind::Retention;
  if (word != "office") {
    diagnostics.error("manifest-value", value.span, "'" + flat_text(value) + "' is no kind of contest",
                      {"write office, measure or retention"});
  }
  return ContestKind::Office;
}

void report_strangers(const Value& value, const Contest& contest, Diagnostics& diagnostics) {
  const auto refuse = [&](std::initializer_list<std::string_view> keys, const std::string& why, const char* hint) {
    for (std::string_view key : keys) {
      const Value* found = value.find({key});
      if (found != nullptr && !found->is_blank()) {
        diagnostics.error("manifest-value", found->key_span, "'" + found->key + "' " + why, {hint});
      }
    }
  };
  if (contest.kind == ContestKind::Measure) {
    refuse({"candidates"}, "cannot stand in a ballot measure: nobody is elected",
           "arguments go below 'arguments'; for people write 'kind: office'");
  } else {
    refuse({"arguments", "full-text"}, "belongs to a ballot measure", "write 'kind: measure' above it");
  }
}

}  // namespace

void take_description(Entries& entries, MeasureText& text, Diagnostics& diagnostics) {
  std::string title = entries.take_text({"title", "heading"});
  if (text.title.empty()) text.title = std::move(title);
  const Value* language = entries.take({"language", "lang"});
  if (language != nullptr && text.language.empty()) text.language = language_of(*language, diagnostics);
  const Value* signers = entries.take({"signers", "signer", "signed-by", "by", "author", "authors"});
  if (signers != nullptr && text.signers.empty()) read_signers(*signers, text.signers, diagnostics);
}

ManifestText take_markdown(Entries& entries, std::initializer_list<std::string_view> keys) {
  const Value* value = entries.take(keys);
  if (value == nullptr || value->is_blank()) return {};
  return {value->is_scalar() ? value->text : flat_text(*value), value->span};
}

void read_kind(const Value& value, Entries& entries, Contest& contest, MeasureEntry& measure,
               Diagnostics& diagnostics) {
  if (const Value* kind = entries.take({"kind"}); kind != nullptr && !kind->is_blank()) {
    contest.kind = kind_of(*kind, diagnostics);
  }
  report_strangers(value, contest, diagnostics);
  contest.notice = take_markdown(entries, {"notice", "disclaimer"});
  contest.group = normal_key(entries.take_text({"group"}));
  if (contest.kind == ContestKind::Office) {
    if (const Value* word = entries.take({"uncontested"}); word != nullptr && !word->is_blank()) {
      contest.uncontested = says_yes(word->text);
      if (!contest.uncontested && !says_no(word->text)) report_wrong_shape(*word, "yes or no", diagnostics);
    }
    return;
  }
  contest.number = entries.take_text({"number", "letter"});
  contest.question = take_markdown(entries, {"question"});
  if (!contest.question.exists()) {
    diagnostics.warning("question-missing", contest.span, "'" + contest.title + "' does not say what is asked",
                        {"add the question as it stands on the ballot: 'question: Shall ...?'"});
  }
  if (contest.kind != ContestKind::Measure) return;
  take_text(entries, {"summary"}, "the summary", measure.summary, diagnostics);
  take_text(entries, {"explanation", "analysis", "impartial-analysis"}, "the explanation", measure.explanation,
            diagnostics);
  take_text(entries, {"fiscal", "fiscal-statement", "fiscal-impact"}, "the fiscal statement", measure.fiscal,
            diagnostics);
  take_text(entries, {"full-text"}, "the full text", measure.full_text, diagnostics);
  if (const Value* arguments = entries.take({"arguments"})) read_arguments(*arguments, contest, measure, diagnostics);
}

}  // namespace hustings::project
