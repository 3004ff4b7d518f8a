/// From the peer's offer to our answer: which kind of ICE, which DTLS role, which terms for each side.
///
/// The customer's side (Meta): we are the full agent and the DTLS client (whatsapp-calling.md sections 6.3 and 6.4).
/// Its offer must say where to send checks. A peer that is not lite may hide its addresses behind mDNS names (a browser
/// as practice phone): it checks towards us, and we learn its address from that. A lite peer never checks, so it must
/// name one. The agent's side (a browser): we are ICE-lite and the DTLS server, and need none of its candidates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/address.h"
#include "base/random.h"
#include "base/result.h"
#include "media/dtls/connection.h"
#include "media/ice/credentials.h"
#include "media/sdp/description.h"
#include "media/session/event.h"

namespace media::session {

/// What we bring to one leg.
struct OwnTerms {
  ice::Credentials credentials;
  std::uint32_t ssrc = 0;
  /// Of our RTCP, the same for both legs of a call.
  std::string cname;
};

/// Refuses as sdp::read does, and with "sdp.no_candidates".
[[nodiscard]] base::Result<sdp::Description> read_offer(Side side, std::string_view text);

/// Towards a customer client, towards an agent server; the other way only when the offer insists.
[[nodiscard]] dtls::Role own_role(Side side, const sdp::Description& offer);

struct Answering {
  Side side;
  const dtls::Fingerprint& fingerprint;
  /// Where peers reach us, best first.
  const std::vector<base::Endpoint>& addresses;
};

[[nodiscard]] std::string answer_to(const sdp::Description& offer, const OwnTerms& own, const Answering& with,
                                    base::Random& random);

}  // namespace media::session
