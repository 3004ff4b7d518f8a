#include "media/ice/candidate.h"

#include "base/text.h"

namespace media::ice {

namespace {

constexpr unsigned rtp_component = 1;

// 0.0.0.0/8 is "this host", 224.0.0.0/3 multicast, reserved and broadcast (RFC 6890).
bool is_peer_v4(const base::Endpoint& address) { return address.ip[0] != 0 && address.ip[0] < 224; }

// Multicast, and link-local without the zone that would make it an address.
bool is_peer_v6(const base::Endpoint& address) {
  const bool is_multicast = address.ip[0] == 0xff;
  const bool is_link_local = address.ip[0] == 0xfe && (address.ip[1] & 0xc0) == 0x80;
  return !is_multicast && !is_link_local && !address.is_unspecified();
}

}  // namespace

std::optional<base::Endpoint> usable_address(const Candidate& candidate, const Families& families) {
  if (candidate.component != rtp_component || candidate.port == 0) return {};
  if (!base::equals_ignoring_case(candidate.transport, "udp")) return {};
  const auto address = base::Endpoint::from_text(candidate.address, candidate.port);
  if (!address) return {};
  const bool is_v4 = address->family == base::Endpoint::Family::v4;
  const bool is_usable = is_v4 ? families.v4 && is_peer_v4(*address) : families.v6 && is_peer_v6(*address);
  return is_usable ? address : std::nullopt;
}

}  // namespace media::ice
