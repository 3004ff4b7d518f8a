#include "media/session/answering.h"

#include "media/sdp/answer.h"

namespace media::session {

base::Result<sdp::Description> read_offer(Side side, std::string_view text) {
  auto offer = sdp::read(text);
  if (!offer) return offer;
  const bool can_reach_us = offer->has_other_candidates && !offer->is_ice_lite;
  if (side == Side::customer && offer->candidates.empty() && !can_reach_us) {
    return base::refuse("sdp.no_candidates", "It names no address that sound could be sent to");
  }
  // Keypad tones of the browser's own making are not taken: the desk sends them itself.
  if (side == Side::agent) offer->event_type.reset();
  return offer;
}

dtls::Role own_role(Side side, const sdp::Description& offer) {
  switch (offer.setup) {
    case sdp::Setup::active: return dtls::Role::server;
    case sdp::Setup::passive: return dtls::Role::client;
    case sdp::Setup::actpass: break;
  }
  return side == Side::customer ? dtls::Role::client : dtls::Role::server;
}

std::string answer_to(const sdp::Description& offer, const OwnTerms& own, const Answering& with, base::Random& random) {
  const bool is_customer = with.side == Side::customer;
  sdp::Local local{.ice_ufrag = own.credentials.ufrag,
                   .ice_pwd = own.credentials.password,
                   .is_ice_lite = !is_customer,
                   .fingerprint = with.fingerprint,
                   .setup = own_role(with.side, offer) == dtls::Role::client ? sdp::Setup::active : sdp::Setup::passive,
                   .ssrc = own.ssrc,
                   .cname = own.cname,
                   .addresses = with.addresses,
                   .session = base::random_u64(random)};
  if (!is_customer) local.opus_format = sdp::browser_opus_format;
  // Meta reads its own parameters back; a full peer is a browser, which is asked for what an agent's browser is asked
  // for.
  else if (offer.is_ice_lite && !offer.opus_format.empty()) local.opus_format = offer.opus_format;
  else local.opus_format = sdp::customer_opus_format;
  return sdp::write_answer(offer, local);
}

}  // namespace media::session
