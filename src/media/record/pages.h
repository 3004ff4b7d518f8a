/// The door to libogg for writing: packets become pages.
#pragma once

#include <cstdint>
#include <memory>

#include "base/bytes.h"

namespace media::record {

class PageWriter {
 public:
  explicit PageWriter(std::uint32_t serial);
  PageWriter(PageWriter&&) noexcept;
  PageWriter& operator=(PageWriter&&) noexcept;
  ~PageWriter();

  /// Becomes a page of its own (RFC 7845 section 3: the identification header, then the comment header).
  void header(base::ByteView packet);
  /// `granule` counts all samples up to the end of this packet, those to be skipped included (RFC 7845 section 4).
  void packet(base::ByteView packet, std::int64_t granule);
  /// The last one of all: its page carries the end mark.
  void last_packet(base::ByteView packet, std::int64_t granule);
  /// What waits becomes a page; nothing happens when nothing waits.
  void flush();

  /// Whole pages that are ready. They are forgotten here.
  [[nodiscard]] base::Bytes take();

 private:
  struct Stream;
  void put(base::ByteView packet, std::int64_t granule, bool is_last);

  // owned
  std::unique_ptr<Stream> stream_;
  // state
  base::Bytes ready_;
  std::int64_t packets_ = 0;
};

}  // namespace media::record
