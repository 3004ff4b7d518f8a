#include "media/sdp/lines.h"

#include <algorithm>

#include "base/text.h"

namespace media::sdp {

namespace {

// Parts of lines come back in our answers; a stray CR must not become a line of its own there.
bool has_control_character(std::string_view line) {
  return std::any_of(line.begin(), line.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; });
}

// The value of a line that is the attribute `name`.
std::optional<std::string_view> value_of(std::string_view line, std::string_view name) {
  if (!line.starts_with("a=")) return {};
  line.remove_prefix(2);
  if (!line.starts_with(name)) return {};
  line.remove_prefix(name.size());
  if (line.empty()) return line;
  if (line.front() != ':') return {};
  return base::trim(line.substr(1));
}

}  // namespace

std::optional<std::string_view> Level::attribute(std::string_view name) const {
  for (const std::string_view line : lines) {
    if (const auto value = value_of(line, name)) return value;
  }
  return {};
}

std::vector<std::string_view> Level::attributes(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const std::string_view line : lines) {
    if (const auto value = value_of(line, name)) values.push_back(*value);
  }
  return values;
}

std::optional<Sections> split_into_sections(std::string_view text) {
  if (!text.starts_with("v=0\r") && !text.starts_with("v=0\n")) return {};
  Sections sections;
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = base::trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (line.size() < 2 || line[1] != '=' || has_control_character(line) || ++count > lines_max) return {};
    if (line[0] == 'm') sections.streams.push_back({.media = line.substr(2), .lines = {}});
    Level& level = sections.streams.empty() ? sections.session : sections.streams.back();
    level.lines.push_back(line);
  }
  return sections;
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> parts;
  for (const std::string_view part : base::split(text, ' ')) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

}  // namespace media::sdp
