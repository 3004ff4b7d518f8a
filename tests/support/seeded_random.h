/// Random bytes that are the same in every run of a test. Not for programs: the sequence can be guessed.
#pragma once

#include <random>

#include "base/random.h"

namespace support {

class SeededRandom final : public base::Random {
 public:
  explicit SeededRandom(std::uint64_t seed = 1) : engine_(seed) {}

  void fill(std::span<std::byte> out) override {
    for (std::byte& byte : out) byte = static_cast<std::byte>(engine_() & 0xff);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace support
