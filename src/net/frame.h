/// The framing of net/unix_stream.h without a socket: bytes in, bodies out. Private to this door.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "base/bytes.h"

namespace net {

class FrameReader {
 public:
  /// Where the next bytes may be written: never empty, as long as nothing was nonsense.
  [[nodiscard]] std::span<std::byte> space();
  /// The first `count` bytes of the last `space()` were written.
  void filled(std::size_t count) { filled_ += count; }

  /// The next whole body, valid until the next call of any function here. Nothing when more bytes are needed.
  [[nodiscard]] std::optional<base::ByteView> next();
  /// A length was zero or above `frame_bytes_max`; nothing can be read any more.
  [[nodiscard]] bool is_nonsense() const { return nonsense_; }

 private:
  void drop_taken();
  /// Bytes needed in the buffer before the next body is whole, as far as known.
  [[nodiscard]] std::size_t needed() const;

  base::Bytes buffer_;
  std::size_t taken_ = 0;
  std::size_t filled_ = 0;
  bool nonsense_ = false;
};

}  // namespace net
