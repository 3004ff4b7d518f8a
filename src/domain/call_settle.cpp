#include "domain/call_settle.h"

#include <algorithm>
#include <initializer_list>

namespace domain {

namespace {

bool is_accepted(const CallFacts& facts) {
  return facts.claim && facts.claim->accepted_at;
}

bool is_over(const CallFacts& facts) {
  return facts.provider_end || facts.hang_up || facts.everyone_rejected_at || facts.ring_over_at || facts.breakdown ||
         facts.customer.lost || facts.customer.made == Asked::refused || (facts.offer && facts.offer->is_stale);
}

// The provider's times say whether it was picked up. Without them our own `accept` counts, but not against a customer
// who hung up while it was on its way.
bool was_answered(const CallFacts& facts) {
  if (facts.provider_end && facts.provider_end->picked_up_at) return true;
  return is_accepted(facts) && (!facts.provider_end || facts.hang_up);
}

// Trouble that reached us after the call had been ended is a consequence of that end, not its reason. The provider
// tells whole seconds.
bool is_reason(const CallFacts& facts, const std::optional<Trouble>& trouble) {
  if (!trouble) return false;
  const auto came_after = [&](const std::optional<base::Timestamp>& end) { return end && *end <= trouble->at; };
  const bool after_provider = facts.provider_end && facts.provider_end->at <= trouble->at;
  const bool after_agent = facts.hang_up && facts.hang_up->at <= trouble->at;
  return !after_provider && !after_agent && !came_after(facts.everyone_rejected_at) && !came_after(facts.ring_over_at);
}

struct Ending {
  CallOutcome outcome = CallOutcome::missed;
  std::int64_t code = 0;
  std::string text;
};

Ending fails(const Trouble& trouble) {
  return {CallOutcome::failed, trouble.code, trouble.text};
}

Ending ending_of_answered(const CallFacts& facts) {
  if (is_reason(facts, facts.breakdown)) return fails(*facts.breakdown);
  if (is_reason(facts, facts.customer.lost)) {
    return {CallOutcome::completed, facts.customer.lost->code, facts.customer.lost->text};
  }
  return {CallOutcome::completed, 0, {}};
}

// A caller who was there and left has given up: phones close the sound first and tell the provider second. One who
// could never be reached has a technical problem.
Ending ending_of_lost(const CallFacts& facts) {
  const Trouble& lost = *facts.customer.lost;
  return facts.customer.connected_at ? Ending{CallOutcome::missed, lost.code, lost.text} : fails(lost);
}

// By weight, not by arrival: what nobody here could change comes first, then what we decided, then what merely
// happened.
Ending ending_of_unanswered(const CallFacts& facts) {
  if (facts.customer.refusal) return fails(*facts.customer.refusal);
  if (facts.hang_up || facts.everyone_rejected_at) return {CallOutcome::declined, 0, {}};
  if (is_reason(facts, facts.breakdown)) return fails(*facts.breakdown);
  if (is_reason(facts, facts.customer.lost)) return ending_of_lost(facts);
  if (is_reason(facts, facts.accept_refusal)) return fails(*facts.accept_refusal);
  if (facts.claim) return {CallOutcome::missed, 0, "The caller hung up before the call was connected."};
  if (facts.offer && facts.offer->is_stale)
    return {CallOutcome::missed, 0, "The call reached the desk too late to ring."};
  return {CallOutcome::missed, 0, {}};
}

Ending ending_of(const CallFacts& facts) {
  const auto& end = facts.provider_end;
  if (end && end->code != 0) return {CallOutcome::failed, end->code, end->text};
  return was_answered(facts) ? ending_of_answered(facts) : ending_of_unanswered(facts);
}

void keep_earliest(std::optional<base::Timestamp>& kept, std::optional<base::Timestamp> candidate) {
  if (candidate && (!kept || *candidate < *kept)) kept = candidate;
}

std::optional<base::Timestamp> time_of(const std::optional<Trouble>& trouble) {
  return trouble ? std::optional(trouble->at) : std::nullopt;
}

// The provider's time if there is one, else when the first of our own reasons came up.
base::Timestamp end_time(const Call& call) {
  const CallFacts& facts = call.facts;
  std::optional<base::Timestamp> at;
  if (facts.provider_end) {
    at = facts.provider_end->ended_at.value_or(facts.provider_end->at);
  } else {
    keep_earliest(at, facts.hang_up ? std::optional(facts.hang_up->at) : std::nullopt);
    keep_earliest(at, facts.everyone_rejected_at);
    keep_earliest(at, facts.ring_over_at);
    for (const auto* trouble : {&facts.breakdown, &facts.customer.lost, &facts.customer.refusal}) {
      keep_earliest(at, time_of(*trouble));
    }
  }
  return std::max(at.value_or(call.started_at), call.answered_at.value_or(call.started_at));
}

std::optional<base::Timestamp> answer_time(const CallFacts& facts) {
  if (!was_answered(facts)) return {};
  const auto& end = facts.provider_end;
  return end && end->picked_up_at ? end->picked_up_at : facts.claim->accepted_at;
}

void settle_end(Call& call) {
  const bool is_ended = call.state == CallState::ended;
  Ending ending = is_ended ? ending_of(call.facts) : Ending{};
  call.outcome = is_ended ? std::optional(ending.outcome) : std::nullopt;
  call.failure_code = ending.code != 0 ? std::optional(ending.code) : std::nullopt;
  call.failure_text = std::move(ending.text);
  call.ended_at = is_ended ? std::optional(end_time(call)) : std::nullopt;
  if (!is_ended) return;
  call.facts.notice.reset();
  call.facts.customer.answer_sdp.clear();
  if (call.facts.offer) call.facts.offer->sdp.clear();
  if (!call.answered_at) call.agent.reset();
}

// --- What to ask of the outside -------------------------------------------------------------------------------------

bool can_accept(const CallFacts& facts) {
  const auto& claim = facts.claim;
  if (!claim || claim->accept != Asked::no || facts.customer.made != Asked::done) return false;
  const bool agent_is_there = claim->connected_at && !claim->lost_at;
  // Without pre_accept the provider learns our answer from `accept` only, so the media cannot be up before it.
  const bool customer_is_there =
      facts.pre_accept == Asked::refused || (facts.pre_accept == Asked::done && facts.customer.connected_at);
  return agent_is_there && customer_is_there;
}

void ask_for_the_living(Call& call, base::Timestamp now, std::vector<CallEffect>& effects) {
  CallFacts& facts = call.facts;
  CustomerLegFact& customer = facts.customer;
  if (facts.offer && customer.made == Asked::no) {
    customer.made = Asked::waiting;
    effects.push_back(MakeCustomerLeg{customer.leg, facts.offer->sdp});
  }
  const bool is_accept_asked = facts.claim && facts.claim->accept != Asked::no;
  if (customer.made == Asked::done && facts.pre_accept == Asked::no && !is_accept_asked) {
    facts.pre_accept = Asked::waiting;
    effects.push_back(PreAccept{customer.answer_sdp});
  }
  if (can_accept(facts)) {
    facts.claim->accept = Asked::waiting;
    facts.claim->accept_asked_at = now;
    effects.push_back(Accept{facts.claim->number, customer.answer_sdp});
  }
  if (call.state == CallState::live && !facts.gate_asked) {
    facts.gate_asked = true;
    effects.push_back(OpenGate{});
  }
}

// Cloud API, action=reject: before anything was pre-accepted; afterwards terminate. What is on its way may have
// arrived.
EndWord end_word(const CallFacts& facts) {
  const bool may_be_known = facts.pre_accept == Asked::waiting || facts.pre_accept == Asked::done;
  const bool is_accept_asked = facts.claim && facts.claim->accept != Asked::no;
  return may_be_known || is_accept_asked || facts.accept_refusal ? EndWord::terminate : EndWord::reject;
}

void ask_for_the_ended(Call& call, std::vector<CallEffect>& effects) {
  CallFacts& facts = call.facts;
  const bool is_on_switchboard = facts.customer.made == Asked::waiting || facts.customer.made == Asked::done;
  if (is_on_switchboard && !facts.switchboard_end_asked) {
    facts.switchboard_end_asked = true;
    effects.push_back(EndAtSwitchboard{std::string(to_word(*call.outcome))});
  }
  const bool may_live_outside = facts.offer && !facts.offer->is_stale && !facts.provider_end;
  if (may_live_outside && !facts.provider_end_asked) {
    facts.provider_end_asked = true;
    effects.push_back(EndAtProvider{end_word(facts)});
  }
}

}  // namespace

void settle(Call& call) {
  const CallFacts& facts = call.facts;
  if (facts.offer)
    call.started_at = facts.offer->at;
  else if (facts.provider_end)
    call.started_at = facts.provider_end->picked_up_at.value_or(facts.provider_end->at);
  call.state = is_over(facts)       ? CallState::ended
               : is_accepted(facts) ? CallState::live
               : facts.claim        ? CallState::answering
                                    : CallState::ringing;
  call.agent = facts.claim ? std::optional(facts.claim->agent) : std::nullopt;
  call.answered_at = answer_time(facts);
  settle_end(call);
}

std::vector<CallEffect> ask_outside(Call& call, base::Timestamp now) {
  std::vector<CallEffect> effects;
  if (call.state == CallState::ended)
    ask_for_the_ended(call, effects);
  else
    ask_for_the_living(call, now, effects);
  return effects;
}

}  // namespace domain
