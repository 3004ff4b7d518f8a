/// What must be done outside after a call has changed. `step` names them, `flow/run_effects` performs them after the
/// commit, and what comes of it returns as an event.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "domain/ids.h"

namespace domain {

/// Ask the switchboard for an answer to the customer's offer.
struct MakeCustomerLeg {
  LegId leg;
  std::string offer_sdp;
};
/// Give the provider our answer while the customer's phone still rings.
struct PreAccept {
  std::string answer_sdp;
};
/// Answer the call, for the claim of this number.
struct Accept {
  std::int64_t claim = 0;
  std::string answer_sdp;
};
/// Let the sound through.
struct OpenGate {};
struct EndAgentLeg {
  LegId leg;
};
struct EndAtSwitchboard {
  std::string reason;
};
enum class EndWord { reject, terminate };
/// Tell the provider that it is over on our side.
struct EndAtProvider {
  EndWord word = EndWord::terminate;
};

using CallEffect =
    std::variant<MakeCustomerLeg, PreAccept, Accept, OpenGate, EndAgentLeg, EndAtSwitchboard, EndAtProvider>;

}  // namespace domain
