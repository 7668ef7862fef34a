#include "generated_booklet.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace hustings::bench {
namespace {

// Numerical Recipes' 64-bit linear congruence: the same numbers on every machine, which <random>'s distributions are
// not.
class Numbers {
 public:
  uint32_t below(uint32_t limit) {
    state_ = state_ * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return static_cast<uint32_t>((state_ >> 33) * limit >> 31);
  }

 private:
  uint64_t state_ = UINT64_C(0x9E3779B97F4A7C15);
};

constexpr std::array<std::string_view, 24> kOnsets{"b", "br", "c", "ch", "d", "f", "g",  "gr", "h", "l", "m",  "n",
                                                   "p", "pl", "r", "s",  "t", "v", "st", "tr", "w", "",  "sh", "k"};
constexpr std::array<std::string_view, 12> kVowels{"a", "e", "i", "o", "u", "ea", "ai", "oo", "ou", "y", "ie", "io"};
constexpr std::array<std::string_view, 16> kCodas{"",  "",   "n",  "r",  "s",  "t",  "l",  "nd",
                                                  "m", "ck", "st", "ng", "nt", "rd", "sh", "ve"};

class Vocabulary {
 public:
  explicit Vocabulary(Numbers& numbers) : numbers_(numbers) {
    for (uint32_t i = 0; i < kSize; ++i) {
      const uint32_t syllables = i < 64 ? 1 : 1 + numbers_.below(3);  // the commonest words are short ones
      std::string word;
      for (uint32_t k = 0; k < syllables; ++k) {
        word += kOnsets[numbers_.below(kOnsets.size())];
        word += kVowels[numbers_.below(kVowels.size())];
        word += kCodas[numbers_.below(kCodas.size())];
      }
      words_.push_back(std::move(word));
    }
  }

  // Each doubling of the rank is as likely as any other, which is Zipf's law without logarithms.
  const std::string& word() {
    const uint32_t octave = 1U << numbers_.below(kOctaves);
    return words_[octave - 1 + numbers_.below(octave)];
  }

  std::string name() {
    std::string name = words_[64 + numbers_.below(kSize - 64)];
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
  }

 private:
  static constexpr uint32_t kOctaves = 13, kSize = (1U << kOctaves) - 1;
  Numbers& numbers_;
  std::vector<std::string> words_;
};

class StatementWriter {
 public:
  StatementWriter(Vocabulary& vocabulary, Numbers& numbers) : vocabulary_(vocabulary), numbers_(numbers) {}

  std::string write(const std::string& name, size_t words) {
    text_.clear();
    words_ = notes_ = 0;
    text_ += "# " + name + "\n\n";
    for (uint32_t block = 0; words_ < words; ++block) {
      if (block % 3 == 0) heading();
      const uint32_t kind = numbers_.below(12);
      if (kind == 0) {
        table();
      } else if (kind < 3) {
        list();
      } else {
        paragraph();
      }
    }
    for (uint32_t note = 1; note <= notes_; ++note) {
      text_ += "[^" + std::to_string(note) + "]: ";
      sentence(8, false);
      text_ += "\n\n";
    }
    return text_;
  }

  size_t words() const { return words_; }

 private:
  void word() {
    text_ += vocabulary_.word();
    ++words_;
  }

  void sentence(uint32_t length, bool rich) {
    const size_t begin = text_.size();
    for (uint32_t i = 0; i < length; ++i) {
      if (i > 0) text_ += numbers_.below(9) == 0 ? ", " : " ";
      const uint32_t kind = rich ? numbers_.below(60) : 60;
      if (kind == 0) {
        text_ += "**";
        word();
        text_ += "**";
      } else if (kind == 1) {
        text_ += '*';
        word();
        text_ += '*';
      } else if (kind == 2) {
        text_ += '[';
        word();
        text_ += "](https://www.example/" + vocabulary_.word() + ")";
      } else if (kind == 3) {
        text_ += vocabulary_.name();
        ++words_;
      } else {
        word();
      }
    }
    if (text_[begin] >= 'a' && text_[begin] <= 'z') text_[begin] = static_cast<char>(text_[begin] - 'a' + 'A');
    text_ += '.';
  }

  void heading() {
    text_ += "## ";
    for (uint32_t i = 0; i < 3; ++i) {
      if (i > 0) text_ += ' ';
      text_ += vocabulary_.name();
      ++words_;
    }
    text_ += "\n\n";
  }

  void paragraph() {
    const uint32_t sentences = 2 + numbers_.below(5);
    for (uint32_t i = 0; i < sentences; ++i) {
      if (i > 0) text_ += ' ';
      sentence(8 + numbers_.below(12), true);
    }
    if (numbers_.below(12) == 0) text_ += "[^" + std::to_string(++notes_) + "]";
    text_ += "\n\n";
  }

  void list() {
    const uint32_t items = 3 + numbers_.below(3);
    for (uint32_t i = 0; i < items; ++i) {
      text_ += "- ";
      sentence(5 + numbers_.below(8), false);
      text_ += '\n';
    }
    text_ += '\n';
  }

  void table() {
    text_ += "| Year | Measure | Amount |\n|---|---|---|\n";
    const uint32_t rows = 2 + numbers_.below(3);
    for (uint32_t i = 0; i < rows; ++i) {
      text_ += "| " + std::to_string(2000 + numbers_.below(26)) + " | " + vocabulary_.name() + " " +
               vocabulary_.word() + " | " + std::to_string(1000 + numbers_.below(900000)) + " |\n";
      words_ += 4;
    }
    text_ += '\n';
  }

  Vocabulary& vocabulary_;
  Numbers& numbers_;
  std::string text_;
  size_t words_ = 0;
  uint32_t notes_ = 0;
};

}  // namespace

GeneratedBooklet generate_booklet(size_t statements, size_t words) {
  GeneratedBooklet booklet;
  booklet.sources = std::make_unique<Sources>();
  Project& project = booklet.project;
  project.name = "generated";
  project.metadata.title = "A Generated Booklet";
  project.metadata.date = "2026-11-03";
  project.metadata.publication_date = "2026-10-01";
  project.has_election = true;
  project.editions = {{"main", "en"}};

  Numbers numbers;
  Vocabulary vocabulary(numbers);
  StatementWriter writer(vocabulary, numbers);
  for (size_t i = 0; i < statements; ++i) {
    if (i % 4 == 0) {
      Contest& contest = project.contests.emplace_back();
      contest.id = "contest-" + std::to_string(i / 4 + 1);
      contest.title = "Council, Seat " + std::to_string(i / 4 + 1);
    }
    Candidate& candidate = project.contests.back().candidates.emplace_back();
    candidate.name = vocabulary.name() + " " + vocabulary.name();
    candidate.id = "candidate-" + std::to_string(i + 1);
    candidate.party = vocabulary.name() + " Party";
    const Source& source =
        booklet.sources->add("candidate-" + std::to_string(i + 1) + ".md", writer.write(candidate.name, words));
    booklet.words += writer.words();
    candidate.statement = {source.id(), 0, static_cast<uint32_t>(source.text().size())};
    candidate.span = source.span(0, 0);
    project.sources.push_back(source.id());
  }
  return booklet;
}

}  // namespace hustings::bench
