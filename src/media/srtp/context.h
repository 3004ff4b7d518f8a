/// SRTP and SRTCP of one direction of one leg (RFC 3711, AES-GCM by RFC 7714), in place, over libsrtp2. A tag is checked
/// before anything else is believed, so packets that fail leave no trace: no stream, no replay entry.
/// Our own code allocates nothing per packet; libsrtp2 as Debian links it (NSS) does, 2 times for GCM and 8 for CM. Which
/// code computes the cipher may be replaced behind this header (srtp_replace_cipher_type) without a change here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace media::srtp {

enum class Profile : std::uint8_t { aes128_cm_sha1_80, aead_aes_128_gcm };

enum class Direction : std::uint8_t { outgoing, incoming };

/// Why a packet was dropped. To be counted.
enum class Refused : std::uint8_t {
  bad_tag,           ///< not made with the peer's key, or damaged
  replayed,          ///< seen before, or older than the window
  malformed,         ///< header, CSRC list or extension do not fit the packet, or it is longer than packet_bytes_max
  too_many_sources,  ///< authentic, but one SSRC more than sources_max
};

[[nodiscard]] std::string_view name_of(Refused reason);

/// What protection may add to a packet at most: 16 bytes of tag, 4 of SRTCP index.
inline constexpr std::size_t trailer_bytes_max = 20;

/// A network carries 1,500; more than this is nobody's sound.
inline constexpr std::size_t packet_bytes_max = 2048;

class Context {
 public:
  /// Different SSRCs that a peer may use in the life of a leg, RTP and RTCP together.
  static constexpr std::size_t sources_max = 4;
  /// Packets; RFC 3711 section 3.3.2 asks for 64 at least.
  static constexpr std::size_t replay_window = 128;

  /// `key` has 16 bytes; `salt` 14 (CM) or 12 (GCM). Throws base::Failure when libsrtp2 cannot.
  [[nodiscard]] static Context make(Direction direction, Profile profile, base::ByteView key, base::ByteView salt);

  Context(Context&&) noexcept;
  Context& operator=(Context&&) noexcept;
  ~Context();

  /// `buffer` begins with a packet of `size` bytes and has trailer_bytes_max more behind it. Gives the protected
  /// packet, a part of `buffer`. A sequence number may go out only once (Refused::replayed): keep the protected bytes
  /// for retransmission.
  [[nodiscard]] base::Result<std::span<std::byte>, Refused> protect_rtp(std::span<std::byte> buffer, std::size_t size);
  [[nodiscard]] base::Result<std::span<std::byte>, Refused> protect_rtcp(std::span<std::byte> buffer, std::size_t size);

  /// Opens a packet in place and gives the plain packet, the beginning of `packet`. After a refusal the bytes are
  /// worthless.
  [[nodiscard]] base::Result<std::span<std::byte>, Refused> unprotect_rtp(std::span<std::byte> packet);
  [[nodiscard]] base::Result<std::span<std::byte>, Refused> unprotect_rtcp(std::span<std::byte> packet);

 private:
  struct Parts;
  explicit Context(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace media::srtp
