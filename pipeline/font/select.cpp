#include "font/select.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "font/characters.h"
#include "font/implementation.h"
#include "font/missing_glyphs.h"
#include "font/reading_characters.h"
#include "text/text.h"

namespace hustings::font {

namespace {

using Request = FontSet::Implementation::Request;

// A family that a request may use: named by the layout, or standing for a generic name.
struct Candidate {
  const CatalogueFamily* family = nullptr;
  bool named = false;
  bool last = false;  // no layout asks for it: after the fallbacks of a character's script
};

class Selector {
 public:
  Selector(const StyledDocument& document, const Catalogue& catalogue, Diagnostics& diagnostics, const Sources* sources)
      : document_(document),
        catalogue_(catalogue),
        diagnostics_(diagnostics),
        sources_(sources),
        set_(std::make_shared<FontSet::Implementation>()) {}

  FontSet select() {
    set_->languages = document_.languages;
    const std::vector<CharacterUse> uses = reading_characters(document_);
    for (const CharacterUse& use : uses) {
      if (!set_->find(use.request)) {
        add_request(use.request);
      }
    }
    std::vector<MissingGlyphs> missing;
    for (const CharacterUse& use : uses) {
      const size_t request = static_cast<size_t>(set_->find(use.request) - set_->requests.data());
      MissingGlyphs lacks{use.request, use.language, {}};
      use.characters.each([&](char32_t character) {
        if (!is_unprinted(character) && !resolve(request, use.language, character)) {
          lacks.characters.push_back(character);
        }
      });
      if (!lacks.characters.empty()) {
        missing.push_back(std::move(lacks));
      }
    }
    report_missing_glyphs(document_, catalogue_, missing, sources_, diagnostics_);
    return FontSet(set_);
  }

 private:
  void add_request(const FontRequest& request) {
    Request entry;
    entry.request = request;
    std::vector<Candidate> candidates = candidates_of(request.families);
    for (const Candidate& candidate : candidates) {
      entry.primary = open(*candidate.family, request.weight, request.italic);
      if (entry.primary != kNoFace) {
        warn_of_upright(*candidate.family, request, entry.primary);
        break;
      }
    }
    set_->requests.push_back(std::move(entry));
    candidates_.push_back(std::move(candidates));
  }

  // The families of a font-family list, generic names replaced by theirs. Each list is complained about once.
  std::vector<Candidate> candidates_of(uint16_t families) {
    static const std::vector<std::string> kNone;
    const std::vector<std::string>& names = families < document_.families.size() ? document_.families[families] : kNone;
    std::vector<Candidate> candidates;
    std::vector<std::string> unknown;
    for (const std::string& name : names) {
      if (const CatalogueGeneric* generic = catalogue_.generic(name)) {
        for (const std::string& member : generic->families) {
          if (const CatalogueFamily* family = catalogue_.family(member)) {
            candidates.push_back({family, false});
          }
        }
        warn_of_substitute(*generic);
      } else if (const CatalogueFamily* family = catalogue_.family(name)) {
        candidates.push_back({family, true});
      } else {
        unknown.push_back(name);
      }
    }
    for (const std::string& name : unknown) {
      complain_of_unknown(name, families, candidates.empty());
    }
    // What no layout names may still be needed to show its words at all.
    if (const CatalogueGeneric* serif = catalogue_.generic("serif")) {
      for (const std::string& member : serif->families) {
        if (const CatalogueFamily* family = catalogue_.family(member)) {
          candidates.push_back({family, false, true});
        }
      }
    }
    for (const Candidate& candidate : candidates) {
      if (candidate.named) {
        complain_unless_installed(*candidate.family, families);
      }
    }
    return candidates;
  }

  bool first_time(const std::string& complaint) {
    if (std::find(complaints_.begin(), complaints_.end(), complaint) != complaints_.end()) {
      return false;
    }
    complaints_.push_back(complaint);
    return true;
  }

  // Where the layout names a list of families: at the first style that has it.
  Span place_of(uint16_t families) const {
    for (size_t id = 0; id < document_.origins.size(); ++id) {
      const Span span = document_.origins[id].families;
      if (document_.styles[id].families == families && span.known()) {
        return span;
      }
    }
    return {};
  }

  void complain_of_unknown(const std::string& name, uint16_t families, bool nothing_else) {
    if (!first_time("unknown " + name)) {
      return;
    }
    diagnostics_.add({nothing_else ? Severity::Error : Severity::Warning,
                      "font-unknown",
                      place_of(families),
                      fmt::format("the font catalogue has no family \"{}\", which the layout names", name),
                      {"name a family that `hustings fonts` lists, or add this one to the catalogue"}});
  }

  void complain_unless_installed(const CatalogueFamily& family, uint16_t families) {
    if (!first_time("installed " + family.name)) {
      return;
    }
    for (const CatalogueFace& face : family.faces) {
      if (!find_file(catalogue_, family, face).empty()) {
        return;
      }
    }
    diagnostics_.error(
        "font-not-installed", place_of(families),
        fmt::format("the font family \"{}\", which the layout names, is not installed: there is no file "
                    "{} in the font folders",
                    family.name, family.faces[nearest_face(family, 400, false, {})].file),
        {fmt::format("install the Debian package {}: apt-get install {}", family.package, family.package)});
  }

  void warn_of_substitute(const CatalogueGeneric& generic) {
    if (generic.families.empty() || !first_time("generic " + generic.name)) {
      return;
    }
    const CatalogueFamily* wanted = catalogue_.family(generic.families.front());
    if (!wanted || !find_file(catalogue_, *wanted, wanted->faces.front()).empty()) {
      return;
    }
    diagnostics_.warning(
        "font-substituted", Span{},
        fmt::format("\"{}\" is not installed; another family stands for \"{}\", so pages will differ from those set "
                    "elsewhere",
                    wanted->name, generic.name),
        {fmt::format("install the Debian package {}: apt-get install {}", wanted->package, wanted->package)});
  }

  void warn_of_upright(const CatalogueFamily& family, const FontRequest& request, FaceId face) {
    if (request.italic && !set_->files[face]->face().italic && first_time("italic " + family.name)) {
      diagnostics_.warning("font-substituted", Span{},
                           fmt::format("\"{}\" has no italic; its upright stands in for it", family.name),
                           {"name a family with an italic in the layout: slanting an upright is not done"});
    }
  }

  // At which size a family is set beside the request's own, so that the letters of both look equally large (what CSS
  // does with `font-size-adjust`, Fonts 5 section 2.4). Fixed pitch is left alone.
  int percent_beside(size_t index, const CatalogueFamily& family) const {
    const FaceId primary = set_->requests[index].primary;
    const CatalogueFamily* text = primary == kNoFace ? nullptr : catalogue_.family(set_->files[primary]->face().family);
    if (!text || text->kind == FamilyKind::Mono || text->x_height == 0 || family.x_height == 0) {
      return 100;
    }
    return std::clamp((text->x_height * 100 + family.x_height / 2) / family.x_height, 75, 115);
  }

  // The family's face nearest to the weight and slope, opened at its first use; kNoFace when none can be.
  FaceId open(const CatalogueFamily& family, uint16_t weight, bool italic, int percent = 100) {
    std::vector<bool> skip(family.faces.size(), false);
    while (true) {
      const uint32_t nearest = nearest_face(family, weight, italic, skip);
      if (nearest == UINT32_MAX) {
        return kNoFace;
      }
      const auto [known, is_new] = opened_.try_emplace({&family, nearest, percent}, kNoFace);
      if (is_new) {
        known->second = open_file(family, family.faces[nearest], percent);
      }
      if (known->second != kNoFace) {
        return known->second;
      }
      skip[nearest] = true;
    }
  }

  FaceId open_file(const CatalogueFamily& family, const CatalogueFace& face, int percent) {
    const std::filesystem::path path = find_file(catalogue_, family, face);
    if (path.empty()) {
      return kNoFace;
    }
    std::string reason;
    std::unique_ptr<FontFile> file = FontFile::open(path, face.index, reason);
    if (!file) {
      diagnostics_.error("font-not-installed", Span{},
                         fmt::format("the font file {} of \"{}\" cannot be used: {}", face.file, family.name, reason),
                         {fmt::format("install it anew: apt-get install --reinstall {}", family.package)});
      return kNoFace;
    }
    Face& values = file->face();
    values.family = family.name;
    values.style_name = style_name(face.weight, face.italic);
    values.weight = face.weight;
    values.italic = face.italic;
    values.serif = family.kind == FamilyKind::Serif;
    values.sha256 = face.sha256;
    values.setting_em = values.units_per_em * 100 / percent;
    file->keep_from(family.except);
    const FaceId id = static_cast<FaceId>(set_->files.size());
    set_->files.push_back(std::move(file));
    if (!face.sha256.empty() && sha256(FontSet(set_), id) != face.sha256) {
      diagnostics_.error("font-changed", Span{},
                         fmt::format("the font file {} is not the one that the catalogue has pinned", face.file),
                         {fmt::format("install the version of {} that was pinned, or correct sha256 in the catalogue",
                                      family.package)});
    }
    return id;
  }

  // Finds a face for a character, and remembers it when it is not the request's own. False when there is none.
  bool resolve(size_t index, LanguageId language, char32_t character) {
    Request& request = set_->requests[index];
    if (request.primary != kNoFace && set_->covers(request.primary, character)) {
      return true;
    }
    const FaceId face = find_fallback(index, language, character);
    if (face == kNoFace) {
      return false;
    }
    request.resolved.emplace(FontSet::Implementation::resolved_key(language, character), face);
    if (std::find(request.opened.begin(), request.opened.end(), face) == request.opened.end()) {
      request.opened.push_back(face);
    }
    return true;
  }

  FaceId find_fallback(size_t index, LanguageId language, char32_t character) {
    const FontRequest& request = set_->requests[index].request;
    const std::string script = home_script(character);
    const auto attempt = [&](const CatalogueFamily& family, int percent = 100) {
      const FaceId face = open(family, request.weight, request.italic, percent);
      return face != kNoFace && set_->covers(face, character) ? face : kNoFace;
    };
    for (const Candidate& candidate : candidates_[index]) {
      const std::vector<std::string>& scripts = candidate.family->scripts;
      if (candidate.last) {
        break;
      }
      if (candidate.named || std::find(scripts.begin(), scripts.end(), script) != scripts.end()) {
        if (const FaceId face = attempt(*candidate.family); face != kNoFace) {
          return face;
        }
      }
    }
    const std::string_view tag =
        language < document_.languages.size() ? std::string_view(document_.languages[language]) : std::string_view();
    for (const std::string& name : fallback_names(index, script, tag)) {
      const CatalogueFamily* family = catalogue_.family(name);
      if (!family) {
        continue;
      }
      if (const FaceId face = attempt(*family, percent_beside(index, *family)); face != kNoFace) {
        return face;
      }
    }
    for (const Candidate& candidate : candidates_[index]) {
      if (candidate.last) {
        if (const FaceId face = attempt(*candidate.family); face != kNoFace) {
          return face;
        }
      }
    }
    return kNoFace;
  }

  // The catalogue's fallbacks for a script and language, then those for the language's own script (an Arabic sign that
  // counts as common), then those for symbols. Kept: a Chinese booklet asks for the same list a thousand times.
  const std::vector<std::string>& fallback_names(size_t index, const std::string& script, std::string_view language) {
    const FaceId primary = set_->requests[index].primary;
    const Face* face = primary == kNoFace ? nullptr : &set_->files[primary]->face();
    const FamilyKind kind = !face || face->serif ? FamilyKind::Serif
                            : face->fixed_pitch  ? FamilyKind::Mono
                                                 : FamilyKind::Sans;
    const auto [entry, is_new] = fallback_names_.try_emplace({kind, script, std::string(language)});
    if (is_new) {
      add_fallbacks(script, language, kind, entry->second);
      if (script == "Zyyy") {
        add_fallbacks(text::likely_script(language), language, kind, entry->second);
      } else {
        add_fallbacks("Zyyy", language, kind, entry->second);
      }
    }
    return entry->second;
  }

  void add_fallbacks(std::string_view script, std::string_view language, FamilyKind kind,
                     std::vector<std::string>& names) const {
    const auto add = [&](const CatalogueFallback& fallback) {
      const std::vector<std::string>& list = kind == FamilyKind::Mono   ? fallback.mono
                                             : kind == FamilyKind::Sans ? fallback.sans
                                                                        : fallback.serif;
      names.insert(names.end(), list.begin(), list.end());
    };
    for (const bool with_language : {true, false}) {
      for (const CatalogueFallback& fallback : catalogue_.fallbacks) {
        const bool names_script = fallback.script == script || (script == "Hans" && fallback.script == "Hani") ||
                                  (script == "Hant" && fallback.script == "Hani") ||
                                  (script == "Jpan" && fallback.script == "Kana") ||
                                  (script == "Kore" && fallback.script == "Hang");
        if (names_script && fallback.language.empty() != with_language &&
            (!with_language || matches(language, fallback.language))) {
          add(fallback);
        }
      }
    }
  }

  // "zh-TW" is in "zh-Hant", "ja-JP" in "ja": the tag begins with the wanted one, or its usual script is the wanted
  // one.
  static bool matches(std::string_view tag, std::string_view wanted) {
    if (tag.starts_with(wanted) && (tag.size() == wanted.size() || tag[wanted.size()] == '-')) {
      return true;
    }
    const size_t dash = wanted.find('-');
    return dash != std::string_view::npos && text::primary_language(tag) == wanted.substr(0, dash) &&
           text::likely_script(tag) == wanted.substr(dash + 1);
  }

  const StyledDocument& document_;
  const Catalogue& catalogue_;
  Diagnostics& diagnostics_;
  const Sources* sources_;
  std::shared_ptr<FontSet::Implementation> set_;
  std::vector<std::vector<Candidate>> candidates_;                              // by request
  std::map<std::tuple<const CatalogueFamily*, uint32_t, int>, FaceId> opened_;  // by face and percent of its size
  std::map<std::tuple<FamilyKind, std::string, std::string>, std::vector<std::string>> fallback_names_;
  std::vector<std::string> complaints_;
};

}  // namespace

FontSet select(const StyledDocument& document, const Catalogue& catalogue, Diagnostics& diagnostics,
               const Sources* sources) {
  return Selector(document, catalogue, diagnostics, sources).select();
}

}  // namespace hustings::font
