/// The machine's random generator, through libsodium.
#pragma once

#include "base/random.h"

namespace crypto {

/// Has no state of its own: make one wherever a base::Random is wanted; any thread.
class SystemRandom final : public base::Random {
 public:
  SystemRandom();
  void fill(std::span<std::byte> out) override;
};

}  // namespace crypto
