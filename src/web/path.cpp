#include "web/path.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"

namespace web {

namespace {

/// Nothing for a broken escape and for what would change the path's shape after decoding.
std::optional<std::string> decode_segment(std::string_view encoded) {
  std::string segment;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    char c = encoded[i];
    if (c == '#' || c == '?') return {};
    if (c == '%') {
      const auto decoded = base::from_hex(encoded.substr(i + 1, 2));
      if (!decoded || decoded->size() != 1) return {};
      c = static_cast<char>(decoded->front());
      i += 2;
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '/' || c == '\\') return {};
    segment += c;
  }
  if (segment.empty() || segment == "." || segment == ".." || !base::is_utf8(segment)) return {};
  return segment;
}

}  // namespace

std::optional<std::string> canonical_path(std::string_view encoded) {
  if (!encoded.starts_with('/')) return {};
  if (encoded == "/") return "/";
  encoded.remove_prefix(1);
  if (encoded.ends_with('/')) encoded.remove_suffix(1);
  std::string path;
  for (const std::string_view part : base::split(encoded, '/')) {
    const auto segment = decode_segment(part);
    if (!segment) return {};
    (path += '/') += *segment;
  }
  return path;
}

bool is_local_target(std::string_view target) {
  const std::size_t question = std::min(target.find('?'), target.size());
  const std::string_view query = target.substr(question);
  const bool is_plain =
      std::all_of(query.begin(), query.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '\\' && c != '#'; });
  return is_plain && canonical_path(target.substr(0, question)).has_value();
}

std::optional<std::string> without_base(std::string_view path, std::string_view base_path) {
  if (!path.starts_with(base_path)) return {};
  path.remove_prefix(base_path.size());
  if (path.empty()) return "/";
  if (!path.starts_with('/')) return {};
  return std::string(path);
}

}  // namespace web
