/// A call of the tests and short names for what happens to it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "domain/call_step.h"
#include "support/seeded_random.h"

namespace domain {

inline const base::Timestamp start = base::from_micros(1'791'456'123'000'000);

template <class Id>
Id id_of(int number) {
  base::IdBits bits{};
  bits[15] = static_cast<std::uint8_t>(number);
  return Id(bits);
}

inline const UserId priya = id_of<UserId>(1);
inline const UserId tom = id_of<UserId>(2);
inline const LegId customer_leg = id_of<LegId>(10);
inline const LegId priyas_leg = id_of<LegId>(11);
inline const LegId toms_leg = id_of<LegId>(12);

inline Call new_call() {
  Call call;
  call.id = id_of<CallId>(1);
  call.workspace = id_of<WorkspaceId>(1);
  call.number = id_of<NumberId>(1);
  call.provider_call_id = "wacid.one";
  call.started_at = start;
  return call;
}

inline Trouble trouble(std::string text, std::int64_t code = 0, base::Timestamp at = start + base::seconds(5)) {
  return {code, std::move(text), at};
}

inline CallEvent offered() {
  return CallOffered{"offer", start, customer_leg};
}
inline CallEvent leg_made() {
  return CustomerLegMade{"answer"};
}
inline CallEvent customer_up() {
  return CustomerConnected{customer_leg};
}
inline CallEvent customer_lost() {
  return CustomerLost{customer_leg, trouble("The customer's connection was lost.", 0, start + base::seconds(20))};
}
inline CallEvent pre_accepted() {
  return PreAcceptDone{};
}
inline CallEvent priya_claims() {
  return Claimed{priya, priyas_leg};
}
inline CallEvent priya_up() {
  return AgentConnected{priyas_leg};
}
inline CallEvent priya_lost() {
  return AgentLost{priyas_leg, trouble("Your browser's sound was lost.")};
}
inline CallEvent accepted(std::int64_t claim = 1) {
  return AcceptDone{claim};
}
inline CallEvent accept_refused(std::int64_t claim = 1) {
  return AcceptRefused{claim, trouble("The call could not be connected. Try again.", 138004)};
}

/// The provider's end of a call nobody picked up.
inline CallEvent ended_unanswered(base::seconds after = base::seconds(45)) {
  return ProviderEnded{{.at = start + after}};
}
inline CallEvent ended_after_talk(std::int64_t code = 0, std::string text = {}) {
  return ProviderEnded{{.at = start + base::seconds(131),
                        .picked_up_at = start + base::seconds(9),
                        .ended_at = start + base::seconds(131),
                        .code = code,
                        .text = std::move(text)}};
}

/// Takes the events one after the other, a tenth of a second apart, and gives the last call. All effects go into
/// `effects`.
inline Call take(Call call, const std::vector<CallEvent>& events, base::Timestamp from = start,
                 std::vector<CallEffect>* effects = nullptr) {
  for (const CallEvent& event : events) {
    from += base::milliseconds(100);
    Step step = domain::step(call, event, from);
    call = std::move(step.call);
    if (effects != nullptr) effects->insert(effects->end(), step.effects.begin(), step.effects.end());
  }
  return call;
}

inline std::vector<CallEvent> until_ringing() {
  return {offered(), leg_made(), pre_accepted(), customer_up()};
}
inline std::vector<CallEvent> until_claimed() {
  return {offered(), leg_made(), pre_accepted(), customer_up(), priya_claims()};
}
inline std::vector<CallEvent> until_accepting() {
  return {offered(), leg_made(), pre_accepted(), customer_up(), priya_claims(), priya_up()};
}
inline std::vector<CallEvent> until_live() {
  return {offered(), leg_made(), pre_accepted(), customer_up(), priya_claims(), priya_up(), accepted()};
}

/// "make_customer_leg", "accept", ... in the order asked.
std::vector<std::string> names_of(const std::vector<CallEffect>& effects);

}  // namespace domain
