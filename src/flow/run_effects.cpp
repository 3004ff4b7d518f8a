#include "flow/run_effects.h"

#include <deque>
#include <optional>

#include "base/failure.h"
#include "base/log.h"
#include "flow/perform_effect.h"
#include "flow/take_call_event.h"
#include "store/call_box.h"
#include "store/call_store.h"
#include "store/effect_store.h"

namespace flow {

namespace {

std::optional<store::ClaimedEffect> claim(Context& context, domain::EffectId id) {
  store::Write write(context.ledger);
  const base::Timestamp now = context.clock.now();
  auto claimed = store::claim_effect(write, id, now, now + effect_claim);
  if (claimed) write.commit();
  return claimed;
}

/// The result, the end of the effect and what follows from it are one fact.
FreshEffects settle(Context& context, const store::ClaimedEffect& claimed, const Performed& performed) {
  store::Write write(context.ledger);
  const base::Timestamp now = context.clock.now();
  store::put_into_box(write, claimed.call, "effect." + claimed.kind,
                      {{"came", performed.what_came},
                       {"details", performed.details},
                       {"attempt", std::to_string(claimed.attempts)}},
                      now);
  FreshEffects fresh;
  if (performed.event) {
    auto call = store::find_call_anywhere(context.ledger, claimed.call);
    base::check(call.has_value(), "an effect belongs to a call");
    fresh = take_event(write, context.random, now, *call, *performed.event);
  }
  if (performed.how == Performed::How::again) {
    store::postpone_effect(write, claimed.id, now + performed.wait);
  } else {
    const bool is_done = performed.how == Performed::How::done;
    store::finish_effect(write, claimed.id, is_done ? store::EffectEnd::done : store::EffectEnd::failed, now);
  }
  write.commit();
  return fresh;
}

}  // namespace

void run_effects(Context& context, FreshEffects effects) {
  std::deque<domain::EffectId> waiting(effects.begin(), effects.end());
  while (!waiting.empty()) {
    const domain::EffectId id = waiting.front();
    waiting.pop_front();
    const auto claimed = claim(context, id);
    if (!claimed) continue;
    const Performed performed = perform(context, *claimed);
    for (const domain::EffectId next : settle(context, *claimed, performed)) waiting.push_back(next);
    // What can be tried again at once is; the rest waits for the clerk.
    if (performed.how == Performed::How::again && performed.wait.count() == 0) waiting.push_front(id);
    if (performed.how == Performed::How::failed) {
      base::log::warn("effect.given_up", {{"call", claimed->call.text()}, {"effect", claimed->kind}});
    }
  }
}

}  // namespace flow
