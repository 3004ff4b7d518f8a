/// One pair of the full agent's checklist (RFC 8445 section 6.1.2). All pairs share our one socket, so a pair is a
/// remote address and what is going on with it.
#pragma once

#include <cstdint>
#include <optional>

#include "base/address.h"
#include "base/time.h"
#include "media/stun/message.h"

namespace media::ice {

enum class Purpose : std::uint8_t { connectivity, nomination, consent };

/// A binding request of ours that waits for its answer. Repeats carry the same transaction id.
struct Check {
  Purpose purpose = Purpose::connectivity;
  stun::TransactionId transaction{};
  /// The role that the request claimed; a conflict reported for an old role is no news.
  bool as_controlling = false;
};

struct Pair {
  base::Endpoint address;
  /// With one socket all local priorities are alike, so this alone orders the pairs.
  std::uint32_t remote_priority = 0;
  /// Set for peer-reflexive addresses, which give way oldest first.
  std::optional<base::SteadyTime> learned_at;
  /// An authenticated request came from there, or a check of ours was answered from there.
  bool is_proven = false;
  /// A check of ours was answered: the pair works both ways. RFC 8445 calls it valid.
  std::optional<base::SteadyTime> works_since;
  /// When the controlling peer nominated it: it is selected once it works, unless another was nominated later.
  std::optional<base::SteadyTime> nominated_at;
  /// How many checks it may still send before its turn, since an authenticated request came in (RFC 8445 section 7.3.1.4).
  unsigned triggered_checks = 0;
  std::optional<Check> check;
};

}  // namespace media::ice
