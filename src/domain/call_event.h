/// Everything that can happen to a call, as values. Facts from outside (the provider, the switchboard) may come in any
/// order, twice or late. A click comes after the claim it needs, because the flow that takes it looks first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "base/time.h"
#include "domain/call_facts.h"
#include "domain/ids.h"

namespace domain {

// From the provider.

/// The customer's phone rings. `leg` is the id the customer's leg shall have, used when this is the first we hear of
/// it.
struct CallOffered {
  std::string sdp;
  base::Timestamp at{};
  LegId leg;
};
struct ProviderEnded {
  ProviderEndFact end;
};

// Results of what was asked of the switchboard.

struct CustomerLegMade {
  std::string answer_sdp;
};
struct CustomerLegRefused {
  Trouble trouble;
};
/// The switchboard does not answer; it will be asked again.
struct CustomerLegDelayed {
  std::string notice;
};
struct AgentLegRefused {
  LegId leg;
  Trouble trouble;
};
struct GateRefused {
  Trouble trouble;
};

// What the switchboard noticed.

struct CustomerConnected {
  LegId leg;
};
/// Never came up, or was up and is gone, or the switchboard does not know it any more.
struct CustomerLost {
  LegId leg;
  Trouble trouble;
};
struct AgentConnected {
  LegId leg;
};
struct AgentLost {
  LegId leg;
  Trouble trouble;
};

// Results of what was asked of the provider.
// `claim` is the number of the claim it was asked for.

struct PreAcceptDone {};
struct PreAcceptRefused {
  Trouble trouble;
};
struct AcceptDone {
  std::int64_t claim = 0;
};
struct AcceptRefused {
  std::int64_t claim = 0;
  Trouble trouble;
};
/// No answer came in time, also not to the repetition: whether the customer believes to be connected is unknown.
struct AcceptUnanswered {
  std::int64_t claim = 0;
  Trouble trouble;
};

// Clicks.

/// An agent won the claim; `leg` is the id their leg shall have.
struct Claimed {
  UserId agent;
  LegId leg;
};
/// The agent of a live call offers anew after a reload.
struct AgentReturned {
  UserId agent;
  LegId leg;
};
/// `is_last`: nobody is left who could answer.
struct Rejected {
  UserId user;
  bool is_last = false;
};
/// The agent of the call ends it. Before `accept` was asked this gives the call back, and the agent is out of it.
struct HungUp {
  UserId user;
  bool is_last = false;
};

/// Nothing happened but time: deadlines are looked at.
struct TimePassed {};

using CallEvent = std::variant<CallOffered, ProviderEnded, CustomerLegMade, CustomerLegRefused, CustomerLegDelayed,
                               AgentLegRefused, GateRefused, CustomerConnected, CustomerLost, AgentConnected, AgentLost,
                               PreAcceptDone, PreAcceptRefused, AcceptDone, AcceptRefused, AcceptUnanswered, Claimed,
                               AgentReturned, Rejected, HungUp, TimePassed>;

}  // namespace domain
