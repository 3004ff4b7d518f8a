// STUN messages of strangers: parsed, asked for their ufrag, and held against a password.
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/failure.h"
#include "media/stun/message.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto message = media::stun::parse(std::as_bytes(std::span(data, size)));
  if (!message) return 0;
  const auto ufrag = media::stun::addressed_ufrag(*message);
  base::check(!ufrag || ufrag->size() < media::stun::username_bytes_max, "a ufrag is a part of a username");
  base::check(message->unknown.count <= media::stun::unknown_attributes_max, "unknown attributes keep their limit");
  const bool is_authentic = media::stun::is_authentic(*message, "VOkJxbRl1RmTxUk/WvJxBt");
  base::check(!is_authentic || message->integrity_at.has_value(), "only what has an integrity is authentic");
  return 0;
}
