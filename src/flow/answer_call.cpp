#include "flow/answer_call.h"

#include <optional>

#include "base/failure.h"
#include "base/log.h"
#include "base/text.h"
#include "control/messages.h"
#include "flow/call_sentences.h"
#include "flow/take_call_event.h"
#include "store/call_store.h"
#include "store/membership_store.h"

namespace flow {

namespace {

std::string name_of(store::Ledger& ledger, domain::WorkspaceId workspace, domain::UserId user) {
  const auto member = store::find_member(ledger, workspace, user);
  return member ? member->name : "A colleague";
}

/// Why this agent cannot have the call; nothing when they may try.
std::optional<base::Refusal> objection(store::Ledger& ledger, const domain::Call& call, domain::UserId user) {
  if (call.state == domain::CallState::ended) return base::Refusal{"call.over", "This call is over."};
  if (call.agent) {
    const std::string who = name_of(ledger, call.workspace, *call.agent);
    return base::Refusal{"call.taken", base::format("{} has answered this call.", who)};
  }
  if (domain::has_rejected(call, user)) return base::Refusal{"call.rejected", "You have rejected this call."};
  if (call.facts.customer.made != domain::Asked::done) {
    return base::Refusal{"call.not_ready", call.facts.notice
                                               ? call.facts.notice->text
                                               : "The caller's sound is not ready yet. Try again in a moment."};
  }
  return {};
}

std::optional<base::Refusal> objection_to_offer(const std::string& sdp) {
  if (sdp.empty()) return base::Refusal{"sdp.invalid", "The browser sent no offer. Reload the page and try again."};
  if (sdp.size() > control::offer_bytes_max) return base::Refusal{"sdp.too_large", "The browser's offer is too large."};
  return {};
}

/// What the agent won: a leg to be made.
struct Won {
  domain::LegId leg;
  FreshEffects effects;
};

base::Result<Won> claim(Context& context, const AnswerCall& command) {
  store::Write write(context.ledger);
  const base::Timestamp now = context.clock.now();
  auto call = store::find_call(context.ledger, command.workspace, command.call);
  base::check(call.has_value(), "a call that was found stays");
  const auto leg = domain::LegId::make(now, context.random);
  if (call->agent == command.user && call->state != domain::CallState::ended) {
    FreshEffects fresh = take_event(write, context.random, now, *call, domain::AgentReturned{command.user, leg});
    write.commit();
    return Won{leg, std::move(fresh)};
  }
  if (auto no = objection(context.ledger, *call, command.user)) return tl::unexpected(*std::move(no));
  if (!store::claim_call(write, command.workspace, command.call, command.user, now)) {
    return base::refuse("call.over", "This call has stopped ringing.");
  }
  FreshEffects fresh = take_event(write, context.random, now, *call, domain::Claimed{command.user, leg});
  base::check(call->agent == command.user, "the claim in the row and the claim in the facts are one");
  write.commit();
  return Won{leg, std::move(fresh)};
}

bool is_still_theirs(Context& context, const AnswerCall& command, domain::LegId leg) {
  const auto call = store::find_call(context.ledger, command.workspace, command.call);
  return call && call->state != domain::CallState::ended && call->facts.claim && call->facts.claim->leg == leg;
}

}  // namespace

base::Result<Answered> answer_call(Context& context, const AnswerCall& command) {
  const auto call = store::find_call(context.ledger, command.workspace, command.call);
  if (!call) return base::refuse("call.unknown", "There is no such call.");
  if (!store::may_take_calls(context.ledger, command.workspace, call->number, command.user)) {
    return base::refuse("call.not_yours", "You may not take calls on this number.");
  }
  if (auto no = objection_to_offer(command.offer_sdp)) return tl::unexpected(*std::move(no));
  auto won = claim(context, command);
  if (!won) return tl::unexpected(won.error());

  const auto made = context.switchboard.make_leg({.call = command.call.text(),
                                                  .leg = won->leg.text(),
                                                  .side = control::Side::agent,
                                                  .offer_sdp = command.offer_sdp});
  if (!made) {
    const std::string sentence = sentence_of_refusal(made.error());
    base::log::warn("leg.refused", {{"call", command.call.text()}, {"side", "agent"}, {"reason", made.error().name}});
    // The clerk performs what follows from it; the agent is not kept waiting.
    static_cast<void>(
        take_call_event(context, command.call, domain::AgentLegRefused{won->leg, {0, sentence, context.clock.now()}}));
    return base::refuse(made.error().name, sentence);
  }
  // The caller may have hung up while the leg was being made.
  if (!is_still_theirs(context, command, won->leg)) {
    static_cast<void>(context.switchboard.end_leg(won->leg.text()));
    return base::refuse("call.over", "The caller has hung up.");
  }
  return Answered{made->answer_sdp, std::move(won->effects)};
}

}  // namespace flow
