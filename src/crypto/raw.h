/// Private to this module: bytes as the C libraries take them.
#pragma once

#include <span>

#include "base/bytes.h"

namespace crypto {

[[nodiscard]] inline const unsigned char* readable(base::ByteView bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
[[nodiscard]] inline unsigned char* writable(std::span<std::byte> bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

}  // namespace crypto
