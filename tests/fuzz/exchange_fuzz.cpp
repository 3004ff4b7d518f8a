// Datagrams at the port of a switchboard with one call: whatever comes, in whatever order, from a stranger's or a
// candidate's address. Nothing may be sent to the stranger.
//   input: repeated [1 byte: low bit the sender, the rest milliseconds to wait] [1 byte: length] [datagram]
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "media/sdp/answer.h"
#include "media/session/exchange.h"
#include "support/seeded_random.h"

namespace {

namespace session = media::session;

const base::Endpoint candidate = base::Endpoint::from_text("203.0.113.49", 3480).value();
const base::Endpoint stranger = base::Endpoint::from_text("198.18.0.66", 6666).value();

class Watch final : public session::Outbox {
 public:
  void send(const base::Endpoint& to, base::ByteView) override {
    if (to == stranger) std::abort();
  }
};

const media::dtls::Certificate& certificate() {
  static const auto made = media::dtls::Certificate::make();
  return made;
}

std::string offer() {
  return media::sdp::write_offer({.ice_ufrag = "abcdefgh",
                                  .ice_pwd = "abcdefghijklmnopqrstuvwx",
                                  .is_ice_lite = true,
                                  .setup = media::sdp::Setup::actpass,
                                  .ssrc = 7,
                                  .cname = "c",
                                  .addresses = {candidate}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  support::SeededRandom random;
  Watch outbox;
  session::Exchange exchange({.addresses = {candidate}, .families = {}}, certificate(), random, outbox);
  session::Moment now{base::SteadyTime(base::seconds(1)), base::from_micros(1'791'456'123'000'000)};
  for (const auto side : {session::Side::customer, session::Side::agent}) {
    const session::NewLeg leg{.call = "c",
                              .leg = side == session::Side::agent ? "a" : "b",
                              .side = side,
                              .offer = offer(),
                              .is_recorded = true};
    if (!exchange.make_leg(leg, now)) std::abort();
  }
  exchange.open_gate("c", now);
  base::ByteReader reader(std::as_bytes(std::span(data, size)));
  while (reader.left() > 2) {
    const unsigned head = reader.u8();
    const auto part = reader.take(std::min<std::size_t>(reader.u8(), reader.left()));
    base::Bytes datagram(part.begin(), part.end());
    now.steady += base::milliseconds(head >> 1);
    exchange.on_time(now);
    exchange.on_datagram((head & 1) != 0 ? candidate : stranger, datagram, now);
    static_cast<void>(exchange.take_events());
  }
  return 0;
}
