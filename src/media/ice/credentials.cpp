#include "media/ice/credentials.h"

#include "base/bytes.h"

namespace media::ice {

namespace {

// Multiples of three, so that base64 needs no padding: '=' is no ice-char.
constexpr std::size_t ufrag_bytes = 6;
constexpr std::size_t password_bytes = 18;

std::string random_text(base::Random& random, std::size_t size) {
  base::Bytes bytes(size);
  random.fill(bytes);
  return base::to_base64(bytes);
}

}  // namespace

Credentials make_credentials(base::Random& random) {
  Credentials made;
  made.ufrag = random_text(random, ufrag_bytes);
  made.password = random_text(random, password_bytes);
  return made;
}

}  // namespace media::ice
