#include "crypto/sodium.h"

#include <sodium.h>

#include "base/failure.h"

namespace crypto {

void start_sodium() {
  static const bool is_started = sodium_init() >= 0;
  if (!is_started) throw base::Failure("libsodium does not start");
}

}  // namespace crypto
