/// The packets of a track out of its bytes: what TrackWriter wrote, also when it was cut off by a crash. For the mix
/// and for tests.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "base/bytes.h"

namespace media::record {

class TrackReader {
 public:
  TrackReader();
  TrackReader(TrackReader&&) noexcept;
  TrackReader& operator=(TrackReader&&) noexcept;
  ~TrackReader();

  /// The next bytes of the file, any number. Damaged pages are skipped.
  void feed(base::ByteView bytes);
  /// The next whole packet of sound; headers are taken out. Nothing until more is fed.
  [[nodiscard]] std::optional<base::Bytes> next();

  /// Nothing before the identification header has been met.
  [[nodiscard]] std::optional<std::uint16_t> pre_skip() const { return pre_skip_; }
  /// The granule of the last page met, -1 before one.
  [[nodiscard]] std::int64_t granule() const { return granule_; }
  [[nodiscard]] bool has_ended() const { return has_ended_; }

 private:
  struct Parts;
  [[nodiscard]] bool next_page();
  [[nodiscard]] bool is_header(base::ByteView packet);

  // owned
  std::unique_ptr<Parts> parts_;
  // state
  std::optional<std::uint16_t> pre_skip_;
  std::int64_t granule_ = -1;
  bool has_ended_ = false;
};

}  // namespace media::record
