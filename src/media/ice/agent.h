/// What both ICE agents share: where their datagrams go, what a call to them may bring about, and why they drop a
/// message.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/address.h"
#include "base/bytes.h"
#include "base/time.h"

namespace media::ice {

/// The way out: a port that the session fills with the socket of the leg. Called from inside the agents only, never
/// later; must not call back into the agent.
class Outbox {
 public:
  virtual ~Outbox() = default;
  /// `datagram` is valid during the call.
  virtual void send(const base::Endpoint& to, base::ByteView datagram) = 0;
};

/// Why a message was dropped without an answer. To be counted; none of them is worth a log line of its own.
enum class Drop : std::uint8_t {
  not_for_us,        ///< not a binding, an indication, or a USERNAME that is not ours
  unauthenticated,   ///< no MESSAGE-INTEGRITY, or a wrong one
  unknown_check,     ///< a response to nothing we asked, or too late
  other_address,     ///< a response from elsewhere than we asked (RFC 8445 section 7.2.5.2.1)
  refused,           ///< an error response that says nothing useful, or a response with unknown required attributes
};

[[nodiscard]] std::string_view name_of(Drop drop);

/// What one call to an agent brought about. After `selected` read the agent's `selected()`.
struct Outcome {
  /// The peer is there: a lite agent saw its first authenticated check, a full agent had its first check answered.
  /// Once.
  bool connected = false;
  /// The address to send to is new, or another than before: the peer (or we) nominated it.
  bool selected = false;
  /// The peer is gone: consent expired, or nobody was found in time. Final.
  bool lost = false;
  std::optional<Drop> dropped = {};
};

}  // namespace media::ice
