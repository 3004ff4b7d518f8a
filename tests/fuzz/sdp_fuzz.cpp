// Descriptions from outside. What is read must give an answer that can be read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "media/sdp/answer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto offer = media::sdp::read({reinterpret_cast<const char*>(data), size});
  if (!offer) return 0;
  const media::sdp::Local local{
      .ice_ufrag = "bZ4kbZ4k", .ice_pwd = "Yw3sQp8LmN0vTzR6KcHd2fGx", .ssrc = 1, .cname = "c"};
  if (!media::sdp::read(media::sdp::write_answer(*offer, local))) std::abort();
  return 0;
}
