/// Randomness enters as an argument. The real source is crypto::SystemRandom; tests bring a seeded one (tests/support).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace base {

class Random {
 public:
  virtual ~Random() = default;
  /// Fills `out` with bytes nobody can guess.
  virtual void fill(std::span<std::byte> out) = 0;
};

[[nodiscard]] std::uint32_t random_u32(Random& random);
[[nodiscard]] std::uint64_t random_u64(Random& random);
/// `byte_count` random bytes as URL-safe base64: for tokens and cookies (32 bytes are 43 characters).
[[nodiscard]] std::string random_token(Random& random, std::size_t byte_count);

}  // namespace base
