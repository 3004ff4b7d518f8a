#include "carrier/outbox.h"

#include <algorithm>

#include "carrier/delivery_store.h"
#include "sqlite/transaction.h"

namespace carrier {

namespace {

struct Plan {
  int copies = 1;
  Seal seal = Seal::good;
  DeliveryState state = DeliveryState::waiting;
  base::milliseconds delay{0};
  base::milliseconds batch{0};
};

bool use_up(int& count) {
  if (count == 0) return false;
  --count;
  return true;
}

Plan make_plan(WebhookFaults& faults) {
  Plan plan{.copies = faults.copies, .delay = faults.delay, .batch = faults.batch};
  if (faults.hold) plan.state = DeliveryState::held;
  if (use_up(faults.tamper_next)) plan.seal = Seal::tampered;
  if (use_up(faults.drop_next)) plan.state = DeliveryState::dropped;
  return plan;
}

base::Timestamp due_time(Exchange& exchange, const Plan& plan, base::Timestamp now) {
  if (plan.batch.count() == 0) return now + plan.delay;
  return next_batch_time(exchange.store.database()).value_or(now + plan.delay + plan.batch);
}

}  // namespace

void send_change(Exchange& exchange, std::string_view lane, std::string_view change) {
  Plan plan;
  exchange.shared.faults.with_webhook_faults([&](WebhookFaults& faults) { plan = make_plan(faults); });
  const base::Timestamp now = exchange.clock.now();
  const NewDelivery delivery{.lane = lane,
                             .body = change,
                             .seal = plan.seal,
                             // A spoilt seal belongs to one change, so that one travels alone.
                             .batched = plan.batch.count() > 0 && plan.seal == Seal::good,
                             .state = plan.state,
                             .due_at = due_time(exchange, plan, now)};
  for (int copy = 0; copy < plan.copies; ++copy) insert_delivery(exchange.store.database(), delivery, now);
}

std::int64_t send_raw(Exchange& exchange, std::string_view body, Seal seal) {
  const base::Timestamp now = exchange.clock.now();
  sqlite::Transaction transaction(exchange.store.database());
  const auto number =
      insert_delivery(exchange.store.database(), {.is_raw = true, .body = body, .seal = seal, .due_at = now}, now);
  transaction.commit();
  exchange.shared.wake.ring();
  return number;
}

std::size_t release_held(Exchange& exchange, Order order) {
  sqlite::Transaction transaction(exchange.store.database());
  auto numbers = held_deliveries(exchange.store.database());
  if (order == Order::reversed) std::reverse(numbers.begin(), numbers.end());
  base::Timestamp due = exchange.clock.now();
  for (const std::int64_t number : numbers) {
    release_delivery(exchange.store.database(), number, due);
    due += base::microseconds(1);
  }
  transaction.commit();
  exchange.shared.wake.ring();
  return numbers.size();
}

}  // namespace carrier
