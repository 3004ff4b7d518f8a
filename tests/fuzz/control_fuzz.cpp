// Frames on the control socket, read as everything they could be.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "control/codec.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view frame(reinterpret_cast<const char*>(data), size);
  static_cast<void>(control::id_of(frame));
  if (const auto request = control::read_request(frame)) {
    if (!control::read_request(control::write_request(request->id, request->request))) std::abort();
  }
  if (const auto news = control::read_news(frame)) {
    if (!control::read_news(control::write_news(*news))) std::abort();
  }
  const auto reply = control::read_reply(frame);
  if (!reply || !reply->reply) return 0;
  static_cast<void>(control::leg_made_from(*reply->reply));
  static_cast<void>(control::status_from(*reply->reply));
  static_cast<void>(control::call_status_from(*reply->reply));
  static_cast<void>(control::calls_listed_from(*reply->reply));
  return 0;
}
