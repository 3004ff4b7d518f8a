/// Writes our descriptions: the answer to the customer's side (modelled on business_answer.sdp, Cloud API calls,
/// pre_accept), the answer to a browser, and the offer that test peers make.
///
/// Towards the browser we ask for what the other side wants, so that nothing is ever transcoded: 20 ms, in-band FEC, no
/// DTX, wideband, 20 kbit/s. `rtcp-fb` and `extmap` are left out on purpose: transport-cc negotiated without feedback
/// makes browsers fall to 16 kbit/s.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/address.h"
#include "media/sdp/description.h"

namespace media::sdp {

/// The format parameters for a browser's Opus (RFC 7587 section 6.1).
inline constexpr std::string_view browser_opus_format =
    "minptime=20;maxaveragebitrate=20000;maxplaybackrate=16000;sprop-maxcapturerate=16000;useinbandfec=1;usedtx=0;"
    "stereo=0";
/// Meta's own, used when its offer has none.
inline constexpr std::string_view customer_opus_format =
    "maxaveragebitrate=20000;maxplaybackrate=16000;minptime=20;sprop-maxcapturerate=16000;useinbandfec=1";

/// What of ours goes into a description.
struct Local {
  std::string ice_ufrag;
  std::string ice_pwd;
  bool is_ice_lite = false;
  Fingerprint fingerprint{};
  Setup setup = Setup::active;
  std::uint32_t ssrc = 0;
  /// Of our RTCP; also names the media stream.
  std::string cname;
  /// Where peers reach us, best first. May be empty: the peer then learns our address from our checks.
  std::vector<base::Endpoint> addresses;
  /// Any number; only has to differ between sessions (RFC 8866 section 5.2).
  std::uint64_t session = 0;
  /// The value of `a=fmtp` for Opus.
  std::string opus_format{customer_opus_format};
};

/// The answer that keeps the offer's payload types, mid and order of streams; every stream but the audio is rejected.
[[nodiscard]] std::string write_answer(const Description& offer, const Local& local);

/// An offer of one audio stream, Opus as 111 and telephone-event as 126.
[[nodiscard]] std::string write_offer(const Local& local);

}  // namespace media::sdp
