/// The bones of an HTML text: its tags with the names of their attributes, in order. Text and attribute values are left
/// out. If a value could break out of its place, the bones would differ from those of the same page with a harmless
/// value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace test {

struct Tag {
  std::string name;  ///< "/p" for an end tag
  std::vector<std::string> attributes;
  std::vector<std::string> values;

  /// "input type name value"
  [[nodiscard]] std::string bones() const;
};

/// A browser's reading of tags, strict enough for what we write: quoted values may hold anything but their quote.
[[nodiscard]] std::vector<Tag> tags_of(std::string_view html);

[[nodiscard]] std::vector<std::string> bones_of(std::string_view html);

}  // namespace test
