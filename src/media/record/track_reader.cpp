#include "media/record/track_reader.h"

#include <ogg/ogg.h>

#include <cstring>

#include "base/failure.h"

namespace media::record {

namespace {

constexpr std::size_t identification_bytes = 19;

bool starts_with(base::ByteView packet, std::string_view text) {
  return packet.size() >= text.size() && base::as_text(packet.first(text.size())) == text;
}

}  // namespace

struct TrackReader::Parts {
  Parts() { ogg_sync_init(&sync); }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() {
    ogg_sync_clear(&sync);
    if (has_stream) ogg_stream_clear(&stream);
  }

  ogg_sync_state sync{};
  ogg_stream_state stream{};
  bool has_stream = false;
};

TrackReader::TrackReader() : parts_(std::make_unique<Parts>()) {}
TrackReader::TrackReader(TrackReader&&) noexcept = default;
TrackReader& TrackReader::operator=(TrackReader&&) noexcept = default;
TrackReader::~TrackReader() = default;

void TrackReader::feed(base::ByteView bytes) {
  if (bytes.empty()) return;
  char* room = ogg_sync_buffer(&parts_->sync, static_cast<long>(bytes.size()));
  if (room == nullptr) throw base::Failure("ogg: out of memory");
  std::memcpy(room, bytes.data(), bytes.size());
  ogg_sync_wrote(&parts_->sync, static_cast<long>(bytes.size()));
}

// Takes one page of the one stream into the packet queue.
bool TrackReader::next_page() {
  ogg_page page;
  int found = ogg_sync_pageout(&parts_->sync, &page);
  // Less than zero: bytes were skipped, look on.
  while (found < 0) found = ogg_sync_pageout(&parts_->sync, &page);
  if (found == 0) return false;
  if (!parts_->has_stream) {
    if (ogg_stream_init(&parts_->stream, ogg_page_serialno(&page)) != 0) throw base::Failure("ogg: make a stream");
    parts_->has_stream = true;
  }
  // A page of another stream is refused here, and the next one looked at.
  if (ogg_stream_pagein(&parts_->stream, &page) != 0) return true;
  granule_ = ogg_page_granulepos(&page);
  has_ended_ = has_ended_ || ogg_page_eos(&page) != 0;
  return true;
}

bool TrackReader::is_header(base::ByteView packet) {
  if (starts_with(packet, "OpusTags")) return true;
  if (!starts_with(packet, "OpusHead") || packet.size() < identification_bytes) return false;
  const auto low = std::to_integer<unsigned>(packet[10]);
  const auto high = std::to_integer<unsigned>(packet[11]);
  pre_skip_ = static_cast<std::uint16_t>(high << 8 | low);
  return true;
}

std::optional<base::Bytes> TrackReader::next() {
  while (true) {
    ogg_packet packet;
    const int found = parts_->has_stream ? ogg_stream_packetout(&parts_->stream, &packet) : 0;
    if (found == 0 && !next_page()) return {};
    if (found <= 0) continue;
    const auto bytes = std::as_bytes(std::span(packet.packet, static_cast<std::size_t>(packet.bytes)));
    if (!is_header(bytes)) return base::Bytes(bytes.begin(), bytes.end());
  }
}

}  // namespace media::record
