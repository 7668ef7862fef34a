#include "cli/order_report.h"

#include <fmt/format.h>

#include <ostream>

#include "base/printable.h"
#include "base/utf8.h"

namespace hustings::cli {
namespace {

using order::OrderCertificate;

constexpr size_t kWidth = 100;  // of sentences, in characters

size_t length_of(std::string_view text) {
  size_t length = 0;
  for (size_t byte = 0; byte < text.size(); ++length) next_code_point(text, byte);
  return length;
}

// A sentence on lines of kWidth, those after the first indented beneath it.
void write_wrapped(std::ostream& out, const std::string& sentence) {
  std::string line = "  -";
  size_t begin = 0;
  while (begin <= sentence.size()) {
    const size_t end = std::min(sentence.find(' ', begin), sentence.size());
    const std::string word = sentence.substr(begin, end - begin);
    if (length_of(line) + 1 + length_of(word) > kWidth) {
      out << line << '\n';
      line = "   ";
    }
    line += " " + word;
    begin = end + 1;
  }
  out << line << '\n';
}

std::string padded(std::string text, size_t width) {
  for (size_t length = length_of(text); length < width; ++length) text += ' ';
  return text;
}

std::string title_of(const OrderCertificate& certificate) {
  const OrderRule& rule = certificate.rule;
  switch (rule.method) {
    case OrderMethod::AsFiled:
      return "as filed";
    case OrderMethod::Alphabetical:
      return "alphabetical";
    case OrderMethod::Lots:
      return "by lots";
    case OrderMethod::RandomAlphabet:
      return "by random alphabet";
    case OrderMethod::Draw:
      break;
  }
  return "by a draw (RFC 3797)";
}

void write_seeds(std::ostream& out, const OrderCertificate& certificate) {
  out << "\n  Sources\n";
  for (const SeedSource& seed : certificate.rule.seeds) {
    std::string values = seed.text;
    for (const std::string& number : seed.numbers) values += (values.empty() ? "" : " ") + number;
    out << "    " << printable(fmt::format("{}, {}: {} ({})", seed.name, seed.date, values, seed.published)) << '\n';
  }
  out << "  Key string\n    " << printable(certificate.key_string) << '\n';
}

// The names as they are numbered, with what of each was compared.
void write_pool(std::ostream& out, const OrderCertificate& certificate) {
  const bool letters = certificate.rule.method == OrderMethod::RandomAlphabet;
  size_t names = 0, keys = 0;
  for (const OrderCertificate::Name& name : certificate.pool) {
    names = std::max(names, length_of(printable(name.name)));
    keys = std::max(keys, name.key.size());
  }
  out << (letters ? "\n  As filed, in the letters A to Z, and these in the conventional alphabet\n"
          : certificate.rule.pool.empty() ? "\n  As filed\n"
                                          : "\n  Pool, as published\n");
  size_t number = 0;
  for (const OrderCertificate::Name& name : certificate.pool) {
    out << fmt::format("  {:3}. ", ++number);
    if (name.key.empty() && name.translated.empty()) {
      out << printable(name.name) << '\n';
    } else if (letters) {
      // Letters A to Z line up in every terminal; the name, which may be in any script, ends the line.
      out << padded(name.key, keys) << "  " << padded(name.translated, keys) << "  " << printable(name.name) << '\n';
    } else {
      out << padded(printable(name.name), names) << "  " << printable(name.key) << '\n';
    }
  }
}

void write_rounds(std::ostream& out, const OrderCertificate& certificate) {
  out << "\n  Rounds: the MD5, the same as a decimal number, names left, remainder, number and name taken\n";
  size_t number = 0;
  for (const order::DrawRound& round : certificate.rounds) {
    out << fmt::format("  {:3}. {}  {:>39}  / {}, remainder {}: {}. {}\n", ++number, round.md5, round.number,
                       round.left, round.remainder, round.chosen + 1, printable(certificate.pool[round.chosen].name));
  }
}

void write_order(std::ostream& out, const OrderCertificate& certificate, const order::Permutation& order) {
  size_t number = 0;
  for (const uint32_t place : order) {
    out << fmt::format("  {:3}. {}\n", ++number, printable(certificate.pool[place].name));
  }
}

void write_steps(std::ostream& out, const OrderCertificate& certificate) {
  const OrderRule& rule = certificate.rule;
  for (const std::string& sentence : order::instructions(certificate)) write_wrapped(out, sentence);
  if (!rule.drawn.empty()) out << "  - Drawn: " << printable(rule.drawn) << '\n';
  if (!rule.published.empty()) out << "  - Published: " << printable(rule.published) << '\n';
  if (rule.method == OrderMethod::Draw) write_seeds(out, certificate);
  write_pool(out, certificate);
  if (rule.method == OrderMethod::Draw) write_rounds(out, certificate);
  if (rule.rotation != 0) {
    out << "\n  Before names are taken to the foot\n";
    write_order(out, certificate, certificate.found);
  }
  out << "\n  Order\n";
}

}  // namespace

void write_orders(std::ostream& out, const std::vector<OrderCertificate>& certificates, bool steps) {
  bool first = true;
  for (const OrderCertificate& certificate : certificates) {
    const OrderRule& rule = certificate.rule;
    out << (first ? "" : "\n") << printable(certificate.title) << ": " << title_of(certificate);
    if (rule.district != 0) {
      out << ", Assembly District " << rule.district;
    } else if (rule.rotation != 0) {
      out << fmt::format(", turned by {}", rule.rotation);
    }
    out << '\n';
    first = false;
    if (steps && (rule.method != OrderMethod::AsFiled || rule.rotation != 0)) write_steps(out, certificate);
    write_order(out, certificate, certificate.order);
  }
}

}  // namespace hustings::cli
