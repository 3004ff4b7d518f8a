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

/// Each kind of effect has its own, lower limit; this one is for an effect that breaks us before it comes to a result.
constexpr int attempts_max = 100;

std::optional<store::ClaimedEffect> claim(Context& context, domain::EffectId id) {
  store::Write write(context.ledger);
  const base::Timestamp now = context.clock.now();
  auto claimed = store::claim_effect(write, id, now, now + effect_claim);
  if (!claimed) return {};
  const bool is_hopeless = claimed->attempts > attempts_max;
  if (is_hopeless) store::finish_effect(write, id, store::EffectEnd::failed, now);
  write.commit();
  if (!is_hopeless) return claimed;
  base::log::error("effect.hopeless", {{"call", claimed->call.text()}, {"effect", claimed->kind}});
  return {};
}

/// What is to be done after an effect. The first is claimed in the transaction that made it: each commit waits for the
/// disk, and somebody waits for the sound.
struct Next {
  std::optional<store::ClaimedEffect> in_hand;
  FreshEffects rest;
};

void put_into_box(store::Write& write, const store::ClaimedEffect& claimed, const Performed& performed,
                  base::Timestamp now) {
  store::put_into_box(
      write, claimed.call, "effect." + claimed.kind,
      {{"came", performed.what_came}, {"details", performed.details}, {"attempt", std::to_string(claimed.attempts)}},
      now);
}

/// The effects to go on with: this one again at once, or what follows from its result.
FreshEffects close(Context& context, store::Write& write, const store::ClaimedEffect& claimed,
                   const Performed& performed, base::Timestamp now) {
  FreshEffects fresh;
  if (performed.event) {
    auto call = store::find_call_anywhere(context.ledger, claimed.call);
    base::check(call.has_value(), "an effect belongs to a call");
    fresh = take_event(write, context.random, now, *call, *performed.event);
  }
  if (performed.how == Performed::How::again) {
    store::postpone_effect(write, claimed.id, now + performed.wait);
    if (performed.wait.count() == 0) fresh.insert(fresh.begin(), claimed.id);
  } else {
    const bool is_done = performed.how == Performed::How::done;
    store::finish_effect(write, claimed.id, is_done ? store::EffectEnd::done : store::EffectEnd::failed, now);
  }
  return fresh;
}

/// The result, the end of the effect and what follows from it are one fact.
Next settle(Context& context, const store::ClaimedEffect& claimed, const Performed& performed) {
  store::Write write(context.ledger);
  const base::Timestamp now = context.clock.now();
  put_into_box(write, claimed, performed, now);
  Next next{{}, close(context, write, claimed, performed, now)};
  if (!next.rest.empty()) {
    next.in_hand = store::claim_effect(write, next.rest.front(), now, now + effect_claim);
    next.rest.erase(next.rest.begin());
  }
  write.commit();
  return next;
}

}  // namespace

void run_effects(Context& context, FreshEffects effects) {
  std::deque<domain::EffectId> waiting(effects.begin(), effects.end());
  std::optional<store::ClaimedEffect> in_hand;
  while (in_hand || !waiting.empty()) {
    if (!in_hand) {
      in_hand = claim(context, waiting.front());
      waiting.pop_front();
      if (!in_hand) continue;
    }
    const Performed performed = perform(context, *in_hand);
    if (performed.how == Performed::How::failed) {
      base::log::warn("effect.given_up", {{"call", in_hand->call.text()}, {"effect", in_hand->kind}});
    }
    Next next = settle(context, *in_hand, performed);
    waiting.insert(waiting.end(), next.rest.begin(), next.rest.end());
    in_hand = std::move(next.in_hand);
  }
}

}  // namespace flow
