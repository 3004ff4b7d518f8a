#include "crypto/random.h"

#include <sodium.h>

#include "crypto/sodium.h"

namespace crypto {

SystemRandom::SystemRandom() {
  start_sodium();
}

void SystemRandom::fill(std::span<std::byte> out) {
  randombytes_buf(out.data(), out.size());
}

}  // namespace crypto
