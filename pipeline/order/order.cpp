#include "order/order.h"

#include <numeric>
#include <optional>

#include "order/lots.h"
#include "text/text.h"

namespace hustings::order {
namespace {

std::string quoted_name(const Candidate& candidate) { return "'" + candidate.name + "'"; }

class ContestOrder {
 public:
  ContestOrder(const Contest& contest, const std::string& language, Diagnostics& diagnostics)
      : contest_(contest), candidates_(contest.candidates), diagnostics_(diagnostics) {
    certificate_.contest = contest.id;
    certificate_.title = contest.title;
    certificate_.language = language;
    if (contest.order) certificate_.rule = *contest.order;
    pool_.resize(candidates_.size());
    std::iota(pool_.begin(), pool_.end(), 0U);
  }

  // Nothing when an error was reported, here or where the rule was read.
  std::optional<OrderCertificate> find();
  // The candidates, by their places in the contest, as they are to be printed.
  Permutation printed() const {
    Permutation places;
    for (const uint32_t place : certificate_.order) places.push_back(pool_[place]);
    return places;
  }

 private:
  void sort_alphabetically();
  bool sort_by_random_alphabet();
  bool draw_all();
  void report_guess(const Candidate& candidate);
  void report_transliteration(const Candidate& candidate, const std::string& letters);
  void report_ties(const std::vector<std::string>& keys);

  const Contest& contest_;
  const std::vector<Candidate>& candidates_;
  Diagnostics& diagnostics_;
  OrderCertificate certificate_;
  Permutation pool_;  // the candidate of each number of the pool
};

std::optional<OrderCertificate> ContestOrder::find() {
  const OrderRule& rule = certificate_.rule;
  for (const Candidate& candidate : candidates_) certificate_.pool.push_back({candidate.id, candidate.name, {}, {}});
  bool good = true;
  switch (rule.method) {
    case OrderMethod::AsFiled:
      certificate_.found = pool_;
      break;
    case OrderMethod::Alphabetical:
      sort_alphabetically();
      break;
    case OrderMethod::Lots:
      good = !rule.lots.empty() && match_names(rule.lots, contest_, "lots", certificate_.found, diagnostics_);
      break;
    case OrderMethod::RandomAlphabet:
      good = sort_by_random_alphabet();
      break;
    case OrderMethod::Draw:
      good = draw_all();
      break;
  }
  if (!good) return std::nullopt;
  certificate_.order = rotated(certificate_.found, rule.rotation);
  return certificate_;
}

void ContestOrder::sort_alphabetically() {
  const OrderRule& rule = certificate_.rule;
  std::vector<std::string> keys;
  for (size_t i = 0; i < candidates_.size(); ++i) {
    std::string& words = certificate_.pool[i].key;
    words = alphabetical_words(candidates_[i], rule.by);
    keys.push_back(text::collation_key(words, certificate_.language));
    if (rule.by != OrderBy::Name) report_guess(candidates_[i]);
  }
  certificate_.found = sorted(keys);
  report_ties(keys);
}

bool ContestOrder::sort_by_random_alphabet() {
  const std::string& alphabet = certificate_.rule.alphabet;
  if (alphabet.empty()) return false;
  std::vector<std::string> keys;
  for (size_t i = 0; i < candidates_.size(); ++i) {
    OrderCertificate::Name& name = certificate_.pool[i];
    name.key = letters_of(person_name(candidates_[i]));
    name.translated = translated(name.key, alphabet);
    keys.push_back(name.translated);
    report_guess(candidates_[i]);
    report_transliteration(candidates_[i], name.key);
  }
  certificate_.found = sorted(keys);
  report_ties(keys);
  return true;
}

bool ContestOrder::draw_all() {
  const OrderRule& rule = certificate_.rule;
  if (rule.seeds.empty()) return false;
  if (candidates_.size() > kLargestPool) {
    diagnostics_.error("manifest-value", rule.span, "no more than 65,536 names can be drawn by RFC 3797",
                       {"choose another order"});
    return false;
  }
  if (!rule.pool.empty()) {
    if (!match_names(rule.pool, contest_, "pool", pool_, diagnostics_)) return false;
    for (size_t i = 0; i < pool_.size(); ++i) {
      certificate_.pool[i] = {candidates_[pool_[i]].id, candidates_[pool_[i]].name, {}, {}};
    }
  }
  certificate_.key_string = key_string(rule.seeds);
  certificate_.rounds = draw(static_cast<uint32_t>(pool_.size()), certificate_.key_string);
  for (const DrawRound& round : certificate_.rounds) certificate_.found.push_back(round.chosen);
  return true;
}

void ContestOrder::report_guess(const Candidate& candidate) {
  const PersonName name = person_name(candidate);
  if (!name.guessed) return;
  diagnostics_.note(
      "surname-guessed", candidate.span,
      "the surname of " + quoted_name(candidate) + " is taken to be '" + name.surname + "'",
      {"say which it is with a 'sort-name': '" + name.surname + ", " + name.first + " " + name.middle + "'"});
}

void ContestOrder::report_transliteration(const Candidate& candidate, const std::string& letters) {
  if (!text::has_other_script(candidate.sort_name.empty() ? candidate.name : candidate.sort_name)) return;
  diagnostics_.note(
      "name-transliterated", candidate.span,
      quoted_name(candidate) + " is sorted as '" + letters + "', for the alphabet has Latin letters alone",
      {"write the name as the candidate spells it in Latin letters as 'sort-name'"});
}

void ContestOrder::report_ties(const std::vector<std::string>& keys) {
  const Permutation& found = certificate_.found;
  for (size_t i = 1; i < found.size(); ++i) {
    if (keys[found[i - 1]] != keys[found[i]]) continue;
    const Candidate& first = candidates_[found[i - 1]];
    const Candidate& second = candidates_[found[i]];
    diagnostics_.warning(
        "order-tie", second.span,
        "the order cannot tell " + quoted_name(second) + " from " + quoted_name(first) + "; they stand as filed",
        {"give them a 'sort-name' with what tells them apart, or decide by lot and list them so"});
  }
}

}  // namespace

OrderedProject put_in_order(Project project, Diagnostics& diagnostics) {
  std::vector<OrderCertificate> certificates;
  for (Contest& contest : project.contests) {
    if (contest.candidates.empty()) continue;
    ContestOrder order(contest, project.metadata.language, diagnostics);
    std::optional<OrderCertificate> certificate = order.find();
    if (!certificate) continue;
    certificates.push_back(std::move(*certificate));
    std::vector<Candidate> candidates;
    for (const uint32_t place : order.printed()) candidates.push_back(std::move(contest.candidates[place]));
    contest.candidates = std::move(candidates);
  }
  return {std::move(project), std::move(certificates)};
}

}  // namespace hustings::order
