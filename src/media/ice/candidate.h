/// A remote candidate as it stands in an SDP, and the question whether we can do anything with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/address.h"

namespace media::ice {

/// The fields of an `a=candidate` line that matter here (RFC 8839 section 5.1); the rest of the line is of no use to
/// us.
struct Candidate {
  std::string address;
  std::uint16_t port = 0;
  std::uint32_t priority = 0;
  /// "udp" in any case; anything else is ignored.
  std::string transport = "udp";
  /// 1 is RTP; others are ignored, because RTCP shares the port.
  unsigned component = 1;
};

/// Which addresses our own socket can send to.
struct Families {
  bool v4 = true;
  bool v6 = true;
};

/// Where to send checks for this candidate. Nothing for names (mDNS), TCP, other components, families we lack, port 0,
/// and addresses that no peer can have: unspecified, multicast, broadcast.
[[nodiscard]] std::optional<base::Endpoint> usable_address(const Candidate& candidate, const Families& families);

}  // namespace media::ice
