// The EPUB's stages: addresses first, so that every file can be written by itself; then texts, faces and pictures in
// parallel, each packed as soon as it is made; then what lists them; then the container.
#include "epub/write.h"

#include <algorithm>

#include "base/parallel.h"
#include "epub/addresses.h"
#include "epub/container.h"
#include "epub/content.h"
#include "epub/faces.h"
#include "epub/navigation.h"
#include "epub/package.h"
#include "epub/publication.h"
#include "epub/style_sheet.h"
#include "epub/title_page.h"
#include "image/picture.h"

namespace hustings::epub {
namespace {

constexpr std::string_view kXhtml = "application/xhtml+xml";

struct PictureType {
  std::string_view ending, media_type;
};
PictureType type_of(PictureFormat format) {
  switch (format) {
    case PictureFormat::Jpeg:
      return {".jpg", "image/jpeg"};
    case PictureFormat::Gif:
      return {".gif", "image/gif"};
    case PictureFormat::Webp:
      return {".webp", "image/webp"};
    case PictureFormat::Svg:
      return {".svg", "image/svg+xml"};
    case PictureFormat::Png:
    case PictureFormat::Avif:  // only ever copied
      break;
  }
  return {".png", "image/png"};
}

// Paths by the content's hash, so that the same picture is there once, however many files it came from.
PicturePaths picture_paths(const StyledDocument& styled) {
  PicturePaths paths;
  for (const auto& picture : styled.pictures) {
    const bool usable = picture && !picture->original.empty() && picture->sha256.size() >= 16;
    paths.push_back(usable ? "pictures/" + picture->sha256.substr(0, 16) +
                                 std::string(type_of(image::web_format(*picture)).ending)
                           : std::string());
  }
  return paths;
}

// Pictures that a node shows, without doubles, in order of first index.
std::vector<size_t> used_pictures(const StyledDocument& styled, const PicturePaths& paths) {
  std::vector<bool> used(paths.size());
  for (const auto& part : styled.parts) {
    for (const AttributeValue& attribute : part->attribute_list) {
      if (attribute.name != Attribute::Picture) continue;
      for (size_t index = 0; index < paths.size(); ++index) {
        if (std::to_string(index) == attribute.value) used[index] = true;
      }
    }
  }
  std::vector<size_t> pictures;
  std::vector<std::string> seen;
  for (size_t index = 0; index < paths.size(); ++index) {
    if (!used[index] || paths[index].empty() || std::find(seen.begin(), seen.end(), paths[index]) != seen.end())
      continue;
    seen.push_back(paths[index]);
    pictures.push_back(index);
  }
  return pictures;
}

Contents summarize(const StyledDocument& styled, const std::vector<ContentFile>& files, bool has_pages) {
  Contents contents;
  contents.has_pages = has_pages;
  contents.languages.push_back(styled.metadata.language.empty() ? "en" : styled.metadata.language);
  std::vector<bool> used(styled.languages.size());
  for (size_t part = 0; part < files.size(); ++part) {
    const ContentFile& file = files[part];
    contents.has_pictures = contents.has_pictures || file.has_pictures;
    contents.lacks_alternative = contents.lacks_alternative || file.lacks_alternative;
    contents.has_index = contents.has_index || styled.parts[part]->role == Role::Index;
    contents.has_printed_contents = contents.has_printed_contents || styled.parts[part]->role == Role::Contents;
    for (size_t language = 0; language < used.size(); ++language) {
      if (file.languages[language]) used[language] = true;
    }
  }
  for (size_t language = 0; language < used.size(); ++language) {
    const std::string& tag = styled.languages[language];
    const bool known = std::find(contents.languages.begin(), contents.languages.end(), tag) != contents.languages.end();
    if (used[language] && !tag.empty() && !known) contents.languages.push_back(tag);
  }
  return contents;
}

}  // namespace

std::string write(const StyledDocument& styled, const PageMap& pages, const FontSet& fonts, const EpubOptions& options,
                  Diagnostics& diagnostics) {
  const int text_level = std::clamp(options.compression, 1, 12);
  const int level = std::clamp(options.resource_compression, 1, 12);
  const Addresses addresses(styled, pages);
  const PicturePaths paths = picture_paths(styled);
  const size_t parts = styled.parts.size();
  const std::vector<size_t> pictures = used_pictures(styled, paths);
  const std::vector<EmbeddedFace> faces = used_faces(styled, fonts);

  std::vector<ContentFile> files(parts);
  std::vector<Member> texts(parts), packed_faces(faces.size()), packed_pictures(pictures.size());
  parallel_for(parts + faces.size() + pictures.size(), [&](size_t index) {
    if (index < faces.size()) {  // first, for each takes longer than a text
      const EmbeddedFace& face = faces[index];
      packed_faces[index] = pack("OEBPS/" + face.path, font::subset_for_web(fonts, face.face, face.characters), level);
    } else if (index < faces.size() + parts) {
      const size_t part = index - faces.size();
      files[part] = write_part(styled, static_cast<uint32_t>(part), addresses, paths);
      texts[part] = pack("OEBPS/text/" + addresses.file(static_cast<uint32_t>(part)), files[part].xhtml, text_level);
      files[part].xhtml = std::string();
    } else {
      const size_t place = index - faces.size() - parts;
      const Picture& picture = *styled.pictures[pictures[place]];
      const std::string copy = picture.needs_copy ? image::web_copy(picture) : std::string();
      packed_pictures[place] = pack("OEBPS/" + paths[pictures[place]], picture.needs_copy ? copy : picture.original,
                                    picture.format == PictureFormat::Svg ? level : 0);
    }
  });
  for (ContentFile& file : files) diagnostics.append(std::move(file.diagnostics));

  const Contents contents = summarize(styled, files, !addresses.pages().empty());
  const bool has_cover =
      std::any_of(styled.parts.begin(), styled.parts.end(), [](const auto& part) { return part->role == Role::Cover; });
  const std::string made_title_page = has_cover ? std::string() : "text/cover-page.xhtml";
  std::vector<Resource> resources{{"css", "style.css", "text/css", "", false}};
  if (!has_cover) resources.push_back({"cover-page", made_title_page, std::string(kXhtml), "", true});
  // The contents are read after the cover, unless the booklet has its own in print.
  const Resource nav{"nav", "nav.xhtml", std::string(kXhtml), "nav", !contents.has_printed_contents};
  bool has_nav = false;
  const auto add_nav = [&] {
    if (!has_nav) resources.push_back(nav);
    has_nav = true;
  };
  if (!has_cover) add_nav();
  for (size_t part = 0; part < parts; ++part) {
    resources.push_back({"part-" + std::to_string(part + 1), "text/" + addresses.file(static_cast<uint32_t>(part)),
                         std::string(kXhtml), "", true});
    if (styled.parts[part]->role == Role::Cover) add_nav();
  }
  for (size_t face = 0; face < faces.size(); ++face) {
    resources.push_back({"font-" + std::to_string(face + 1), faces[face].path, faces[face].media_type, "", false});
  }
  for (size_t place = 0; place < pictures.size(); ++place) {
    const Picture& picture = *styled.pictures[pictures[place]];
    resources.push_back({"picture-" + std::to_string(place + 1), paths[pictures[place]],
                         std::string(type_of(image::web_format(picture)).media_type), "", false});
  }

  std::vector<Member> members;
  members.push_back(pack("mimetype", "application/epub+zip", 0));
  members.push_back(pack("META-INF/container.xml", container_document(), level));
  members.push_back(
      pack("OEBPS/package.opf", package_document(styled, resources, contents, options, diagnostics), level));
  members.push_back(pack("OEBPS/nav.xhtml", navigation(styled, files, addresses, made_title_page), level));
  members.push_back(pack("OEBPS/style.css", style_sheet(styled, fonts, faces), level));
  if (!has_cover) members.push_back(pack("OEBPS/" + made_title_page, title_page(styled), level));
  for (std::vector<Member>* group : {&texts, &packed_faces, &packed_pictures}) {
    for (Member& member : *group) members.push_back(std::move(member));
  }
  return write_container(members);
}

}  // namespace hustings::epub
