#include "flow/take_call_event.h"

#include <variant>

#include "base/log.h"
#include "domain/call_step.h"
#include "store/call_box.h"
#include "store/call_leg_store.h"
#include "store/call_store.h"
#include "store/effect_store.h"

namespace flow {

namespace {

// The legs' own rows follow from the change: who is connected is the claim's and the offer's business.
void note_legs(store::Write& write, const domain::Call& before, const domain::Call& after, base::Timestamp now) {
  const auto& customer = after.facts.customer;
  if (customer.leg.is_set() && !before.facts.customer.leg.is_set()) {
    store::add_call_leg(write, {.id = customer.leg, .call = after.id, .user = {}, .created_at = now});
  }
  const auto leg_of = [](const domain::Call& call) {
    return call.facts.claim ? std::optional(call.facts.claim->leg) : std::nullopt;
  };
  const auto old_leg = leg_of(before);
  const auto new_leg = leg_of(after);
  if (old_leg && old_leg != new_leg) store::end_call_leg(write, *old_leg, new_leg ? "replaced" : "given back", now);
  if (new_leg && old_leg != new_leg) {
    store::add_call_leg(write, {.id = *new_leg, .call = after.id, .user = after.facts.claim->agent, .created_at = now});
  }
  const bool has_ended = after.state == domain::CallState::ended && before.state != domain::CallState::ended;
  if (has_ended) store::end_legs_of_call(write, after.id, domain::to_word(*after.outcome), now);
}

void log_change(const domain::Call& before, const domain::Call& after) {
  if (before.state == after.state && before.outcome == after.outcome) return;
  base::log::info("call.changed", {{"call", after.id.text()},
                                   {"state", domain::to_word(after.state)},
                                   {"outcome", after.outcome ? domain::to_word(*after.outcome) : "none"},
                                   {"code", after.failure_code.value_or(0)}});
}

}  // namespace

FreshEffects take_event(store::Write& write, base::Random& random, base::Timestamp now, domain::Call& call,
                        const domain::CallEvent& event) {
  domain::Step step = domain::step(call, event, now);
  if (!step.has_changed && step.effects.empty()) return {};
  step.call.version = call.version + 1;
  store::save_call(write, step.call);
  note_legs(write, call, step.call, now);
  store::put_into_box(write, call.id, event, now);
  FreshEffects fresh;
  for (const domain::CallEffect& effect : step.effects) {
    fresh.push_back(domain::EffectId::make(now, random));
    store::add_effect(write, fresh.back(), call.id, effect, now);
  }
  write.tell({.workspace = call.workspace,
              .kind = "call.changed",
              .call = call.id,
              .conversation = step.call.conversation,
              .at = now});
  log_change(call, step.call);
  call = std::move(step.call);
  return fresh;
}

FreshEffects take_call_event(Context& context, domain::CallId id, const domain::CallEvent& event) {
  store::Write write(context.ledger);
  auto call = store::find_call_anywhere(context.ledger, id);
  if (!call) return {};
  FreshEffects fresh = take_event(write, context.random, context.clock.now(), *call, event);
  write.commit();
  return fresh;
}

}  // namespace flow
