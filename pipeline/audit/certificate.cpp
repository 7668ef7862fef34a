#include "audit/certificate.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "audit/order_report.h"
#include "audit/recount.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "font/select.h"
#include "image/picture.h"
#include "project/paths.h"
#include "project/statements.h"

namespace hustings::audit {
namespace {

using Json = nlohmann::ordered_json;

std::string file_name(const std::string& path) { return std::filesystem::path(path).filename().string(); }

Json hashed(const std::string& name, std::string_view bytes) {
  return {{"file", name}, {"bytes", bytes.size()}, {"sha256", sha256_hex(bytes)}};
}

Json program(std::string_view versions) {
  Json list = Json::object();
  while (!versions.empty()) {
    const size_t end = std::min(versions.find('\n'), versions.size());
    const std::string_view line = versions.substr(0, end);
    const size_t space = line.rfind(' ');
    if (space != std::string_view::npos) list[std::string(line.substr(0, space))] = std::string(line.substr(space + 1));
    versions.remove_prefix(std::min(end + 1, versions.size()));
  }
  return list;
}

Json booklet_of(const Booklet& booklet) {
  const Metadata& metadata = booklet.project.metadata;
  Json result = {{"name", booklet.project.name}, {"title", metadata.title}};
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) result[key] = value;
  };
  add("language", booklet.project.editions.front().language);
  add("identifier", metadata.identifier);
  add("published", metadata.publication_date);
  result["pages"] = booklet.paged.pages.size();
  return result;
}

Json sources_of(const Booklet& booklet, const Sources& sources) {
  const std::vector<SourceId>& ids = booklet.project.sources;
  std::vector<Json> entries(ids.size());
  parallel_for(ids.size(), [&](size_t i) {
    const Source& source = sources.at(ids[i]);
    entries[i] = hashed(project::path_in_folder(source.path(), booklet.project.root), source.text());
  });
  return Json(entries);
}

// The layout's files, the base first.
Json layout_of(const Booklet& booklet) {
  Json list = Json::array();
  for (const Source* file : booklet.rules.files) list.push_back(hashed(file_name(file->path()), file->text()));
  return list;
}

Json pictures_of(const Booklet& booklet) {
  Json list = Json::array();
  for (const std::shared_ptr<const Picture>& picture : booklet.styled->pictures) {
    if (picture == nullptr) continue;
    list.push_back(
        {{"file", project::path_in_folder(picture->path, booklet.project.root)}, {"sha256", picture->sha256}});
  }
  return list;
}

Json fonts_of(const Booklet& booklet) {
  Json list = Json::array();
  for (size_t i = 0; i < booklet.fonts.size(); ++i) {
    const auto id = static_cast<FaceId>(i);
    const Face& face = booklet.fonts.face(id);
    list.push_back({{"font", face.postscript_name}, {"file", face.file}, {"sha256", font::sha256(booklet.fonts, id)}});
  }
  return list;
}

Json dictionaries_of(const Booklet& booklet) {
  Json list = Json::array();
  for (const std::string& path : booklet.dictionaries) {
    list.push_back({{"file", file_name(path)}, {"sha256", sha256_hex(read_file(path))}});
  }
  return list;
}

// The bytes of each text by the ID of its section.
std::map<std::string, Body> bodies_of(const Project& project) {
  std::map<std::string, Body> bodies;
  for (const Statement& statement : project::statements_of(project)) bodies[statement.id] = statement.body;
  for (const Contest& contest : project.contests) {
    for (const MeasureText* text : project::measure_texts(contest)) bodies[text->id] = text->body;
  }
  return bodies;
}

Json text_of(const verify::ProvenText& text, const std::vector<const char*>& kinds) {
  Json entry = {{"id", text.id}, {"text", text.what}, {"words", text.words}};
  for (size_t i = 0; i < kinds.size() && i < text.places.size(); ++i) {
    if (!text.places[i].empty()) entry[kinds[i]] = text.places[i];
  }
  return entry;
}

Json words_cut(const StatementCut& cut) {
  Json entry = {{"limit", cut.limit}, {"counted", cut.counted}, {"kept", cut.kept}, {"marked", cut.marked}};
  entry["removed"] = cut.removed;
  if (!cut.removed_notes.empty()) entry["removed-notes"] = cut.removed_notes;
  return entry;
}

Json checks_of(const Booklet& booklet, const std::vector<const char*>& kinds) {
  Json list = Json::array();
  for (size_t i = 0; i < booklet.proof.findings.size() && i < kinds.size(); ++i) {
    const bool pdf = std::string_view(kinds[i]) == "pages";
    list.push_back({{"check", std::string("every text stands word for word in the ") + (pdf ? "PDF" : "EPUB") +
                                  ", once, in its order and under its name"},
                    {"statements", booklet.proof.statements},
                    {"words", booklet.proof.words},
                    {"findings", booklet.proof.findings[i]}});
  }
  if (!booklet.positions.empty()) {
    const auto is_broken = [](const PositionCheck& check) { return !check.kept; };
    list.push_back({{"check", "everything stands where the layout requires it"},
                    {"positions", booklet.positions.size()},
                    {"findings", std::count_if(booklet.positions.begin(), booklet.positions.end(), is_broken)}});
  }
  return list;
}

}  // namespace

std::string write_certificate(const Booklet& booklet, const Sources& sources, const std::vector<Output>& outputs,
                              std::string_view versions) {
  // The proof has the files in the order in which they were made.
  std::vector<const char*> kinds;
  if (!booklet.pdf.empty()) kinds.push_back("pages");
  if (!booklet.epub.empty()) kinds.push_back("epub");
  const std::map<std::string, Body> bodies = bodies_of(booklet.project);
  std::map<std::string, Json> counts;
  for (const StatementCount& count : statement_counts(booklet.project, sources)) counts[count.id] = count_report(count);
  Json statements = Json::array(), texts = Json::array();
  for (const verify::ProvenText& text : booklet.proof.texts) {
    Json entry = text_of(text, kinds);
    if (const auto body = bodies.find(text.id); body != bodies.end()) {
      const std::string_view bytes = sources.at(body->second.source).text();
      entry["sha256"] = sha256_hex(bytes.substr(body->second.begin, body->second.end - body->second.begin));
    }
    if (const auto count = counts.find(text.id); count != counts.end()) entry["count"] = count->second;
    if (const StatementCut* cut = cut_of(booklet.document.cuts, text.id)) entry["cut"] = words_cut(*cut);
    (text.is_statement ? statements : texts).push_back(std::move(entry));
  }
  Json made = Json::array();
  for (const Output& output : outputs) made.push_back(hashed(output.name, output.bytes));
  const Json certificate = {{"certificate", 1},
                            {"program", program(versions)},
                            {"booklet", booklet_of(booklet)},
                            {"sources", sources_of(booklet, sources)},
                            {"layout", layout_of(booklet)},
                            {"pictures", pictures_of(booklet)},
                            {"fonts", fonts_of(booklet)},
                            {"hyphenation", dictionaries_of(booklet)},
                            {"orders", orders(booklet.orders)},
                            {"statements", statements},
                            {"texts", texts},
                            {"checks", checks_of(booklet, kinds)},
                            {"outputs", made}};
  return certificate.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace hustings::audit
