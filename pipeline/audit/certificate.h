// The certificate of a booklet: what it was made from and with, where every statement stands, what was proven, and what
// came out; as JSON that people read and `hustings verify` checks. Paths are relative to the booklet's folder, the
// names of fonts, layouts and dictionaries without folders, so that it is the same on every machine.
//
// Fields, in this order: `certificate` (the form's version, 1), `program` (versions), `booklet`, `sources`, `layout`,
// `pictures`, `fonts`, `hyphenation`, `orders` (of the candidates, audit/order_report.h), `statements`, `texts` (what
// else is proven), `checks`, `outputs`. Hashes are SHA-256, of a file's bytes; a statement's is that of its Markdown,
// the bytes below its front matter. `words` of a text are those that were proven.
//
// A statement has `count`, as its contest's rules count what was submitted: `profile` and its `citation` (empty: it
// cites no source), `words`, `limit` (absent: there is none), and `over-limit`, what the rules do with words beyond one
// (reject, warn, cut-sentences, cut-words, cut-marked). Who submitted none has 0 words here and above; the full text of
// a law has no count. A statement that a limit cut has `cut`: the limit, its words as counted and as kept, whether
// print says so, and the text that was removed, its notes' apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/recount.h"
#include "publish.h"

namespace hustings::audit {

struct Output {
  std::string name;  // without folders: the certificate stands beside it
  std::string_view bytes;
};

// `versions` has a program and its version in each line.
std::string write_certificate(const Booklet& booklet, const Sources& sources, const std::vector<Output>& outputs,
                              std::string_view versions);

// What belongs to a certificate that was read from a file.
struct Certified {
  struct File {
    std::string name, sha256;
  };
  // What it says of a contest's order or of a statement's count, as JSON with its keys sorted.
  struct Entry {
    std::string id, json;
  };
  std::vector<File> sources, outputs;
  std::vector<StatementCut> cuts;  // without their spans
  std::vector<Entry> orders, counts;
};

// Reads a certificate; nothing and `certificate-unreadable` when it is none.
Certified read_certificate(const Source& certificate, Diagnostics& diagnostics);
// Whether the outputs lie in `folder` and are what the certificate says: else `certificate-file-missing`,
// `certificate-file-changed`.
void check_outputs(const Certified& certified, const std::string& folder, Diagnostics& diagnostics);
// Whether the booklet's sources are what the certificate says, no more and no less: else `certificate-source-changed`.
void check_sources(const Certified& certified, const Project& project, const Sources& sources,
                   Diagnostics& diagnostics);

// Whether what the certificate says was cut is what the rules of these sources cut: else `certificate-cut-changed`.
void check_cuts(const Certified& certified, const std::vector<StatementCut>& cuts, const Project& project,
                Diagnostics& diagnostics);
// Whether the orders of the certificate are those that the rules of these sources give, to the last number of a seed:
// else `certificate-order-changed`.
void check_orders(const Certified& certified, const std::vector<order::OrderCertificate>& orders,
                  const Project& project, Diagnostics& diagnostics);
// Whether its counts are what the rules of these sources count: else `certificate-count-changed`.
void check_counts(const Certified& certified, const std::vector<StatementCount>& counts, Diagnostics& diagnostics);

}  // namespace hustings::audit
