/// The port through which the application moves sound: made by control::Client in programs, by a fake in tests. Every
/// refusal has a stable name. Beside those listed: "switchboard.down" (no connection or no answer in time; whether the
/// request was carried out is then unknown, and every request may be repeated), "control.invalid" (a request that makes
/// no sense), "control.version", "control.too_many" (one connection asks faster than anybody may), "switchboard.failed"
/// (something broke there; its log says what).
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "control/messages.h"

namespace control {

class Switchboard {
 public:
  virtual ~Switchboard() = default;

  /// Takes the peer's offer and answers it. The same request again (same leg, same offer) gives the same answer.
  /// Refuses: "sdp.invalid", "sdp.too_large", "sdp.no_audio", "sdp.no_fingerprint", "sdp.two_fingerprints",
  /// "sdp.bad_fingerprint", "sdp.no_ice", "sdp.no_codec", "sdp.no_candidates" (customer only); "call.unknown" (an
  /// agent's leg before the customer's), "leg.exists" (same leg, other offer), "switchboard.full" (calls_max reached).
  [[nodiscard]] virtual base::Result<LegMade> make_leg(const MakeLeg& request) = 0;

  /// Lets the sound through both ways; from now on the customer's leg sends every 20 ms. May be asked before the
  /// customer's media is up: it then takes effect with the first possible packet. Twice is once. Refuses
  /// "call.unknown".
  [[nodiscard]] virtual base::Result<void> open_gate(std::string_view call) = 0;

  /// Ends one leg. The agent's leaves the call alone; the customer's takes the call with it (reason "leg.ended"). An
  /// unknown leg is already ended: that is success.
  [[nodiscard]] virtual base::Result<void> end_leg(std::string_view leg) = 0;

  /// Ends a call, its legs and its recording; news call.ended follows, then recording.done for each track. An unknown
  /// call is already ended: that is success. `reason` is a word for log and news.
  [[nodiscard]] virtual base::Result<void> end_call(std::string_view call, std::string_view reason) = 0;

  [[nodiscard]] virtual base::Result<Status> status() = 0;
  /// Every call there is, oldest first.
  [[nodiscard]] virtual base::Result<std::vector<CallListed>> list_calls() = 0;
  /// Refuses "call.unknown".
  [[nodiscard]] virtual base::Result<CallStatus> call_status(std::string_view call) = 0;
};

}  // namespace control
