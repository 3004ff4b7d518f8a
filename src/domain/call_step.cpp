#include "domain/call_step.h"

#include <algorithm>
#include <utility>

#include "domain/call_settle.h"

namespace domain {

namespace {

/// Writes one event into the facts. Each event has one function; what does not fit leaves no trace.
class Taking {
 public:
  Taking(Call& call, std::vector<CallEffect>& effects, base::Timestamp now)
      : call_(call), effects_(effects), now_(now) {}

  void operator()(const CallOffered& event) {
    if (facts().offer) return;
    const bool is_stale = now_ - event.at > provider_ring_max;
    facts().offer = OfferFact{event.sdp, event.at, is_stale};
    facts().customer.leg = event.leg;
    call_.ring_until = std::min<base::Timestamp>(event.at + provider_ring_max, now_ + call_.limits.ring);
  }

  void operator()(const ProviderEnded& event) {
    if (!facts().provider_end) facts().provider_end = event.end;
  }

  void operator()(const CustomerLegMade& event) {
    CustomerLegFact& customer = facts().customer;
    if (!facts().offer || customer.made == Asked::done || customer.made == Asked::refused) return;
    customer.made = Asked::done;
    customer.answer_sdp = event.answer_sdp;
    forget_notice();
    // The end may have reached the switchboard before the leg did.
    facts().switchboard_end_asked = false;
  }

  void operator()(const CustomerLegRefused& event) {
    CustomerLegFact& customer = facts().customer;
    if (!facts().offer || customer.made == Asked::done || customer.made == Asked::refused) return;
    customer.made = Asked::refused;
    customer.refusal = event.trouble;
  }

  void operator()(const CustomerLegDelayed& event) {
    if (facts().customer.made == Asked::waiting) facts().notice = Notice{event.notice, {}};
  }

  void operator()(const AgentLegRefused& event) { lose_agent(event.leg, event.trouble); }

  void operator()(const GateRefused& event) {
    if (is_accepted()) break_down(event.trouble);
  }

  void operator()(const CustomerConnected& event) {
    CustomerLegFact& customer = facts().customer;
    if (customer.leg == event.leg && !customer.connected_at) customer.connected_at = now_;
  }

  void operator()(const CustomerLost& event) {
    CustomerLegFact& customer = facts().customer;
    if (customer.leg == event.leg && !customer.lost) customer.lost = event.trouble;
  }

  void operator()(const AgentConnected& event) {
    if (!is_present_leg(event.leg) || claim().connected_at) return;
    claim().connected_at = now_;
    if (!claim().lost_at) forget_notice();
  }

  void operator()(const AgentLost& event) { lose_agent(event.leg, event.trouble); }

  void operator()(const PreAcceptDone&) {
    if (facts().offer && facts().pre_accept != Asked::refused) facts().pre_accept = Asked::done;
  }

  void operator()(const PreAcceptRefused& event) {
    if (!facts().offer || facts().pre_accept == Asked::done || facts().pre_accept == Asked::refused) return;
    facts().pre_accept = Asked::refused;
    facts().pre_accept_refusal = event.trouble;
  }

  void operator()(const AcceptDone& event) {
    if (!is_present_claim(event.claim) || claim().accepted_at) return;
    claim().accept = Asked::done;
    claim().accepted_at = now_;
  }

  void operator()(const AcceptRefused& event) {
    if (!is_present_claim(event.claim) || is_accepted()) return;
    facts().accept_refusal = event.trouble;
    give_back(event.trouble.text);
  }

  void operator()(const AcceptUnanswered& event) {
    if (is_present_claim(event.claim) && !is_accepted()) break_down(event.trouble);
  }

  void operator()(const Claimed& event) {
    if (!facts().offer || call_.state != CallState::ringing || has_rejected(call_, event.agent)) return;
    forget_notice();
    facts().accept_refusal.reset();
    facts().claim =
        ClaimFact{.number = ++facts().claims, .agent = event.agent, .at = now_, .leg = event.leg, .leg_at = now_};
  }

  void operator()(const AgentReturned& event) {
    if (is_ended() || !has_claim(event.agent)) return;
    claim().leg = event.leg;
    claim().leg_at = now_;
    claim().connected_at.reset();
    claim().lost_at.reset();
    forget_notice();
  }

  void operator()(const Rejected& event) {
    const bool is_open = call_.state == CallState::ringing || call_.state == CallState::answering;
    if (!facts().offer || !is_open || has_claim(event.user) || has_rejected(call_, event.user)) return;
    call_.rejected_by.push_back(event.user);
    if (event.is_last && !facts().claim) facts().everyone_rejected_at = now_;
  }

  void operator()(const HungUp& event) {
    if (is_ended() || !has_claim(event.user)) return;
    if (claim().accept == Asked::no) return withdraw(event);
    facts().hang_up = HangUpFact{event.user, now_};
    if (!is_accepted()) be_out(event.user);
  }

  void operator()(const TimePassed&) {
    if (is_ended() || !facts().claim) return;
    if (claim().accept == Asked::no) {
      if (now_ >= claim().at + call_.limits.answer) give_back(why_not_connected());
    } else if (!is_accepted()) {
      if (now_ >= *claim().accept_asked_at + accept_wait_max)
        break_down({0, "The call timed out while connecting.", now_});
    } else if (const auto since = agent_away_since(claim()); since && now_ >= *since + call_.limits.agent_gone) {
      break_down({0, "The agent's connection was lost.", now_});
    }
  }

  static std::optional<base::Timestamp> agent_away_since(const ClaimFact& claim) {
    if (claim.lost_at) return claim.lost_at;
    return claim.connected_at ? std::nullopt : std::optional(claim.leg_at);
  }

 private:
  [[nodiscard]] CallFacts& facts() { return call_.facts; }
  [[nodiscard]] ClaimFact& claim() { return *call_.facts.claim; }
  [[nodiscard]] bool is_ended() const { return call_.state == CallState::ended; }
  [[nodiscard]] bool is_accepted() { return facts().claim && claim().accepted_at; }
  [[nodiscard]] bool is_present_claim(std::int64_t number) { return facts().claim && claim().number == number; }
  [[nodiscard]] bool is_present_leg(LegId leg) { return facts().claim && claim().leg == leg; }
  [[nodiscard]] bool has_claim(UserId user) { return facts().claim && claim().agent == user; }

  void forget_notice() { facts().notice.reset(); }

  void be_out(UserId user) {
    if (!has_rejected(call_, user)) call_.rejected_by.push_back(user);
  }

  void break_down(const Trouble& trouble) {
    if (!facts().breakdown) facts().breakdown = trouble;
  }

  // Before `accept` was asked the call can go to somebody else; afterwards the customer waits for this agent's return.
  void lose_agent(LegId leg, const Trouble& trouble) {
    if (!is_present_leg(leg) || claim().lost_at) return;
    if (claim().accept == Asked::no) return give_back(trouble.text);
    if (is_ended()) return;
    claim().lost_at = now_;
    facts().notice = Notice{trouble.text, claim().agent};
  }

  void give_back(const std::string& why) {
    effects_.push_back(EndAgentLeg{claim().leg});
    facts().notice = Notice{why, claim().agent};
    facts().claim.reset();
  }

  void withdraw(const HungUp& event) {
    give_back({});
    forget_notice();
    be_out(event.user);
    if (event.is_last) facts().everyone_rejected_at = now_;
  }

  [[nodiscard]] std::string why_not_connected() {
    const bool agent_is_there = claim().connected_at && !claim().lost_at;
    return agent_is_there ? "The caller's side did not connect in time. The call rings on."
                          : "Your browser's sound did not connect in time. The call rings on.";
  }

  Call& call_;
  std::vector<CallEffect>& effects_;
  base::Timestamp now_;
};

// A call nobody holds is over when its time is; looked at with every event, so that a claim given back late does not
// ring on.
void look_at_ring_time(Call& call, base::Timestamp now) {
  CallFacts& facts = call.facts;
  const bool rings = call.state == CallState::ringing && facts.offer && !facts.ring_over_at;
  if (rings && now >= call.ring_until) facts.ring_over_at = now;
}

}  // namespace

Step step(const Call& call, const CallEvent& event, base::Timestamp now) {
  Step step{call, {}, false};
  std::visit(Taking(step.call, step.effects, now), event);
  settle(step.call);
  look_at_ring_time(step.call, now);
  settle(step.call);
  for (CallEffect& effect : ask_outside(step.call, now)) step.effects.push_back(std::move(effect));
  step.has_changed = step.call != call;
  return step;
}

std::optional<base::Timestamp> next_deadline(const Call& call) {
  if (call.state == CallState::ended || !call.facts.offer) return {};
  const auto& claim = call.facts.claim;
  if (!claim) return call.ring_until;
  if (claim->accept == Asked::no) return claim->at + call.limits.answer;
  if (!claim->accepted_at) return *claim->accept_asked_at + accept_wait_max;
  if (const auto since = Taking::agent_away_since(*claim)) return *since + call.limits.agent_gone;
  return {};
}

}  // namespace domain
