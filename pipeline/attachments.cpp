#include "attachments.h"

#include <filesystem>
#include <set>
#include <string>

#include "project/paths.h"

namespace hustings {

namespace {

std::string media_type(const std::string& name) {
  const std::string ending = std::filesystem::path(name).extension().string();
  if (ending == ".md" || ending == ".markdown") return "text/markdown";  // RFC 7763
  if (ending == ".yaml" || ending == ".yml") return "application/yaml";  // RFC 9512
  return ending == ".xml" ? "application/xml" : "text/plain";
}

}  // namespace

std::vector<Attachment> attachments_of(const Project& project, const LayoutRules& rules, const Sources& sources) {
  std::vector<Attachment> attachments;
  std::set<std::string> names;
  const auto attach = [&](const std::string& folder, const std::string& file, const Source& source) {
    std::string name = folder + file;
    for (int number = 2; !names.insert(name).second; ++number) {
      name = folder;
      name.append(std::to_string(number)).append("/").append(file);
    }
    attachments.push_back({name, media_type(name), source.text()});
  };
  for (const SourceId id : project.sources) {
    const Source& source = sources.at(id);
    std::filesystem::path path(project::path_in_folder(source.path(), project.root));
    path = path.lexically_normal();
    if (path.is_absolute() || *path.begin() == "..") path = path.filename();
    attach("", source.path() == project::kStandardInput ? project.name + ".md" : path.generic_string(), source);
  }
  for (const Source* file : rules.files) {
    attach("layout/", std::filesystem::path(file->path()).filename().string(), *file);
  }
  return attachments;
}

}  // namespace hustings
