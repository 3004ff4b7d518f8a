/// Whether bytes have the shape of an RTP or RTCP packet, looked at before libsrtp2 sees them: what its arithmetic on
/// lengths takes for granted is checked here.
#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.h"

namespace media::srtp {

/// The SSRC of an RTP packet whose CSRC list and extension header fit into it (RFC 3550 section 5.1), else nothing.
[[nodiscard]] std::optional<std::uint32_t> rtp_source(base::ByteView packet);

/// The SSRC of the first packet of an RTCP compound (RFC 3550 section 6.4), which is all of it that SRTCP leaves
/// readable.
[[nodiscard]] std::optional<std::uint32_t> rtcp_source(base::ByteView packet);

}  // namespace media::srtp
