#include "web/router.h"

#include "base/text.h"

namespace web {

namespace {

bool is_parameter(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}

/// Takes the first segment off, with the slash before it.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

}  // namespace

std::optional<std::vector<Field>> match_path(std::string_view pattern, std::string_view path) {
  std::vector<Field> parameters;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = take_segment(pattern);
    const std::string_view segment = take_segment(path);
    if (is_parameter(wanted) && !segment.empty()) {
      parameters.push_back({std::string(wanted.substr(1, wanted.size() - 2)), std::string(segment)});
    } else if (wanted != segment) {
      return {};
    }
  }
  if (!pattern.empty() || !path.empty()) return {};
  return parameters;
}

}  // namespace web
