/// A session description (RFC 8866) reduced to what one voice call over WebRTC needs: ICE (RFC 8839), DTLS fingerprint
/// (RFC 8122, RFC 8842), one Opus stream (RFC 7587) and telephone-event (RFC 4733).
///
/// The reader is tolerant about form, because real peers are: LF or CRLF, unknown lines, extra pairs on candidates, `=`
/// in ice-pwd (Meta pads it like base64, which RFC 8839 does not allow), mDNS names, other payload types, further
/// streams. It is strict about what safety hangs on: exactly one sha-256 fingerprint.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/address.h"
#include "base/result.h"

namespace media::sdp {

inline constexpr std::size_t description_bytes_max = 16 * 1024;
inline constexpr std::size_t candidates_max = 32;
inline constexpr std::size_t streams_max = 8;

/// RFC 8842: who opens the DTLS connection.
enum class Setup { active, passive, actpass };

/// A UDP host we can send checks to.
struct Candidate {
  base::Endpoint address;
  /// As the peer ranks it (RFC 8445 section 5.1.2).
  std::uint32_t priority = 0;

  bool operator==(const Candidate&) const = default;
};

/// One `m=` line, kept because an answer repeats them all in order (RFC 3264 section 6); all but our audio are
/// rejected.
struct Stream {
  std::string kind;
  std::string protocol;
  std::string formats;
  std::string mid;
};

using Fingerprint = std::array<std::byte, 32>;

struct Description {
  std::string ice_ufrag;
  std::string ice_pwd;
  bool is_ice_lite = false;
  /// UDP, component 1, literal addresses; at most `candidates_max`.
  std::vector<Candidate> candidates;
  /// The peer has candidates we cannot send to: mDNS names or TCP. It can still reach us.
  bool has_other_candidates = false;
  Fingerprint fingerprint{};
  Setup setup = Setup::actpass;

  std::uint8_t opus_type = 0;
  /// The value of `a=fmtp` for Opus, as it stood; may be empty.
  std::string opus_format;
  /// telephone-event at 8000 Hz.
  std::optional<std::uint8_t> event_type;
  /// Nothing when the peer does not announce it.
  std::optional<std::uint32_t> ssrc;

  /// "audio", "0", or empty when the peer names none.
  std::string mid;
  /// The peer put `mid` into its `a=group:BUNDLE`.
  bool is_bundled = false;
  /// Every stream in order; `audio_at` is the one all the above is about.
  std::vector<Stream> streams;
  std::size_t audio_at = 0;
};

/// Reads an offer or an answer. Refuses: "sdp.too_large", "sdp.invalid" (not a description), "sdp.no_audio" (no audio
/// stream over DTLS-SRTP), "sdp.no_ice", "sdp.no_fingerprint", "sdp.two_fingerprints", "sdp.bad_fingerprint" (not
/// sha-256, or not 32 bytes), "sdp.no_codec" (no Opus).
[[nodiscard]] base::Result<Description> read(std::string_view text);

}  // namespace media::sdp
