/// The lines of a description as views into its text: `a=name:value` split apart, and which stream each belongs to.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace media::sdp {

inline constexpr std::size_t lines_max = 512;

/// The lines of one level: the session's, or one stream's.
struct Level {
  /// What stands behind `m=`; empty for the session.
  std::string_view media;
  std::vector<std::string_view> lines;

  /// The value of the first `a=name:value`; empty for a flag `a=name`; nothing when there is none.
  [[nodiscard]] std::optional<std::string_view> attribute(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> attributes(std::string_view name) const;
};

struct Sections {
  Level session;
  std::vector<Level> streams;
};

/// Nothing when the text does not begin with `v=0`, a line is not `x=...` or holds control characters, or there are
/// more than `lines_max`. Empty lines are ignored. The views point into `text`.
[[nodiscard]] std::optional<Sections> split_into_sections(std::string_view text);

/// At blanks, without empty parts.
[[nodiscard]] std::vector<std::string_view> words(std::string_view text);

}  // namespace media::sdp
