// From a path to a Project. What the path holds is told by what is in it: a manifest that lists contests, an Elekto
// folder (a manifest beside files "candidate-*.md"), any folder of Markdown, one file. The differences end here: every
// later stage sees pages, contests and candidates.
#include <algorithm>
#include <map>
#include <set>
#include <system_error>

#include "project/candidate.h"
#include "project/contest_order.h"
#include "project/count_profiles.h"
#include "project/facts.h"
#include "project/folder.h"
#include "project/front_matter.h"
#include "project/manifest.h"
#include "project/project.h"
#include "project/scan.h"
#include "project/unique_ids.h"
#include "text/text.h"

namespace hustings::project {
namespace {

namespace fs = std::filesystem;

// A text file with its front matter read.
struct Text {
  const Source* source = nullptr;
  FrontMatter front_matter;
  Body body;
};

bool contains_template(std::string_view file) {
  std::string stem;
  for (char c : file_stem(file)) stem += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return stem.find("template") != std::string::npos;
}

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

// The folders in which communities keep one file a candidate.
bool in_candidates_folder(std::string_view file) {
  const std::string_view folder = file.substr(0, file.size() - file_name(file).size());
  for (std::string_view name : {"candidates/", "candidate/", "nominees/", "nominations/"}) {
    if (folder == name ||
        (folder.size() > name.size() && folder.substr(folder.size() - name.size() - 1) == "/" + std::string(name))) {
      return true;
    }
  }
  return false;
}

class Reader {
 public:
  Reader(fs::path root, const Options& options, Sources& sources, Diagnostics& diagnostics)
      : folder_(root, sources, diagnostics), sources_(sources), diagnostics_(diagnostics), options_(options) {
    project_.root = std::move(root);
    project_.metadata.language.clear();  // decided at the end
    if (!options.language.empty()) language_ = read_language(options.language, {}, diagnostics);
  }

  Project read_folder(const std::string& manifest_name);
  Project read_one(const std::string& name, const Source* source);
  Folder& folder() { return folder_; }

 private:
  void read_manifest_file(const std::string& file);
  void read_contests();
  void read_elekto();
  void read_texts();
  void read_listed(ContestEntry& entry);
  Text read_text(const std::string& file, Span named);
  void add_page(const Text& text, const std::string& file, const std::string& title, bool back_matter);
  bool add_named_pages();
  void add_candidate(const Text& text, CandidateEntry entry, size_t contest);
  size_t contest_named(const std::string& title, Span span);
  void report_unused();
  void read_portraits();
  void decide_language();
  void read_count_profiles();
  std::string folder_label() const;
  Project finish();

  Folder folder_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  Project project_;
  Manifest manifest_;
  std::string language_;  // asked for on the command line
  Options options_;
  std::map<std::string, Text> texts_;
  UniqueIds page_ids_, contest_ids_;
  CandidateIds candidate_ids_;
  std::set<std::string> used_;
};

Text Reader::read_text(const std::string& file, Span named) {
  const std::string path = resolve_path("", file);
  const auto known = texts_.find(path);
  if (known != texts_.end()) return known->second;
  Text text;
  text.source = folder_.read(file, named);
  if (text.source != nullptr) {
    text.front_matter = read_front_matter(*text.source, diagnostics_);
    text.body = {text.source->id(), text.front_matter.body_begin, static_cast<uint32_t>(text.source->text().size())};
  }
  used_.insert(path);
  texts_.emplace(path, text);
  return text;
}

void Reader::read_manifest_file(const std::string& file) {
  used_.insert(file);
  const Source* source = folder_.read(file, {});
  if (source == nullptr) return;
  const std::string_view text = source->text();
  const uint32_t begin = starts_with(text, "\xEF\xBB\xBF") ? 3 : 0;
  const Value map = read_yaml(*source, begin, static_cast<uint32_t>(text.size()), diagnostics_);
  manifest_ = read_manifest(map, language_, diagnostics_);
  project_.metadata = manifest_.metadata;
  project_.certifier = manifest_.certifier;
  project_.layout = manifest_.layout;
  project_.pdf_standard = manifest_.pdf_standard;
  project_.pdf_standard_span = manifest_.pdf_standard_span;
  project_.facts = manifest_.facts;
  project_.disclaimer = manifest_.disclaimer;
}

void Reader::add_page(const Text& text, const std::string& file, const std::string& title, bool back_matter) {
  if (text.source == nullptr) return;
  InformationPage page;
  page.back_matter = back_matter;
  page.body = text.body;
  Entries entries(text.front_matter.values);
  page.title = entries.take_text({"title", "name", "heading"});
  if (!title.empty()) page.title = title;
  if (const Value* value = entries.take({"language", "lang"}); value != nullptr && !value->is_blank()) {
    page.language = text::canonical_language(flat_text(*value));
    if (page.language.empty()) {
      diagnostics_.warning("unknown-language", value->span, "'" + flat_text(*value) + "' is not a language tag",
                           {"write a BCP 47 tag: en, es, zh-Hans"});
    }
  }
  const std::string_view words = text.source->text().substr(text.body.begin);
  for (const Value* left : entries.rest()) {
    if (page.title.empty() && opening_heading(words).empty() && left->is_scalar() && !left->is_blank()) {
      // "state_name": data that names its page under a key of its own.
      const std::string key = normal_key(left->key);
      if (key.size() > 5 && (key.substr(key.size() - 5) == "-name" || key.substr(key.size() - 5) == "title")) {
        page.title = flat_text(*left);
        continue;
      }
    }
    add_facts(label_of_key(left->key), *left, page.facts);
  }
  if (page.title.empty() && opening_heading(words).empty()) {
    // "doc/index.md" is named after its folder.
    std::string_view stem = file_stem(file);
    const std::string_view folder = std::string_view(file).substr(0, file.size() - file_name(file).size());
    if (folder.size() > 1 && (stem == "index" || stem == "_index" || stem == "README")) {
      stem = file_name(folder.substr(0, folder.size() - 1));
    }
    const std::string language = project_.metadata.language.empty() ? "en" : project_.metadata.language;
    page.title = stem == "election_desc" ? text::message("information", language) : label_of_key(stem);
  }
  const std::string path = resolve_path("", file);
  page.id =
      page_ids_.unique(id_from(path.substr(0, path.size() - file_name(path).size()) + std::string(file_stem(path))));
  project_.pages.push_back(std::move(page));
}

// The pages that the manifest lists; false when it says nothing of pages.
bool Reader::add_named_pages() {
  for (const PageEntry& page : manifest_.pages) {
    add_page(read_text(page.file, page.span), page.file, page.title, page.back_matter);
  }
  return manifest_.names_pages;
}

void Reader::add_candidate(const Text& text, CandidateEntry entry, size_t contest) {
  if (text.source != nullptr) {
    entry.candidate.statement = text.body;
    if (!entry.candidate.span.known()) entry.candidate.span = text.front_matter.span;
    if (!entry.candidate.span.known()) entry.candidate.span = text.source->span(text.body.begin, text.body.begin);
  }
  name_candidate(text.source, entry);
  if (entry.candidate.name.empty()) {
    diagnostics_.error("manifest-value", entry.candidate.span, "this candidate has no name",
                       {"write 'name' and the name as it stands on the ballot"});
  }
  candidate_ids_.settle(entry, project_.contests[contest].id, sources_, diagnostics_);
  project_.contests[contest].candidates.push_back(std::move(entry.candidate));
}

size_t Reader::contest_named(const std::string& title, Span span) {
  for (size_t i = 0; i < project_.contests.size(); ++i) {
    if (project_.contests[i].title == title) return i;
  }
  Contest contest;
  contest.title = title;
  contest.id = contest_ids_.unique(id_from(title.empty() ? "candidates" : title));
  contest.span = span;
  contest.rules = manifest_.statement_rules;
  project_.contests.push_back(std::move(contest));
  return project_.contests.size() - 1;
}

// The candidates that a manifest's contest lists, by name of a file, of a folder, or in place.
void Reader::read_listed(ContestEntry& contest_entry) {
  Contest contest = contest_entry.contest;
  const std::string written_id = contest.id;
  contest.id = contest_ids_.unique(contest.id);
  if (contest.id != written_id && contest_entry.explicit_id) {
    diagnostics_.error("duplicate-contest", contest.span, "two contests have the id '" + written_id + "'",
                       {"give one of them another id"});
  }
  if (!contest_entry.introduction_file.empty()) {
    contest.introduction_body = read_text(contest_entry.introduction_file, contest_entry.introduction_file_span).body;
  }
  const auto read_file = [&](const std::string& file, Span named, Body& body) -> const Value* {
    const Text text = read_text(file, named);
    body = text.body;
    return text.source == nullptr ? nullptr : &texts_.at(resolve_path("", file)).front_matter.values;
  };
  settle_measure(contest_entry.measure, contest, read_file, sources_, diagnostics_);
  const size_t index = project_.contests.size();
  project_.contests.push_back(std::move(contest));
  for (ContestEntry::Listed& listed : contest_entry.candidates) {
    std::vector<std::string> files = {listed.entry.file};
    std::string inside = resolve_path("", listed.entry.file);
    std::error_code error;
    if (!inside.empty() && fs::is_directory(project_.root / inside, error)) {
      files.clear();
      for (const std::string& file : folder_.files()) {
        if (starts_with(file, inside + "/") && is_markdown(file) && !contains_template(file)) files.push_back(file);
      }
      if (files.empty()) {
        diagnostics_.error("no-markdown", listed.span,
                           "the folder " + folder_.shown(inside) + " holds no Markdown file",
                           {"add a file for each candidate, or name another folder"});
      }
    }
    for (const std::string& file : files) {
      CandidateEntry entry = listed.entry;
      entry.file = file;
      const Text text = file.empty() ? Text() : read_text(file, listed.span);
      apply_candidate_values(text.front_matter.values, manifest_.limits_fields ? &manifest_.shown_fields : nullptr,
                             entry, diagnostics_);
      const Contest& here = project_.contests[index];
      if (!entry.contest.empty() && entry.contest != here.title && id_from(entry.contest) != here.id) {
        diagnostics_.warning(
            "contest-differs", entry.candidate.span,
            "the manifest lists this candidate under '" + here.title + "', the file says '" + entry.contest + "'",
            {"correct one of the two"});
      }
      if (!listed.entry.candidate.span.known() && text.source == nullptr) entry.candidate.span = listed.span;
      add_candidate(text, std::move(entry), index);
    }
  }
}

void Reader::read_contests() {
  project_.has_election = true;
  if (!add_named_pages() && folder_.has("election_desc.md")) {
    add_page(read_text("election_desc.md", {}), "election_desc.md", "", false);
  }
  for (ContestEntry& entry : manifest_.contests) read_listed(entry);
  order_contests(manifest_.contest_order, project_.contests, diagnostics_);
}

// Elekto: one contest, whose candidates are the files "candidate-*.md" beside the manifest.
void Reader::read_elekto() {
  project_.has_election = true;
  const size_t contest = contest_named("", {});
  std::vector<std::string> pages;
  for (const std::string& file : folder_.files()) {
    if (file.find('/') != std::string::npos || !is_markdown(file) || contains_template(file)) continue;
    const std::string_view stem = file_stem(file);
    if (starts_with(stem, "candidate-")) {
      const Text text = read_text(file, {});
      CandidateEntry entry;
      entry.file = file;
      apply_candidate_values(text.front_matter.values, manifest_.limits_fields ? &manifest_.shown_fields : nullptr,
                             entry, diagnostics_);
      add_candidate(text, std::move(entry), contest);
    } else if (!starts_with(stem, "results") && !starts_with(stem, "ranking") && stem != "VOTERS") {
      // What the election is about comes first, then the guide for voters, then what else is told.
      pages.insert(stem == "election_desc" ? pages.begin() : pages.end(), file);
    }
  }
  if (add_named_pages()) return;
  for (const std::string& file : pages) add_page(read_text(file, {}), file, "", false);
}

// A folder of texts: those whose front matter or place says so are candidates, all others pages.
void Reader::read_texts() {
  const bool named_pages = add_named_pages();
  for (const std::string& file : folder_.files()) {
    if (!is_markdown(file) || used_.count(file) != 0) continue;
    const Text text = read_text(file, {});
    if (text.source == nullptr) continue;
    const Value& values = text.front_matter.values;
    const std::string_view words = text.source->text().substr(text.body.begin);
    const bool place_says_so = !contains_template(file) &&
                               (in_candidates_folder(file) || starts_with(file_stem(file), "candidate-")) &&
                               (values.find({"name"}) != nullptr || !name_in_opening_list(words).empty());
    if (describes_candidate(values) || place_says_so) {
      CandidateEntry entry;
      entry.file = file;
      apply_candidate_values(values, manifest_.limits_fields ? &manifest_.shown_fields : nullptr, entry, diagnostics_);
      const size_t contest = contest_named(entry.contest, text.front_matter.span);
      project_.has_election = true;
      add_candidate(text, std::move(entry), contest);
    } else if (!named_pages) {
      add_page(text, file, "", false);
    } else {
      used_.erase(file);
    }
  }
  if (project_.pages.empty() && project_.contests.empty() && !diagnostics_.has_errors()) {
    diagnostics_.error("no-markdown", {}, "the folder " + folder_.shown(".") + " holds no Markdown file",
                       {"name a folder with files that end in .md, or make one with: hustings init FOLDER"});
  }
}

// Files that no page and no candidate came from are named, so that nothing is left out without a word. Pictures are
// named by the texts that show them.
void Reader::report_unused() {
  std::string names;
  size_t count = 0;
  for (const std::string& file : folder_.files()) {
    if (used_.count(file) != 0) continue;
    std::string ending(file_name(file).substr(file_stem(file).size()));
    for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    bool picture = false;
    for (std::string_view each : {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"}) {
      picture = picture || ending == each;
    }
    if (picture || ending == ".xml") continue;  // a layout is no page
    if (++count <= 12) names += (count == 1 ? "" : ", ") + file;
  }
  if (count == 0) return;
  if (count > 12) names += " and " + std::to_string(count - 12) + " more";
  diagnostics_.note("not-in-booklet", {}, "not part of the booklet: " + names,
                    {"list a page under 'front-matter' or 'back-matter' in election.yaml to print it"});
}

void Reader::read_portraits() {
  Assets assets(project_.root);
  for (Contest& contest : project_.contests) {
    for (Candidate& candidate : contest.candidates) {
      if (!candidate.portrait || !candidate.portrait->span.known()) continue;
      Portrait& portrait = *candidate.portrait;
      portrait.picture = assets.picture(portrait.path, sources_.at(portrait.span.source), portrait.span, diagnostics_);
    }
  }
}

// The booklet's language: asked for, in the manifest, the one of all its texts, or the one that the folder is named
// after when the letters of its texts agree ("ar/", "zh-hans/"); English else.
void Reader::decide_language() {
  std::string& language = project_.metadata.language;
  if (!language_.empty()) language = language_;
  if (!language.empty()) return;
  std::set<std::string> written;
  std::vector<Body> bodies;
  for (const InformationPage& page : project_.pages) {
    written.insert(page.language);
    bodies.push_back(page.body);
  }
  for (const Contest& contest : project_.contests) {
    for (const Candidate& candidate : contest.candidates) {
      written.insert(candidate.language);
      if (candidate.statement.exists()) bodies.push_back(candidate.statement);
    }
  }
  if (written.size() == 1 && !written.begin()->empty()) {
    language = *written.begin();
    return;
  }
  language = "en";
  const std::string name = folder_label();
  const std::string tag = text::canonical_language(name);
  if (tag.empty() || text::primary_language(tag).size() != 2 || tag == "en" || manifest_.names_contests) return;
  std::string words;
  for (const Body& body : bodies) {
    words += sources_.at(body.source).text().substr(body.begin, std::min<uint32_t>(body.end - body.begin, 4000));
    if (words.size() > 100'000) break;
  }
  std::string script = text::likely_script(tag);
  if (script == "Hans" || script == "Hant") script = "Hani";
  if (script == "Jpan" || script == "Kore") script = prevailing_script(words);
  if (script != prevailing_script(words)) return;
  language = tag;
  diagnostics_.note("language-from-folder", {}, "the language is taken to be '" + tag + "', as the folder is named",
                    {"say it with --lang, or with 'language' in election.yaml"});
}

// The folder's own name, also when it was typed as ".".
std::string Reader::folder_label() const {
  fs::path path = project_.root.empty() ? fs::path(".") : project_.root;
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  return (error ? path : real).filename().generic_string();
}

// How each contest counts; what the command line asks for goes before what the manifest says.
void Reader::read_count_profiles() {
  if (project_.rules.profile != nullptr) return;
  const ReadListed read = [&](const std::string& file, Span named) {
    used_.insert(resolve_path("", file));
    return folder_.read(file, named);
  };
  CountProfiles profiles(options_.profiles, read, sources_, diagnostics_);
  const auto settle = [&](StatementRules& rules) {
    if (!options_.count_profile.empty()) {
      rules.count_profile = options_.count_profile;
      rules.count_profile_span = {};
    }
    if (options_.word_limit > 0) rules.limits = {{"", options_.word_limit, {}}};
    rules.profile = profiles.find(rules);
  };
  project_.rules = manifest_.statement_rules;
  settle(project_.rules);
  for (Contest& contest : project_.contests) settle(contest.rules);
}

Project Reader::finish() {
  for (Contest& contest : project_.contests) {
    if (!contest.order) contest.order = manifest_.order;
  }
  decide_language();
  read_portraits();
  read_count_profiles();
  project_.editions.push_back({"main", project_.metadata.language});
  project_.sources = folder_.read_sources();
  return std::move(project_);
}

Project Reader::read_folder(const std::string& manifest_name) {
  folder_.list();
  std::string manifest = manifest_name;
  for (const char* name : {"election.yaml", "election.yml"}) {
    if (manifest.empty() && folder_.has(name)) manifest = name;
  }
  bool has_candidate_files = false;
  for (const std::string& file : folder_.files()) {
    has_candidate_files = has_candidate_files || (starts_with(file, "candidate-") && is_markdown(file) &&
                                                  file.find('/') == std::string::npos && !contains_template(file));
  }
  if (!manifest.empty()) read_manifest_file(manifest);
  if (manifest_.names_contests) {
    read_contests();
  } else if (!manifest.empty() && (has_candidate_files || manifest_.is_elekto)) {
    read_elekto();
  } else {
    read_texts();
  }
  read_count_profiles();
  report_unused();
  std::string& title = project_.metadata.title;
  if (title.empty() && !project_.pages.empty()) {
    // The page that opens the folder names the booklet; where all is text, any first page does.
    const InformationPage& page = project_.pages.front();
    const Source& source = sources_.at(page.body.source);
    const std::string path = path_in_folder(source.path(), project_.root);
    const std::string stem = normal_key(file_stem(path));
    if (!project_.has_election || (path.find('/') == path.npos && (stem == "readme" || stem == "index"))) {
      title = page.title.empty() ? opening_heading(source.text().substr(page.body.begin)) : page.title;
    }
  }
  if (title.empty()) title = label_of_key(folder_label());
  project_.name = text::slug(manifest_.name.empty() ? folder_label() : manifest_.name);
  return finish();
}

// One file: its front matter describes the booklet as a manifest would, and the text at once.
Project Reader::read_one(const std::string& name, const Source* source) {
  project_.name = text::slug(name);
  if (source == nullptr) return finish();
  Text text;
  text.source = source;
  text.front_matter = read_front_matter(*source, diagnostics_);
  text.body = {source->id(), text.front_matter.body_begin, static_cast<uint32_t>(source->text().size())};
  const std::string_view words = source->text().substr(text.body.begin);
  if (describes_candidate(text.front_matter.values)) {
    CandidateEntry entry;
    entry.file = name + ".md";
    apply_candidate_values(text.front_matter.values, nullptr, entry, diagnostics_);
    project_.has_election = true;
    project_.metadata.title = entry.contest;
    project_.metadata.language = entry.candidate.language;
    const size_t contest = contest_named(entry.contest, text.front_matter.span);
    add_candidate(text, std::move(entry), contest);
    return finish();
  }
  if (source->text().find_first_not_of(" \t\r\n") == std::string_view::npos) {
    diagnostics_.warning("text-empty", {}, source->path() + " has no text", {"was the right file named, or piped in?"});
  }
  Diagnostics unheard;  // a stray key becomes a fact here, and needs no word
  manifest_ = read_manifest(text.front_matter.values, language_, unheard);
  project_.metadata = manifest_.metadata;
  project_.certifier = manifest_.certifier;
  project_.layout = manifest_.layout;
  project_.pdf_standard = manifest_.pdf_standard;
  project_.pdf_standard_span = manifest_.pdf_standard_span;
  InformationPage page;
  page.id = id_from(name);
  page.title = manifest_.metadata.title;
  page.language = manifest_.metadata.language;
  page.facts = manifest_.facts;
  page.body = text.body;
  if (page.title.empty() && opening_heading(words).empty()) page.title = label_of_key(name);
  project_.metadata.title = page.title.empty() ? opening_heading(words) : page.title;
  project_.pages.push_back(std::move(page));
  return finish();
}

}  // namespace

Project read(const std::string& input, std::string_view standard_input, const Options& options, Sources& sources,
             Diagnostics& diagnostics) {
  if (input == "-") {
    Reader reader(".", options, sources, diagnostics);
    const Source* source = reader.folder().take(kStandardInput, std::string(standard_input));
    return reader.read_one("booklet", source);
  }
  const fs::path path = fs::path(input).lexically_normal();
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory) {
      throw MachineError("cannot read " + input + ": " + error.message());
    }
    diagnostics.error("input-missing", {}, "there is no file or folder " + input,
                      {"name a booklet's folder, a Markdown file, or - for standard input"});
    Reader reader(".", options, sources, diagnostics);
    return reader.read_one("booklet", nullptr);
  }
  if (fs::is_directory(status)) {
    Reader reader(path.has_filename() ? path : path.parent_path(), options, sources, diagnostics);
    return reader.read_folder("");
  }
  const fs::path root = path.has_parent_path() ? path.parent_path() : fs::path(".");
  Reader reader(root, options, sources, diagnostics);
  const std::string name = path.filename().generic_string();
  const std::string ending = path.extension().generic_string();
  if (ending == ".yaml" || ending == ".yml") return reader.read_folder(name);
  return reader.read_one(std::string(file_stem(name)), reader.folder().read(name, {}));
}

}  // namespace hustings::project
