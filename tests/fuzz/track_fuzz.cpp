// Files that claim to be tracks.
#include <cstddef>
#include <cstdint>

#include "media/record/track_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  media::record::TrackReader reader;
  base::ByteView left = std::as_bytes(std::span(data, size));
  // In two portions, so that pages are cut.
  for (const std::size_t portion : {size / 3, size - size / 3}) {
    reader.feed(left.first(portion));
    left = left.subspan(portion);
    while (reader.next()) {
    }
  }
  return 0;
}
