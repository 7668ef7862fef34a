#include "project/paths.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace hustings::project {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace

std::string_view file_name(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view file_stem(std::string_view path) {
  const std::string_view name = file_name(path);
  const size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

namespace {

// The steps from the root; nothing when they climb above it.
std::optional<std::vector<std::string_view>> steps_to(std::string_view from, std::string_view target) {
  const size_t slash = from.rfind('/');
  std::vector<std::string_view> steps;
  const auto walk = [&steps](std::string_view path) {
    while (!path.empty()) {
      const size_t cut = path.find('/');
      const std::string_view step = path.substr(0, cut);
      path = cut == std::string_view::npos ? std::string_view() : path.substr(cut + 1);
      if (step.empty() || step == ".") continue;
      if (step != "..") {
        steps.push_back(step);
      } else if (steps.empty()) {
        return false;
      } else {
        steps.pop_back();
      }
    }
    return true;
  };
  if (slash != std::string_view::npos && !walk(from.substr(0, slash))) return std::nullopt;
  if (!walk(target)) return std::nullopt;
  return steps;
}

}  // namespace

std::string resolve_path(std::string_view from, std::string_view target) {
  std::string joined;
  for (std::string_view step : steps_to(from, target).value_or(std::vector<std::string_view>())) {
    if (!joined.empty()) joined += '/';
    joined += step;
  }
  return joined;
}

bool climbs_above_root(std::string_view from, std::string_view target) { return !steps_to(from, target).has_value(); }

std::string path_in_folder(const std::string& shown, const std::filesystem::path& root) {
  const std::filesystem::path base = root.lexically_normal();
  if (base.empty() || base == ".") return shown;
  const std::filesystem::path inside = std::filesystem::path(shown).lexically_relative(base);
  return inside.empty() || *inside.begin() == ".." ? shown : inside.generic_string();
}

std::string percent_decoded(std::string_view address) {
  std::string path;
  for (size_t i = 0; i < address.size(); ++i) {
    if (address[i] == '%' && i + 2 < address.size() && hex_value(address[i + 1]) >= 0 &&
        hex_value(address[i + 2]) >= 0) {
      path += static_cast<char>(hex_value(address[i + 1]) * 16 + hex_value(address[i + 2]));
      i += 2;
    } else {
      path += address[i];
    }
  }
  return path;
}

bool has_scheme(std::string_view address) {
  if (address.substr(0, 2) == "//") return true;
  const size_t colon = address.find(':');
  if (colon == std::string_view::npos || colon < 2) return false;
  return std::all_of(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' ||
           c == '.';
  });
}

}  // namespace hustings::project
