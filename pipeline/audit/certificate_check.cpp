// Whether files and certificate belong together.
#include <filesystem>
#include <map>

#include <nlohmann/json.hpp>

#include "audit/certificate.h"
#include "audit/order_report.h"
#include "base/files.h"
#include "base/hash.h"
#include "project/paths.h"
#include "project/statements.h"

namespace hustings::audit {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr size_t kHashDigits = 64;

// Fills `files` from a list of the certificate; false when it is not one.
bool read_list(const Json& certificate, const char* key, std::vector<Certified::File>& files) {
  const auto list = certificate.find(key);
  if (list == certificate.end() || !list->is_array()) return false;
  for (const Json& each : *list) {
    if (!each.is_object()) return false;
    const auto name = each.find("file"), hash = each.find("sha256");
    if (name == each.end() || hash == each.end() || !name->is_string() || !hash->is_string()) return false;
    files.push_back({name->get<std::string>(), hash->get<std::string>()});
    if (files.back().name.empty() || files.back().sha256.size() != kHashDigits) return false;
  }
  return true;
}

// The cuts of `statements`; false when they have another form.
bool read_cuts(const Json& certificate, std::vector<StatementCut>& cuts) {
  const auto statements = certificate.find("statements");
  if (statements == certificate.end() || !statements->is_array()) return false;
  for (const Json& each : *statements) {
    if (!each.is_object()) return false;
    const auto found = each.find("cut");
    if (found == each.end()) continue;
    try {
      StatementCut cut;
      cut.id = each.at("id").get<std::string>();
      cut.limit = found->at("limit").get<uint32_t>();
      cut.counted = found->at("counted").get<uint32_t>();
      cut.kept = found->at("kept").get<uint32_t>();
      cut.marked = found->at("marked").get<bool>();
      cut.removed = found->at("removed").get<std::string>();
      cut.removed_notes = found->value("removed-notes", std::vector<std::string>());
      cuts.push_back(std::move(cut));
    } catch (const Json::exception&) {
      return false;
    }
  }
  return true;
}

// Sorted by keys, so that equal values are equal bytes.
std::string sorted(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// The entries of `list` that have an object below `key`, or are it where there is no key; `id` names each. False when
// they have another form.
bool read_entries(const Json& certificate, const char* list, const char* id, const char* key,
                  std::vector<Certified::Entry>& entries) {
  const auto found = certificate.find(list);
  if (found == certificate.end() || !found->is_array()) return false;
  for (const Json& each : *found) {
    if (!each.is_object()) return false;
    const auto name = each.find(id);
    if (name == each.end() || !name->is_string()) return false;
    if (key == nullptr) {
      entries.push_back({name->get<std::string>(), sorted(each)});
    } else if (const auto below = each.find(key); below != each.end()) {
      if (!below->is_object()) return false;
      entries.push_back({name->get<std::string>(), sorted(*below)});
    }
  }
  return true;
}

// The keys in which two objects differ: "rounds, seed-sources".
std::string differing_keys(const std::string& one, const std::string& other) {
  const Json a = Json::parse(one), b = Json::parse(other);
  std::string keys;
  const auto add = [&](const std::string& key) { keys += (keys.empty() ? "" : ", ") + key; };
  for (const auto& [key, value] : a.items()) {
    if (!b.contains(key) || b[key] != value) add(key);
  }
  for (const auto& [key, value] : b.items()) {
    if (!a.contains(key)) add(key);
  }
  return keys;
}

// What the sources say of one thing, for comparison with the certificate.
struct Expected {
  Certified::Entry entry;
  std::string what;  // "the order of Treasurer"
  Span span;
};

struct Finding {
  Span span;
  std::string message, hint;
};

// Where the certificate does not have each of `expected` as it is, once, and nothing else.
std::vector<Finding> compare(const std::vector<Certified::Entry>& certified, const std::vector<Expected>& expected) {
  std::vector<Finding> findings;
  const std::string remedy = "the certificate was changed, or the rules were: build the booklet again";
  std::multimap<std::string, const Certified::Entry*> told;
  for (const Certified::Entry& entry : certified) told.emplace(entry.id, &entry);
  for (const Expected& each : expected) {
    const auto found = told.find(each.entry.id);
    if (found == told.end()) {
      findings.push_back({each.span, "the certificate does not tell " + each.what, remedy});
      continue;
    }
    if (found->second->json != each.entry.json) {
      findings.push_back({each.span, "the certificate tells " + each.what + " otherwise than these sources give it",
                          "what differs: " + differing_keys(each.entry.json, found->second->json) + "; " + remedy});
    }
    told.erase(found);
  }
  for (const auto& [name, entry] : told) {
    findings.push_back({{}, "the certificate tells of '" + name + "' what these sources do not have", remedy});
  }
  return findings;
}

}  // namespace

Certified read_certificate(const Source& certificate, Diagnostics& diagnostics) {
  const Json json = Json::parse(certificate.text(), nullptr, false);
  Certified certified;
  const auto version = json.is_object() ? json.find("certificate") : json.end();
  const bool known = json.is_object() && version != json.end() && *version == 1;
  if (!known || !read_list(json, "sources", certified.sources) || !read_list(json, "outputs", certified.outputs) ||
      !read_cuts(json, certified.cuts) || !read_entries(json, "orders", "contest", nullptr, certified.orders) ||
      !read_entries(json, "statements", "id", "count", certified.counts)) {
    diagnostics.error("certificate-unreadable", certificate.span(0, 0), "this is no certificate of a booklet",
                      {"name the file NAME.manifest.json that stands beside the booklet"});
    return {};
  }
  return certified;
}

void check_outputs(const Certified& certified, const std::string& folder, Diagnostics& diagnostics) {
  for (const Certified::File& file : certified.outputs) {
    // A certificate vouches for what lies beside it, and for nothing else.
    const fs::path path = fs::path(folder) / fs::path(file.name).filename();
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
      diagnostics.error("certificate-file-missing", {}, "there is no file " + path.string() + " beside its certificate",
                        {"put the files of one build into one folder"});
    } else if (sha256_hex(read_file(path)) != file.sha256) {
      diagnostics.error("certificate-file-changed", {}, path.string() + " is not the file that its certificate names",
                        {"it was changed after it was built, or the certificate is another build's"});
    }
  }
}

void check_sources(const Certified& certified, const Project& project, const Sources& sources,
                   Diagnostics& diagnostics) {
  std::map<std::string, const Certified::File*> named;
  for (const Certified::File& file : certified.sources) named[file.name] = &file;
  for (const SourceId id : project.sources) {
    const Source& source = sources.at(id);
    const auto found = named.find(project::path_in_folder(source.path(), project.root));
    if (found == named.end()) {
      diagnostics.error("certificate-source-changed", source.span(0, 0), "the certificate does not know this source",
                        {"it was added after the booklet was built"});
      continue;
    }
    if (sha256_hex(source.text()) != found->second->sha256) {
      diagnostics.error("certificate-source-changed", source.span(0, 0),
                        "this source is not the one that the certificate names",
                        {"it was changed after the booklet was built: build it again"});
    }
    named.erase(found);
  }
  for (const auto& [name, file] : named) {
    diagnostics.error("certificate-source-changed", {}, "the source " + name + " of the certificate is not there",
                      {"it was removed or renamed after the booklet was built"});
  }
}

void check_cuts(const Certified& certified, const std::vector<StatementCut>& cuts, const Project& project,
                Diagnostics& diagnostics) {
  const auto of = [](const std::vector<StatementCut>& list, const std::string& id) {
    const StatementCut* found = cut_of(list, id);
    StatementCut cut = found == nullptr ? StatementCut() : *found;
    cut.span = {};
    return cut;
  };
  for (const Statement& statement : project::statements_of(project)) {
    if (of(certified.cuts, statement.id) == of(cuts, statement.id)) continue;
    diagnostics.error("certificate-cut-changed", {statement.body.source, statement.body.begin, statement.body.begin},
                      "the certificate tells of another cut of " + statement.what + " than its contest's rules make",
                      {"the certificate was changed, or the rules were: build the booklet again"});
  }
}

void check_orders(const Certified& certified, const std::vector<order::OrderCertificate>& orders,
                  const Project& project, Diagnostics& diagnostics) {
  std::vector<Expected> expected;
  const nlohmann::ordered_json list = audit::orders(orders);
  for (size_t i = 0; i < orders.size(); ++i) {
    const order::OrderCertificate& order = orders[i];
    // By way of text, as the certificate's own.
    const Json entry = Json::parse(list[i].dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    Span span;
    for (const Contest& contest : project.contests) {
      if (contest.id == order.contest) span = contest.span;
    }
    expected.push_back({{order.contest, sorted(entry)},
                        "the order of " + (order.title.empty() ? "the candidates" : order.title),
                        span});
  }
  for (const Finding& each : compare(certified.orders, expected)) {
    diagnostics.error("certificate-order-changed", each.span, each.message, {each.hint});
  }
}

void check_counts(const Certified& certified, const std::vector<StatementCount>& counts, Diagnostics& diagnostics) {
  std::vector<Expected> expected;
  for (const StatementCount& count : counts) {
    const std::string text = count_report(count).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    expected.push_back({{count.id, sorted(Json::parse(text))}, "the count of " + count.what, count.span});
  }
  for (const Finding& each : compare(certified.counts, expected)) {
    diagnostics.error("certificate-count-changed", each.span, each.message, {each.hint});
  }
}

}  // namespace hustings::audit
