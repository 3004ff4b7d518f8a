/// Sequence numbers and timestamps wrap around; everything behind the wire counts on without end.
#pragma once

#include <concepts>
#include <cstdint>
#include <type_traits>

namespace media::rtp {

/// Takes wrapping numbers in nearly the right order and gives the same numbers on an endless scale. The first keeps its
/// own value; each further one is the nearest to the highest so far (at most half the range away, RFC 1982 section
/// 3.2).
template <std::unsigned_integral Number>
class Unwrapper {
 public:
  [[nodiscard]] std::int64_t take(Number number) {
    const std::int64_t value = is_first_ ? std::int64_t{number} : near(number);
    if (is_first_ || value > highest_) highest_ = value;
    is_first_ = false;
    return value;
  }

  [[nodiscard]] std::int64_t highest() const { return highest_; }

 private:
  [[nodiscard]] std::int64_t near(Number number) const {
    const auto ahead = static_cast<Number>(number - static_cast<Number>(highest_));
    return highest_ + static_cast<std::make_signed_t<Number>>(ahead);
  }

  std::int64_t highest_ = 0;
  bool is_first_ = true;
};

}  // namespace media::rtp
