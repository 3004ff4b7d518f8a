/// Webhook bodies from the internet. A signature stands before this parser, but a relay or a stolen secret may not.
#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "base/failure.h"
#include "channel/whatsapp/delivery.h"
#include "channel/whatsapp/graph_codec.h"
#include "channel/whatsapp/signature.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto delivery = channel::whatsapp::read_delivery(text);
  base::check(!delivery || delivery->facts.size() <= channel::whatsapp::facts_max, "facts are limited");
  // The same bytes as an answer of Graph's and as a signature header.
  static_cast<void>(channel::whatsapp::read_answer(200, text));
  base::check(!channel::whatsapp::is_signed(base::as_bytes("body"), text, "secret") || text.size() == 71,
              "a signature has one length");
  return 0;
}
