#include "media/record/pages.h"

#include <ogg/ogg.h>

#include <utility>

#include "base/failure.h"

namespace media::record {

struct PageWriter::Stream {
  explicit Stream(std::uint32_t serial) {
    if (ogg_stream_init(&state, static_cast<int>(serial)) != 0) throw base::Failure("ogg: make a stream");
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() { ogg_stream_clear(&state); }

  ogg_stream_state state{};
};

namespace {

void append(base::Bytes& to, const ogg_page& page) {
  const auto add = [&](const unsigned char* data, long size) {
    const auto bytes = std::as_bytes(std::span(data, static_cast<std::size_t>(size)));
    to.insert(to.end(), bytes.begin(), bytes.end());
  };
  add(page.header, page.header_len);
  add(page.body, page.body_len);
}

}  // namespace

PageWriter::PageWriter(std::uint32_t serial) : stream_(std::make_unique<Stream>(serial)) {}
PageWriter::PageWriter(PageWriter&&) noexcept = default;
PageWriter& PageWriter::operator=(PageWriter&&) noexcept = default;
PageWriter::~PageWriter() = default;

void PageWriter::put(base::ByteView packet, std::int64_t granule, bool is_last) {
  // libogg takes a pointer to mutable bytes and copies them.
  auto* bytes = const_cast<unsigned char*>(reinterpret_cast<const unsigned char*>(packet.data()));
  ogg_packet put{.packet = bytes,
                 .bytes = static_cast<long>(packet.size()),
                 .b_o_s = packets_ == 0 ? 1 : 0,
                 .e_o_s = is_last ? 1 : 0,
                 .granulepos = granule,
                 .packetno = packets_};
  ++packets_;
  if (ogg_stream_packetin(&stream_->state, &put) != 0) throw base::Failure("ogg: out of memory");
}

void PageWriter::header(base::ByteView packet) {
  put(packet, 0, false);
  flush();
}

void PageWriter::packet(base::ByteView packet, std::int64_t granule) {
  put(packet, granule, false);
  // libogg closes a page by itself when its 255 segments are used up.
  ogg_page page;
  while (ogg_stream_pageout_fill(&stream_->state, &page, 1 << 16) != 0) append(ready_, page);
}

void PageWriter::last_packet(base::ByteView packet, std::int64_t granule) {
  put(packet, granule, true);
  flush();
}

void PageWriter::flush() {
  ogg_page page;
  while (ogg_stream_flush(&stream_->state, &page) != 0) append(ready_, page);
}

base::Bytes PageWriter::take() { return std::exchange(ready_, {}); }

}  // namespace media::record
