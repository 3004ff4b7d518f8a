/// One DTLS 1.2 association of one leg (RFC 5764, RFC 8827 section 6.5): datagrams in, datagrams out, and at the end
/// the keys for SRTP. No application data is ever taken or sent.
///
/// The peer's certificate is held against the signalled fingerprint inside the handshake, in both roles and in constant
/// time, so a connection with another certificate never becomes connected. RSA certificates are taken as well as ECDSA
/// ones: the fingerprint is what we trust, and some peers (GStreamer, older aiortc) still make RSA.
///
/// Whose datagrams these are is the session's matter: it must pass only those from an address that ICE knows
/// (CVE-2023-49786 and its kin), because a handshake message before the keys exist is not authenticated. There is no
/// cookie exchange for the same reason: the STUN check has proved the address.
///
/// `now` decides when the timer is looked at, but OpenSSL measures the timer itself, with gettimeofday. So a wall clock
/// that is set back during a handshake delays retransmissions, and tests with a time of their own bring a gettimeofday
/// as well (tests/support/wall_clock.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/time.h"
#include "media/dtls/certificate.h"
#include "media/dtls/fingerprint.h"
#include "media/dtls/keys.h"

namespace media::dtls {

enum class Role : std::uint8_t { client, server };

/// No datagram of ours is longer.
inline constexpr std::size_t datagram_bytes_max = 1200;

/// The way out, called from inside the connection only. Must not call back into it.
class Outbox {
 public:
  virtual ~Outbox() = default;
  /// `datagram` is valid during the call.
  virtual void send(base::ByteView datagram) = 0;
};

enum class State : std::uint8_t {
  idle,         ///< made, not started
  handshaking,
  connected,    ///< the certificate is the signalled one and `keys` are there
  closed,       ///< the peer said close_notify after it was connected
  failed,       ///< see `problem`
};

/// Why a handshake failed. Final: the leg needs new signalling.
enum class Problem : std::uint8_t {
  wrong_certificate,  ///< not the one whose fingerprint was signalled
  no_srtp_profile,    ///< nothing in common, or the peer did not ask for SRTP
  refused_by_peer,    ///< a fatal alert, for example because of our certificate
  protocol_error,     ///< bytes that OpenSSL calls an error
  timed_out,          ///< no end within handshake_time_max, or OpenSSL has repeated itself twelve times
};

[[nodiscard]] std::string_view name_of(Problem problem);

class Connection {
 public:
  static constexpr base::milliseconds first_retransmission{100};
  static constexpr base::milliseconds retransmission_interval_max{1600};
  /// From our hello, or as server from the peer's first datagram: for how long a server waits for that is the session's
  /// matter.
  static constexpr base::seconds handshake_time_max{15};

  /// `theirs` is the fingerprint out of the peer's SDP. The certificate may be destroyed before the connection.
  [[nodiscard]] static Connection make(const Certificate& ours, Role role, const Fingerprint& theirs);

  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();

  /// A client sends its hello now; a server begins to listen. Datagrams before `start` are dropped. Best once ICE has
  /// selected an address: a hello that is lost costs first_retransmission.
  void start(base::SteadyTime now, Outbox& outbox);
  /// One datagram whose first byte is 20 to 63 (RFC 7983). Anything may be in it. Read `state` afterwards.
  void on_datagram(base::ByteView datagram, base::SteadyTime now, Outbox& outbox);
  /// To be called when `next_deadline` has passed: retransmits.
  void on_time(base::SteadyTime now, Outbox& outbox);
  /// Nothing when no handshake is going on.
  [[nodiscard]] std::optional<base::SteadyTime> next_deadline() const;

  [[nodiscard]] State state() const;
  [[nodiscard]] std::optional<Problem> problem() const;
  [[nodiscard]] Role role() const;
  /// Nothing until connected; then until the connection is destroyed, also after `release`.
  [[nodiscard]] const Keys* keys() const;

  /// Frees the 48 KiB that OpenSSL holds, once the peer's SRTP has proved that it saw our last flight (10 s later is
  /// wise). Only when connected. Afterwards datagrams are ignored; state and keys stay.
  void release();

 private:
  struct Parts;
  explicit Connection(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace media::dtls
