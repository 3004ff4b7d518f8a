/// The templates as they lie in the tree, and the markers they name.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace test {

struct TemplateFile {
  std::string name;  ///< "pages/inbox.tpl"
  std::string text;
};

[[nodiscard]] std::filesystem::path templates_folder();
/// Sorted by name.
[[nodiscard]] std::vector<TemplateFile> template_files();

struct Markers {
  std::set<std::string> values;
  std::set<std::string> sections;
  std::set<std::string> includes;
};

[[nodiscard]] Markers markers_of(std::string_view text);

}  // namespace test
