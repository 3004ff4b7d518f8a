#include "view/template_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace test {

namespace {

bool is_marker_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string name_at(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_marker_letter);
  return std::string(text.begin(), end);
}

}  // namespace

std::filesystem::path templates_folder() {
  return std::filesystem::path(BELFRY_SOURCE_DIR) / "templates";
}

std::vector<TemplateFile> template_files() {
  std::vector<TemplateFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(templates_folder())) {
    if (entry.path().extension() != ".tpl") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({entry.path().lexically_relative(templates_folder()).generic_string(),
                     std::string(std::istreambuf_iterator<char>(in), {})});
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

Markers markers_of(std::string_view text) {
  Markers markers;
  for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
    const char kind = at + 2 < text.size() ? text[at + 2] : ' ';
    if (kind == '#')
      markers.sections.insert(name_at(text.substr(at + 3)));
    else if (kind == '>')
      markers.includes.insert(name_at(text.substr(at + 3)));
    else if (is_marker_letter(kind))
      markers.values.insert(name_at(text.substr(at + 2)));
  }
  return markers;
}

}  // namespace test
