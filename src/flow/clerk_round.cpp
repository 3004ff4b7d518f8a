#include "flow/clerk_round.h"

#include <algorithm>

#include "base/failure.h"
#include "base/log.h"
#include "flow/digest_delivery.h"
#include "flow/sweep.h"
#include "flow/take_call_event.h"
#include "store/call_store.h"
#include "store/delivery_store.h"
#include "store/effect_store.h"
#include "store/lease_store.h"

namespace flow {

namespace {

constexpr std::string_view lease_name = "clerk";

void add(FreshEffects& all, const FreshEffects& more) {
  all.insert(all.end(), more.begin(), more.end());
}

// A delivery is a job of its own, hence with its own rim: one that breaks must not hold up the others.
FreshEffects finish_delivery(Context& context, domain::DeliveryId id) {
  try {
    store::Write write(context.ledger);
    store::count_delivery_attempt(write, id);
    write.commit();
  } catch (const base::Failure& failure) {
    base::log::error("delivery.uncounted", {{"delivery", id.text()}, {"why", failure.what()}});
    return {};
  }
  try {
    return digest_delivery(context, id);
  } catch (const base::Failure& failure) {
    base::log::error("delivery.undigested", {{"delivery", id.text()}, {"why", failure.what()}});
    return {};
  }
}

std::optional<base::Timestamp> earlier(std::optional<base::Timestamp> a, std::optional<base::Timestamp> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace

void Clerk::take_time(Context& context, FreshEffects& fresh) {
  for (const domain::CallId call : store::calls_due(context.ledger, context.clock.now(), round_items_max)) {
    add(fresh, take_call_event(context, call, domain::TimePassed{}));
  }
}

void Clerk::finish_deliveries(Context& context, FreshEffects& fresh) {
  const base::Timestamp before = context.clock.now() - delivery_grace;
  for (const domain::DeliveryId id : store::undigested_deliveries(context.ledger, before, round_items_max)) {
    add(fresh, finish_delivery(context, id));
  }
}

void Clerk::sweep_now_and_then(Context& context, FreshEffects& fresh) {
  const base::SteadyTime now = context.clock.steady_now();
  if (swept_at_ && now - *swept_at_ < sweep_every) return;
  swept_at_ = now;
  add(fresh, sweep(context));
}

Clerk::Round Clerk::walk(Context& context) {
  Round round;
  take_time(context, round.effects);
  finish_deliveries(context, round.effects);
  sweep_now_and_then(context, round.effects);
  add(round.effects, store::effects_due(context.ledger, context.clock.now(), round_items_max));
  round.next_at = earlier(store::next_call_deadline(context.ledger), store::next_effect_due(context.ledger));
  return round;
}

bool hold_clerk_lease(Context& context, std::string_view holder) {
  store::Write write(context.ledger);
  const base::Timestamp now = context.clock.now();
  const bool is_ours = store::take_lease(write, lease_name, holder, now, now + clerk_lease);
  if (is_ours) write.commit();
  return is_ours;
}

void drop_clerk_lease(Context& context, std::string_view holder) {
  store::Write write(context.ledger);
  store::drop_lease(write, lease_name, holder);
  write.commit();
}

}  // namespace flow
