#include "verify/expected.h"

#include "base/parallel.h"
#include "text/text.h"
#include "verify/declared_cut.h"
#include "verify/expected_measures.h"

namespace hustings::verify {
namespace {

// Letters and digits alone: a page's title and its first heading may differ in the rest and still be one.
std::string bare(std::string_view words) {
  std::string result;
  for (const char c : text::to_lower(words, "en")) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter) result += c;
  }
  return result;
}

class Witness {
 public:
  Witness(const Project& project, const Sources& sources, const std::vector<StatementCut>& cuts)
      : project_(project), sources_(sources), cuts_(cuts) {
    language_ = project.editions.empty() ? project.metadata.language : project.editions.front().language;
    hearing_.language = language_;
    hearing_.testimony = [this](const Body& body) { return testimony(body); };
    hearing_.cut = [this](std::string_view id) { return cut_of(cuts_, id); };
    hearing_.line = [this](Span span) { return span.known() ? sources_.at(span.source).position(span.begin).line : 0; };
    hearing_.add_facts = [this](Words& words, const std::vector<Fact>& facts, SourceId source) {
      add_facts(words, facts, source);
    };
  }

  std::vector<ExpectedText> hear() {
    plan();
    parallel_for(plan_.size(), [&](size_t i) {
      if (is_measure(plan_[i])) {
        plan_[i].measure = expected_measure(*plan_[i].contest, hearing_);
      } else {
        plan_[i].testimony = testimony(plan_[i].body);
      }
    });
    for (Planned& each : plan_) {
      if (is_measure(each)) {
        write_measure(each.measure);
        continue;
      }
      if (each.page != nullptr) write_page(*each.page, each.testimony);
      if (each.candidate != nullptr) {
        write_profile(*each.candidate, each.testimony);
      } else if (each.contest != nullptr) {
        write_contest(*each.contest, each.testimony);
      }
    }
    return std::move(result_);
  }

 private:
  struct Planned {
    Body body;
    const InformationPage* page = nullptr;
    const Contest* contest = nullptr;
    const Candidate* candidate = nullptr;
    Testimony testimony;
    std::vector<ExpectedText> measure;
  };

  static bool is_measure(const Planned& planned) {
    return planned.contest != nullptr && planned.candidate == nullptr && planned.contest->kind == ContestKind::Measure;
  }

  void write_measure(std::vector<ExpectedText>& texts) {
    const auto first = static_cast<uint32_t>(result_.size());
    for (ExpectedText& text : texts) {
      if (text.parent != UINT32_MAX) text.parent += first;
      result_.push_back(std::move(text));
    }
  }

  void plan() {
    const auto pages = [&](bool back_matter) {
      for (const InformationPage& page : project_.pages) {
        if (page.back_matter == back_matter) plan_.push_back({page.body, &page, nullptr, nullptr, {}, {}});
      }
    };
    pages(false);
    for (const Contest& contest : project_.contests) {
      plan_.push_back({contest.introduction_body, nullptr, &contest, nullptr, {}, {}});
      for (const Candidate& candidate : contest.candidates) {
        plan_.push_back({candidate.statement, nullptr, &contest, &candidate, {}, {}});
      }
    }
    pages(true);
  }

  Testimony testimony(const Body& body) const {
    if (!body.exists()) return {};
    const Source& source = sources_.at(body.source);
    const uint32_t end = std::min<uint32_t>(body.end, static_cast<uint32_t>(source.text().size()));
    const uint32_t begin = std::min(body.begin, end);
    return read_markdown(source.text().substr(begin, end - begin), source.position(begin).line);
  }

  // The line of a span, when it is of this source.
  uint32_t line_of(Span span, SourceId source) const {
    return span.known() && span.source == source ? sources_.at(source).position(span.begin).line : 0;
  }

  void add_facts(Words& words, const std::vector<Fact>& facts, SourceId source) const {
    for (const Fact& fact : facts) {
      const uint32_t line = line_of(fact.span, source);
      words.append(words_of(fact.label, line));
      words.append(read_value(fact.value, line));
    }
  }

  void write_page(const InformationPage& page, Testimony& said) {
    ExpectedText text;
    text.id = (project_.has_election ? "page-" : "chapter-") + page.id;
    text.span = {page.body.source, page.body.begin, page.body.begin};
    const Words heading = said.words.to(said.opening_heading);
    const bool heading_is_title =
        !heading.empty() && (page.title.empty() || bare(page.title) == bare(heading.letters()));
    text.name = heading_is_title ? heading : words_of(page.title);
    text.what = "the page \"" + (text.name.empty() ? page.id : text.name.quoted(0, text.name.size())) + "\"";
    text.notes_span = text.span;
    text.words = text.name;
    add_facts(text.words, page.facts, page.body.source);
    text.words.append(heading_is_title ? said.words.from(said.opening_heading) : said.words);
    text.notes = std::move(said.notes);
    result_.push_back(std::move(text));
  }

  void write_contest(const Contest& contest, Testimony& said) {
    ExpectedText text;
    text.id = "contest-" + contest.id;
    text.span = contest.span;
    text.name = contest_title(contest, language_);
    text.what = "the opening of the contest \"" + text.name.quoted(0, text.name.size()) + "\"";
    text.words = text.name;
    text.words.append(question_words(contest, hearing_));
    add_facts(text.words, contest.facts, contest.span.source);
    Testimony introduction =
        read_markdown(contest.introduction, line_of(contest.introduction_span, contest.span.source));
    text.words.append(introduction.words);
    text.words.append(said.words);
    text.notes = std::move(introduction.notes);
    text.notes_span = text.span;
    for (Words& note : said.notes) text.notes.push_back(std::move(note));
    const Testimony notice = notice_words(contest.notice, hearing_);
    text.words.append(notice.words);
    text.notes.insert(text.notes.end(), notice.notes.begin(), notice.notes.end());
    if (contest.uncontested) text.words.append(words_of(text::message("uncontested", language_)));
    if (contest.candidates.empty() && contest.kind != ContestKind::Retention)
      text.words.append(words_of(text::message("no-candidates", language_)));
    for (const Candidate& candidate : contest.candidates) {
      std::string line = candidate.name;
      if (!candidate.party.empty()) line += ", " + candidate.party;
      if (candidate.withdrawn) line += " (" + text::message("withdrawn", language_) + ")";
      text.words.append(words_of(line));
    }
    result_.push_back(std::move(text));
  }

  void write_profile(const Candidate& candidate, Testimony& said) {
    ExpectedText profile;
    profile.id = "profile-" + candidate.id;
    profile.what = "the profile of " + candidate.name;
    profile.span = candidate.span;
    const SourceId source = candidate.span.source;
    const uint32_t line = line_of(candidate.span, source);
    profile.name = words_of(candidate.name, line);
    profile.words = profile.name;
    if (candidate.withdrawn) profile.words.append(words_of(text::message("withdrawn", language_)));
    profile.words.append(read_value(candidate.party, line));
    add_facts(profile.words, candidate.facts, source);
    ExpectedText statement;
    statement.id = "statement-" + candidate.id;
    if (const StatementCut* const cut = cut_of(cuts_, statement.id)) {
      statement.has_wrong_cut = !take_cut(*cut, said);
      profile.words.append(notice_of(*cut, language_));
    }
    profile.notes = std::move(said.notes);
    statement.what = "the statement of " + candidate.name;
    statement.span = candidate.statement.exists()
                         ? Span{candidate.statement.source, candidate.statement.begin, candidate.statement.begin}
                         : candidate.span;
    profile.notes_span = statement.span;
    statement.words = std::move(said.words);
    if (statement.words.empty() && !said.has_pictures) {
      statement.words = words_of(text::message("no-statement", language_));
      statement.is_notice = true;
    }
    statement.parent = static_cast<uint32_t>(result_.size());
    statement.is_statement = true;
    result_.push_back(std::move(profile));
    result_.push_back(std::move(statement));
  }

  const Project& project_;
  const Sources& sources_;
  const std::vector<StatementCut>& cuts_;
  std::string language_;
  Hearing hearing_;
  std::vector<Planned> plan_;
  std::vector<ExpectedText> result_;
};

}  // namespace

std::vector<ExpectedText> expected_texts(const Project& project, const Sources& sources,
                                         const std::vector<StatementCut>& cuts) {
  return Witness(project, sources, cuts).hear();
}

}  // namespace hustings::verify
