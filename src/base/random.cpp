#include "base/random.h"

#include "base/bytes.h"

namespace base {

std::uint32_t random_u32(Random& random) { return static_cast<std::uint32_t>(random_u64(random)); }

std::uint64_t random_u64(Random& random) {
  std::byte bytes[8];
  random.fill(bytes);
  return ByteReader(bytes).u64();
}

std::string random_token(Random& random, std::size_t byte_count) {
  Bytes bytes(byte_count);
  random.fill(bytes);
  return to_base64url(bytes);
}

}  // namespace base
