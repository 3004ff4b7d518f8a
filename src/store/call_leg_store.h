/// Legs of calls, for the record: who was connected from when to when, and why it ended.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"
#include "domain/ids.h"
#include "store/write.h"

namespace store {

struct CallLeg {
  domain::LegId id;
  domain::CallId call;
  /// Set for an agent's leg, else it is the customer's.
  std::optional<domain::UserId> user;
  base::Timestamp created_at{};
};

/// Twice is once.
void add_call_leg(Write& write, const CallLeg& leg);
/// The first end counts.
void end_call_leg(Write& write, domain::LegId leg, std::string_view reason, base::Timestamp at);
void end_legs_of_call(Write& write, domain::CallId call, std::string_view reason, base::Timestamp at);

}  // namespace store
