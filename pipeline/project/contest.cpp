#include "project/contest.h"

#include <algorithm>

#include "project/facts.h"
#include "project/statement_rules.h"

namespace hustings::project {
namespace {

constexpr std::string_view kContestKeys[] = {"title",
                                             "name",
                                             "office",
                                             "introduction",
                                             "description",
                                             "introduction-file",
                                             "candidates",
                                             "statements",
                                             "order",
                                             "candidate-order",
                                             "kind",
                                             "number",
                                             "letter",
                                             "question",
                                             "summary",
                                             "explanation",
                                             "analysis",
                                             "fiscal",
                                             "fiscal-statement",
                                             "arguments",
                                             "rebuttal",
                                             "full-text",
                                             "notice",
                                             "disclaimer",
                                             "uncontested",
                                             "group",
                                             "facts"};

ContestEntry::Listed read_listed(const Value& value, Diagnostics& diagnostics) {
  ContestEntry::Listed listed;
  listed.span = value.span;
  if (value.is_scalar()) {
    listed.entry.file = value.text;
    return listed;
  }
  if (!value.is_map()) {
    report_wrong_shape(value, "a candidate: a file's name, or a map with a name", diagnostics);
    return listed;
  }
  // The statement's file is taken out; what is left describes the candidate.
  Value described = value;
  const auto names_file = [](const Value& item) {
    const std::string key = normal_key(item.key);
    return key == "file" || key == "statement";
  };
  const auto file = std::find_if(described.items.begin(), described.items.end(), names_file);
  if (file != described.items.end()) {
    listed.entry.file = flat_text(*file);
    listed.span = file->span;
    described.items.erase(file);
  }
  apply_candidate_values(described, nullptr, listed.entry, diagnostics);
  return listed;
}

}  // namespace

void read_contest(const Value& value, const StatementRules& rules, std::vector<ContestEntry>& contests,
                  Diagnostics& diagnostics) {
  ContestEntry entry;
  Contest& contest = entry.contest;
  contest.rules = rules;
  contest.span = value.key_span.known() ? value.key_span : value.span;
  if (value.is_scalar()) {
    contest.title = value.text;
  } else if (!value.is_map()) {
    report_wrong_shape(value, "a contest: a map with a title and candidates", diagnostics);
    return;
  }
  Entries entries(value);
  contest.title = value.is_scalar() ? contest.title : entries.take_text({"title", "name", "office"});
  const std::string id = entries.take_text({"id", "identifier"});
  entry.explicit_id = !id.empty() || !value.key.empty();
  if (contest.title.empty()) contest.title = label_of_key(value.key);
  contest.id = id_from(!id.empty() ? id : !value.key.empty() ? value.key : contest.title);
  if (contest.title.empty()) report_wrong_shape(value, "a contest with a title", diagnostics);
  if (const Value* introduction = entries.take({"introduction", "description"})) {
    contest.introduction = introduction->is_scalar() ? introduction->text : flat_text(*introduction);
    contest.introduction_span = introduction->span;
  }
  if (const Value* file = entries.take({"introduction-file", "description-file"})) {
    entry.introduction_file = flat_text(*file);
    entry.introduction_file_span = file->span;
  }
  if (const Value* own = entries.take({"statements"})) read_statement_rules(*own, contest.rules, diagnostics);
  if (const Value* candidates = entries.take({"candidates"})) {
    if (candidates->is_list()) {
      for (const Value& item : candidates->items) entry.candidates.push_back(read_listed(item, diagnostics));
    } else if (candidates->is_scalar() && !candidates->is_blank()) {
      entry.candidates.push_back(read_listed(*candidates, diagnostics));
    } else if (candidates->is_map()) {  // ids, each with its description
      for (const Value& item : candidates->items) {
        ContestEntry::Listed listed = read_listed(item, diagnostics);
        if (listed.entry.candidate.id.empty()) listed.entry.candidate.id = id_from(item.key);
        listed.entry.explicit_id = true;
        entry.candidates.push_back(std::move(listed));
      }
    }
  }
  read_kind(value, entries, contest, entry.measure, diagnostics);
  if (const Value* order = entries.take({"order", "candidate-order"})) {
    contest.order = read_order_rule(*order, diagnostics);
  }
  if (const Value* facts = entries.take({"facts"})) add_facts("", *facts, contest.facts);
  for (const Value* left : entries.rest()) {
    report_slip(*left, kContestKeys, diagnostics);
    add_facts(label_of_key(left->key), *left, contest.facts);
  }
  contests.push_back(std::move(entry));
}

}  // namespace hustings::project
