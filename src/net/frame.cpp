#include "net/frame.h"

#include <algorithm>

#include "net/unix_stream.h"

namespace net {

namespace {

constexpr std::size_t length_bytes = 4;
/// Most frames are a few hundred bytes: one read gets several. A larger buffer is made for a larger frame and given
/// back.
constexpr std::size_t usual_buffer_bytes = 4096;

}  // namespace

std::size_t FrameReader::needed() const {
  base::ByteReader reader(base::ByteView(buffer_).subspan(taken_, filled_ - taken_));
  const std::size_t length = reader.u32();
  return reader.failed() ? length_bytes : length_bytes + length;
}

// Only when something was taken: the pieces of one large frame are never moved.
void FrameReader::drop_taken() {
  if (taken_ == 0) return;
  const auto begin = buffer_.begin();
  std::move(begin + static_cast<std::ptrdiff_t>(taken_), begin + static_cast<std::ptrdiff_t>(filled_), begin);
  filled_ -= taken_;
  taken_ = 0;
}

std::span<std::byte> FrameReader::space() {
  drop_taken();
  const std::size_t wanted = std::max(needed(), usual_buffer_bytes);
  if (buffer_.size() != wanted) {
    buffer_.resize(wanted);
    buffer_.shrink_to_fit();
  }
  return std::span(buffer_).subspan(filled_);
}

std::optional<base::ByteView> FrameReader::next() {
  if (nonsense_ || filled_ - taken_ < length_bytes) return {};
  const std::size_t length = needed() - length_bytes;
  nonsense_ = length == 0 || length > frame_bytes_max;
  if (nonsense_ || filled_ - taken_ < length_bytes + length) return {};
  const auto body = base::ByteView(buffer_).subspan(taken_ + length_bytes, length);
  taken_ += length_bytes + length;
  return body;
}

}  // namespace net
