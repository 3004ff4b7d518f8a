/// One pair of the full agent's checklist (RFC 8445 section 6.1.2). All pairs share our one socket, so a pair is a remote address
/// and what is going on with it.
#pragma once

#include <cstdint>
#include <optional>

#include "base/address.h"
#include "base/time.h"
#include "media/stun/message.h"

namespace media::ice {

struct Pair {
  /// A binding request that waits for its answer. Repeats carry the same transaction id.
  struct Check {
    enum class Purpose : std::uint8_t { connectivity, nomination, consent };

    Purpose purpose = Purpose::connectivity;
    stun::TransactionId transaction{};
    /// The role that the request claimed; an answer to an old role is of no use.
    bool as_controlling = false;
  };

  base::Endpoint address;
  std::uint32_t remote_priority = 0;
  bool is_learned = false;
  /// Learned pairs give way oldest first.
  base::SteadyTime learned_at{};
  /// A check of ours has been answered from where it went: the pair works.
  std::optional<base::SteadyTime> works_since;
  /// The peer, controlling, has nominated it; it becomes selected when it works.
  bool is_nominated_by_peer = false;
  /// An authenticated request came in on it: it goes first (RFC 8445 section 7.3.1.4).
  bool is_triggered = false;
  std::optional<Check> check;
};

}  // namespace media::ice
