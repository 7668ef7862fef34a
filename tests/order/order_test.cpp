// Orders of candidates: published vectors first, then what must hold for any names and any numbers.
#include "order/order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "base/parallel.h"

namespace hustings::order {
namespace {

// Drawn by California's Secretary of State for the election of November 2002.
constexpr const char* kNovember2002 = "HMVPEBQUGNDKXZJAWYCOSFITRL";

Candidate candidate(const std::string& name, const std::string& sort_name = {}) {
  Candidate candidate;
  candidate.name = name;
  candidate.sort_name = sort_name;
  return candidate;
}

// A project of one contest.
struct Filed {
  Project project;
  Diagnostics diagnostics;

  Filed(const std::vector<Candidate>& candidates, OrderRule rule, const std::string& language = "en") {
    project.metadata.language = language;
    Contest contest;
    contest.title = "Mayor";
    contest.candidates = candidates;
    for (size_t i = 0; i < candidates.size(); ++i) contest.candidates[i].id = "c" + std::to_string(i);
    contest.order = std::move(rule);
    project.contests.push_back(std::move(contest));
  }
  Filed(const std::vector<std::string>& names, OrderRule rule, const std::string& language = "en")
      : Filed(candidates_of(names), std::move(rule), language) {}

  static std::vector<Candidate> candidates_of(const std::vector<std::string>& names) {
    std::vector<Candidate> candidates;
    for (const std::string& name : names) candidates.push_back(candidate(name));
    return candidates;
  }
  std::vector<std::string> ordered() {
    const OrderedProject result = put_in_order(project, diagnostics);
    certificates = result.certificates;
    std::vector<std::string> names;
    for (const Candidate& each : result.project.contests[0].candidates) names.push_back(each.name);
    return names;
  }
  std::string ids() const {
    std::string all;
    for (const Diagnostic& each : diagnostics.list()) all += (all.empty() ? "" : " ") + each.id;
    return all;
  }
  std::vector<OrderCertificate> certificates;
};

OrderRule random_alphabet(const std::string& alphabet = kNovember2002) {
  OrderRule rule;
  rule.method = OrderMethod::RandomAlphabet;
  rule.alphabet = alphabet;
  return rule;
}

OrderRule alphabetical(OrderBy by = OrderBy::Surname) {
  OrderRule rule;
  rule.method = OrderMethod::Alphabetical;
  rule.by = by;
  return rule;
}

OrderRule lots(const std::vector<std::string>& names) {
  OrderRule rule;
  rule.method = OrderMethod::Lots;
  for (const std::string& name : names) rule.lots.push_back({name, {}});
  return rule;
}

OrderRule drawn(const std::vector<std::vector<std::string>>& numbers) {
  OrderRule rule;
  rule.method = OrderMethod::Draw;
  for (const std::vector<std::string>& source : numbers) rule.seeds.push_back({"lottery", "today", "here", source, {}});
  return rule;
}

using Names = std::vector<std::string>;

// RFC 3797 section 6: a pool of 25, with the MD5 of each of the first sixteen rounds.
TEST(Draw, TheExampleOfTheRfcComesOut) {
  const std::string key =
      key_string(drawn({{"9319"}, {"2", "5", "12", "8", "10"}, {"9", "18", "26", "34", "41", "45"}}).seeds);
  EXPECT_EQ(key, "9319./2.5.8.10.12./9.18.26.34.41.45./");
  struct Published {
    const char* md5;
    uint32_t left, selected;
  };
  constexpr Published kRounds[] = {
      {"990DD0A5692A029A98B5E01AA28F3459", 25, 17}, {"3691E55CB63FCC37914430B2F70B5EC6", 24, 7},
      {"FE814EDF564C190AC1D25753979990FA", 23, 2},  {"1863CCACEB568C31D7DDBDF1D4E91387", 22, 16},
      {"F4AB33DF4889F0AF29C513905BE1D758", 21, 25}, {"13EAEB529F61ACFB9A29D0BA3A60DE4A", 20, 23},
      {"992DB77C382CA2BDB9727001F3CDCCD9", 19, 8},  {"63AB4258ECA922976811C7F55C383CE7", 18, 24},
      {"DFBC5AC97CED01B3A6E348E3CC63F40D", 17, 19}, {"31CB111C4A4EBE9287CEAE16FE51B909", 16, 13},
      {"07FA46C122F164C215BBC72793B189A3", 15, 22}, {"AC52F8D75CCBE2E61AFEB3387637D501", 14, 5},
      {"53306F73E14FC0B2FBF434218D25948E", 13, 18}, {"B5D1403501A81F9A47318BE7893B347C", 12, 9},
      {"85B10B356AA06663EF1B1B407765100A", 11, 1},  {"3269E6CE559ABD57E2BA6AAB495EB9BD", 10, 4}};
  const std::vector<DrawRound> rounds = draw(25, key);
  ASSERT_EQ(rounds.size(), 25U);
  for (size_t i = 0; i < std::size(kRounds); ++i) {
    EXPECT_EQ(rounds[i].md5, kRounds[i].md5) << "round " << i + 1;
    EXPECT_EQ(rounds[i].left, kRounds[i].left) << "round " << i + 1;
    EXPECT_EQ(rounds[i].chosen + 1, kRounds[i].selected) << "round " << i + 1;
  }
  // 0x990DD0A5692A029A98B5E01AA28F3459 in decimal; by 25 it leaves 16.
  EXPECT_EQ(rounds[0].number, "203443615060644168926717808039743665241");
  EXPECT_EQ(rounds[0].remainder, 16U);
}

TEST(Draw, KeysOfEveryKindOfSource) {
  EXPECT_EQ(key_string(drawn({{"007", "10", "9"}, {"000"}}).seeds), "7.9.10./0./");
  EXPECT_EQ(key_string(drawn({{"18446744073709551617", "18446744073709551616"}}).seeds),
            "18446744073709551616.18446744073709551617./");
  // As the reference code of section 6 writes them: in their order, without zeros at the end, nothing between them.
  EXPECT_EQ(key_string(drawn({{"8.250", "07.5", "12.00"}}).seeds), "8.257.512./");
  SeedSource match{"match", "today", "here", {}, "W 4-1"};
  EXPECT_EQ(key_string({match}), "W 4-1./");
}

TEST(Draw, BeyondARoundOfOneByte) {
  const std::vector<DrawRound> rounds = draw(600, "1./");
  std::vector<uint32_t> chosen;
  for (const DrawRound& round : rounds) chosen.push_back(round.chosen);
  std::sort(chosen.begin(), chosen.end());
  for (uint32_t i = 0; i < 600; ++i) ASSERT_EQ(chosen[i], i);
  // Rounds 2 and 258 have the same low byte and must not have the same MD5.
  EXPECT_NE(rounds[1].md5, rounds[257].md5);
}

TEST(Draw, APublishedPoolKeepsItsNumbers) {
  const OrderRule rule = drawn({{"9319"}});
  OrderRule pinned = rule;
  for (const char* name : {"Dana", "Ben", "Cem", "Ada"}) pinned.pool.push_back({name, {}});
  Filed as_listed({"Dana", "Ben", "Cem", "Ada"}, rule), elsewhere({"Ada", "Ben", "Cem", "Dana"}, pinned);
  EXPECT_EQ(elsewhere.ordered(), as_listed.ordered());
  ASSERT_EQ(elsewhere.certificates.size(), 1U);
  EXPECT_EQ(elsewhere.certificates[0].pool[0].name, "Dana");

  Filed added({"Ada", "Ben", "Cem", "Dana", "Eve"}, pinned);
  EXPECT_EQ(added.ordered(), (Names{"Ada", "Ben", "Cem", "Dana", "Eve"}));
  EXPECT_EQ(added.ids(), "lot-missing");
  EXPECT_TRUE(added.certificates.empty());
}

// The statute's own example: Campbell or Carlson, by where M and R were drawn.
TEST(RandomAlphabet, TheStatutesExample) {
  EXPECT_EQ(Filed(Names{"Ann Carlson", "Rosa Campbell"}, random_alphabet()).ordered(),
            (Names{"Rosa Campbell", "Ann Carlson"}));
  EXPECT_EQ(Filed(Names{"Rosa Campbell", "Ann Carlson"}, random_alphabet("ZYXWVUTSRQPONMLKJIHGFEDCBA")).ordered(),
            (Names{"Ann Carlson", "Rosa Campbell"}));
}

TEST(RandomAlphabet, OfNovember2002) {
  // By surname H, M, V, P, E, B..., L last; then by first name, then by middle name.
  Filed contest({"Lee Young", "Ana Lopez", "Zoe Hall", "Ida Hall", "Ida May Hall", "Ida Beth Hall", "Kim Moore",
                 "Tom Vega", "Eva Baker", "Al Baker", "Sam Reed"},
                random_alphabet());
  EXPECT_EQ(contest.ordered(), (Names{"Zoe Hall", "Ida Hall", "Ida May Hall", "Ida Beth Hall", "Kim Moore", "Tom Vega",
                                      "Eva Baker", "Al Baker", "Lee Young", "Sam Reed", "Ana Lopez"}));
  EXPECT_EQ(translated("HMV, L", kNovember2002), "ABC, Z");
}

TEST(RandomAlphabet, AShorterNameStandsFirstWhateverItsLetters) {
  for (const std::string& alphabet : {std::string(kNovember2002), std::string("ZYXWVUTSRQPONMLKJIHGFEDCBA")}) {
    Filed contest({"Amy Leeds", "Zed Lee", "Al Lee"}, random_alphabet(alphabet));
    EXPECT_EQ(contest.ordered().back(), "Amy Leeds");
  }
}

struct Spelled {
  const char *name, *sort_name, *letters;
};

class Letters : public ::testing::TestWithParam<Spelled> {};

TEST_P(Letters, OfANameByTheStatedRule) {
  EXPECT_EQ(letters_of(person_name(candidate(GetParam().name, GetParam().sort_name))), GetParam().letters);
}

INSTANTIATE_TEST_SUITE_P(
    Names, Letters,
    ::testing::Values(
        Spelled{"Amara Jane Okafor", "", "OKAFOR, AMARA, JANE"}, Spelled{"Seán O'Brien", "", "OBRIEN, SEAN"},
        Spelled{"Seán O’Brien", "", "OBRIEN, SEAN"}, Spelled{"María Núñez-Lee", "", "NUNEZLEE, MARIA"},
        Spelled{"Jan van der Berg", "", "BERG, JAN, VANDER"},
        Spelled{"Jan van der Berg", "van der Berg, Jan", "VANDERBERG, JAN"}, Spelled{"Uwe Groß", "", "GROSS, UWE"},
        Spelled{"Søren Łuczak", "", "LUCZAK, SOREN"}, Spelled{"Nguyễn Thị Đào", "Nguyễn, Thị Đào", "NGUYEN, THI, DAO"},
        Spelled{"M. L. King Jr.", "", "KING, M, L"}, Spelled{"M. L. King, Jr.", "", "KING, M, L"},
        Spelled{"King", "King, Martin Luther, Jr.", "KING, MARTIN, LUTHER"}, Spelled{"Ada Stone, MD", "", "STONE, ADA"},
        Spelled{"Henry Ford II", "", "FORD, HENRY"}, Spelled{"Ольга Петрова", "", "PETROVA, OLGA"},
        Spelled{"王小明", "", "WANGXIAOMING"}, Spelled{"王小明", "Wang, Xiaoming", "WANG, XIAOMING"},
        Spelled{"Νίκος Παππάς", "", "PAPPAS, NIKOS"}, Spelled{"أمينة علي", "", "LY, AMYNT"},
        Spelled{"Cher", "", "CHER"}, Spelled{"4 Real", "", "REAL"}));

TEST(RandomAlphabet, TellsWhatItMadeOfNames) {
  Filed contest({"Jan van der Berg", "Ольга Петрова", "Ana Lima", "Ana Líma"}, random_alphabet());
  contest.ordered();
  EXPECT_EQ(contest.ids(), "surname-guessed name-transliterated order-tie");
  EXPECT_EQ(contest.diagnostics.count(Severity::Warning), 1U);
}

// §13111: each succeeding district places last who was first in the one before.
TEST(Rotation, EveryDistrictHasTheNextOnTop) {
  const Names names = {"Zoe Hall", "Kim Moore", "Tom Vega"};
  Names before = names;
  for (uint32_t district = 1; district <= 80; ++district) {
    OrderRule rule = random_alphabet();
    rule.district = district;
    rule.rotation = district - 1;
    const Names here = Filed(names, rule).ordered();
    EXPECT_EQ(here, before) << district;
    before = here;
    std::rotate(before.begin(), before.begin() + 1, before.end());
  }
}

TEST(Alphabetical, ByTheLanguageOfTheBooklet) {
  const Names filed = {"Åsa Öberg", "Anna Zorn", "Ada Olsson", "Ana Nunez", "Bo Núñez"};
  EXPECT_EQ(Filed(filed, alphabetical(), "sv").ordered(),
            (Names{"Ana Nunez", "Bo Núñez", "Ada Olsson", "Anna Zorn", "Åsa Öberg"}));
  EXPECT_EQ(Filed(filed, alphabetical(), "de").ordered(),
            (Names{"Ana Nunez", "Bo Núñez", "Åsa Öberg", "Ada Olsson", "Anna Zorn"}));
}

TEST(Alphabetical, BySurnameNameOrFirstName) {
  const std::vector<Candidate> filed = {candidate("Zoe Adams"), candidate("Dr. Ben Young", "Young, Ben"),
                                        candidate("Ada Berg")};
  EXPECT_EQ(Filed(filed, alphabetical()).ordered(), (Names{"Zoe Adams", "Ada Berg", "Dr. Ben Young"}));
  EXPECT_EQ(Filed(filed, alphabetical(OrderBy::Name)).ordered(), (Names{"Ada Berg", "Dr. Ben Young", "Zoe Adams"}));
  EXPECT_EQ(Filed(filed, alphabetical(OrderBy::FirstName)).ordered(),
            (Names{"Ada Berg", "Dr. Ben Young", "Zoe Adams"}));
  // Python's council: by first name, whatever stands before it.
  const std::vector<Candidate> titled = {candidate("Ada Berg"), candidate("Sir Aaron Zane", "Zane, Aaron")};
  EXPECT_EQ(Filed(titled, alphabetical(OrderBy::Name)).ordered(), (Names{"Ada Berg", "Sir Aaron Zane"}));
  EXPECT_EQ(Filed(titled, alphabetical(OrderBy::FirstName)).ordered(), (Names{"Sir Aaron Zane", "Ada Berg"}));
}

TEST(Lots, NameEveryCandidateOnce) {
  const std::vector<Candidate> filed = {candidate("Ana Lima"), candidate("Bo Ek", "Ek, Bo"), candidate("José Vega")};
  // By name, in any form of Unicode, by sort name, by id.
  EXPECT_EQ(Filed(filed, lots({"Jose\u0301 Vega", "Ek, Bo", "c0"})).ordered(),
            (Names{"José Vega", "Bo Ek", "Ana Lima"}));
  const auto told = [&](const Names& drawn_names) {
    Filed contest(filed, lots(drawn_names));
    EXPECT_EQ(contest.ordered(), (Names{"Ana Lima", "Bo Ek", "José Vega"}));  // as filed, with an error
    EXPECT_TRUE(contest.diagnostics.has_errors());
    EXPECT_TRUE(contest.certificates.empty());
    return contest.ids();
  };
  EXPECT_EQ(told({"José Vega", "Bo Ek"}), "lot-missing");
  EXPECT_EQ(told({"José Vega", "Bo Ek", "Ana Lima", "c1"}), "lot-twice");
  EXPECT_EQ(told({"José Vega", "Bo Ek", "Ana Lima", "Eve"}), "lot-unknown");
  const Names twins = {"Ana Lima", "Ana Lima"};
  Filed by_name(twins, lots({"Ana Lima", "c0"})), by_id(twins, lots({"c1", "c0"}));
  by_name.ordered();
  EXPECT_EQ(by_name.ids(), "lot-unknown lot-missing");
  by_id.ordered();
  ASSERT_EQ(by_id.certificates.size(), 1U) << by_id.ids();
  EXPECT_EQ(by_id.certificates[0].order, (Permutation{1, 0}));
}

// What must hold for any contest. Names are made of a few letters, so that many of them share a beginning.
class AnyContest : public ::testing::Test {
 protected:
  uint32_t next(uint32_t below) {
    state_ = state_ * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return static_cast<uint32_t>(state_ >> 33U) % below;
  }
  std::string word(const Names& letters) {
    std::string word;
    for (uint32_t i = 1 + next(4); i > 0; --i) word += letters[next(static_cast<uint32_t>(letters.size()))];
    return word;
  }
  Names names(uint32_t count) {
    const Names kLetters = {"A", "b", "Ç", "d", "'", "-", "ø", "Ж", "明"};
    Names names;
    for (uint32_t i = 0; i < count; ++i) {
      std::string name = word(kLetters);
      for (uint32_t j = next(3); j > 0; --j) name += " " + word(kLetters);
      names.push_back(name + " " + std::to_string(i));  // a surname that no letters tell apart
    }
    return names;
  }
  std::string alphabet() {
    std::string letters = kNovember2002;
    for (uint32_t i = 25; i > 0; --i) std::swap(letters[i], letters[next(i + 1)]);
    return letters;
  }
  OrderRule rule(uint32_t kind) {
    OrderRule rule = kind == 0   ? random_alphabet(alphabet())
                     : kind == 1 ? alphabetical(static_cast<OrderBy>(next(3)))
                                 : drawn({{std::to_string(next(100000))}, {"5", std::to_string(next(50))}});
    rule.rotation = next(5);
    return rule;
  }
  uint64_t state_ = 1;
};

TEST_F(AnyContest, IsPermuted) {
  for (uint32_t i = 0; i < 600; ++i) {
    Filed contest(names(1 + next(20)), rule(i % 3));
    Names filed, printed = contest.ordered();
    for (const Candidate& each : contest.project.contests[0].candidates) filed.push_back(each.name);
    ASSERT_EQ(contest.certificates.size(), 1U);
    const OrderCertificate& certificate = contest.certificates[0];
    for (size_t place = 0; place < printed.size(); ++place) {
      EXPECT_EQ(certificate.pool[certificate.order[place]].name, printed[place]);
    }
    std::sort(filed.begin(), filed.end());
    std::sort(printed.begin(), printed.end());
    EXPECT_EQ(filed, printed);
  }
}

TEST_F(AnyContest, OfARandomAlphabetDoesNotAskWhoFiledFirst) {
  for (int i = 0; i < 300; ++i) {
    Names filed = names(2 + next(15));
    const OrderRule rule = random_alphabet(alphabet());
    const auto keys_of = [&](const Names& printed) {
      Names keys;
      for (const std::string& name : printed) keys.push_back(letters_of(person_name(candidate(name))));
      return keys;
    };
    const Names first = keys_of(Filed(filed, rule).ordered());
    for (auto at = static_cast<uint32_t>(filed.size() - 1); at > 0; --at) std::swap(filed[at], filed[next(at + 1)]);
    EXPECT_EQ(keys_of(Filed(filed, rule).ordered()), first);
  }
}

TEST_F(AnyContest, IsTheSameOnEveryThread) {
  const Names filed = names(40);
  for (uint32_t kind = 0; kind < 3; ++kind) {
    const OrderRule rule_of_kind = rule(kind);
    const Names once = Filed(filed, rule_of_kind).ordered();
    std::vector<Names> many(64);
    parallel_for(many.size(), [&](size_t i) { many[i] = Filed(filed, rule_of_kind).ordered(); });
    for (const Names& each : many) EXPECT_EQ(each, once);
  }
}

TEST(Withdrawn, CandidatesKeepTheirPlace) {
  std::vector<Candidate> filed = Filed::candidates_of({"Ada", "Ben", "Cem", "Dana"});
  const OrderRule rule = drawn({{"9319"}});
  const Names before = Filed(filed, rule).ordered();
  filed[2].withdrawn = true;
  EXPECT_EQ(Filed(filed, rule).ordered(), before);
}

}  // namespace
}  // namespace hustings::order
