/// The telephone exchange: what the carrier's verbs (calls.h, messages.h, outbox.h, sender.h, graph_api.h) work on.
#pragma once

#include <functional>
#include <string>

#include "base/random.h"
#include "base/time.h"
#include "carrier/faults.h"
#include "carrier/request_log.h"
#include "carrier/store.h"
#include "carrier/wake.h"
#include "carrier/webhook.h"

namespace carrier {

/// "UIC time to accept: about 30 to 60 s" (calling reference, section 5.2).
inline constexpr base::seconds ring_limit_default{45};
inline constexpr base::seconds ring_limit_max{60};
/// "1000 concurrent calls on this number" (section 9, code 138002): the caller hears that all lines are busy.
inline constexpr std::int64_t open_calls_max = 1'000;

/// What the business and the carrier have agreed on.
struct Agreement {
  Business business;
  std::string hook_url;      ///< where webhooks go
  std::string app_secret;    ///< signs them
  std::string access_token;  ///< requests of the business bear it
  std::string verify_token;  ///< what the verify handshake must hold
  base::seconds ring_limit = ring_limit_default;
};

/// What all threads of the program share. Everything in it is either constant or guards itself.
struct Shared {
  const Agreement agreement;
  FaultBoard faults;
  RequestLog requests;
  Wake wake;
};

/// What one thread has: its own connection to the store. `shared`, `clock` and `random` outlive it.
struct Exchange {
  Shared& shared;
  Store store;
  base::Clock& clock;
  base::Random& random;
  /// Lets a faulty answer wait; tests put in a clock that jumps.
  std::function<void(base::milliseconds)> sleep;

  [[nodiscard]] const Business& business() const { return shared.agreement.business; }
};

}  // namespace carrier
