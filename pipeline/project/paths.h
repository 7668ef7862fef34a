// Paths and addresses as texts: relative to the booklet's folder, with '/' between the steps, never touching the disk.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace hustings::project {

// The last component of a '/' path, and that without its ending.
std::string_view file_name(std::string_view path);
std::string_view file_stem(std::string_view path);
// "candidates/ada.md" seen from "candidates/bo.md" as "ada.md": the folder of `from` joined with `target`, "." and ".."
// resolved; empty when it climbs above the root.
std::string resolve_path(std::string_view from, std::string_view target);
// Whether it does so: the root itself is an empty path too, but no climb.
bool climbs_above_root(std::string_view from, std::string_view target);
// A source's path, as people are shown it, relative to the booklet's folder.
std::string path_in_folder(const std::string& shown, const std::filesystem::path& root);
// "my%20picture.png" -> "my picture.png" (RFC 3986 section 2.1); a stray '%' stays.
std::string percent_decoded(std::string_view address);
// "https:", "mailto:", "//host": no path (RFC 3986 section 3.1).
bool has_scheme(std::string_view address);

}  // namespace hustings::project
