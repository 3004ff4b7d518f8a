#include "carrier/calls.h"

#include <algorithm>

#include "base/id.h"
#include "base/log.h"
#include "carrier/call_store.h"
#include "carrier/graph_ids.h"
#include "carrier/outbox.h"
#include "sqlite/transaction.h"

namespace carrier {

namespace {

using base::Timestamp;
using CallKey = base::Id<struct CallKeyTag>;

constexpr int due_calls_at_once = 100;

Call make_call(Exchange& exchange, PlaceCall wish, Timestamp now) {
  Call call;
  call.key = CallKey::make(now, exchange.random).text();
  call.id = make_call_id(wish.customer.number, exchange.business().number, exchange.random);
  call.customer = std::move(wish.customer);
  call.offer_sdp = std::move(wish.offer_sdp);
  call.watch = wish.watch;
  call.placed_at = now;
  call.ring_until = now + std::min(wish.ring_limit.value_or(exchange.shared.agreement.ring_limit), ring_limit_max);
  call.seen_at = now;
  call.cta_payload = std::move(wish.cta_payload);
  call.deeplink_payload = std::move(wish.deeplink_payload);
  return call;
}

/// Saves what became of the call, and tells the business when that was its end.
void keep(Exchange& exchange, const Call& call, bool was_open) {
  save_call(exchange.store.database(), call);
  if (!was_open || call.is_open()) return;
  send_change(exchange, call.id, terminate_change(exchange.business(), call));
  base::log::info("call.ended", {{"call", call.key}, {"how", to_word(call.end)}});
}

}  // namespace

base::Result<Call> place_call(Exchange& exchange, PlaceCall wish) {
  sqlite::Transaction transaction(exchange.store.database());
  const OpenCount open = count_open_calls(exchange.store.database(), wish.customer.number);
  if (open.of_customer > 0) return base::refuse("carrier.busy", "This customer is already in a call.");
  if (open.all >= open_calls_max) return base::refuse("carrier.lines_busy", "All lines of this business are busy.");
  const Call call = make_call(exchange, std::move(wish), exchange.clock.now());
  insert_call(exchange.store.database(), call);
  send_change(exchange, call.id, connect_change(exchange.business(), call));
  transaction.commit();
  exchange.shared.wake.ring();
  base::log::info("call.placed", {{"call", call.key}});
  return call;
}

GraphResult<Call> change_by_business(Exchange& exchange, std::string_view call_id,
                                     const std::function<GraphResult<>(Call&, Timestamp)>& change) {
  sqlite::Transaction transaction(exchange.store.database());
  auto call = find_call_by_id(exchange.store.database(), call_id);
  // Which code Meta uses here is unknown (calling reference, section 11, point 11).
  if (!call) return base::refuse_with(invalid_parameter("Call ID is invalid"));
  const Timestamp now = exchange.clock.now();
  const bool was_open = call->is_open();
  let_time_pass(*call, now);
  auto verdict = change(*call, now);
  keep(exchange, *call, was_open);
  transaction.commit();
  exchange.shared.wake.ring();
  return std::move(verdict).map([&] { return *std::move(call); });
}

std::optional<Call> change_by_customer(Exchange& exchange, std::string_view key,
                                       const std::function<void(Call&, Timestamp)>& change) {
  sqlite::Transaction transaction(exchange.store.database());
  auto call = find_call_by_key(exchange.store.database(), key);
  if (!call) return {};
  const Timestamp now = exchange.clock.now();
  const bool was_open = call->is_open();
  let_time_pass(*call, now);
  if (call->is_open()) change(*call, now);
  keep(exchange, *call, was_open);
  transaction.commit();
  exchange.shared.wake.ring();
  return call;
}

std::optional<Call> find_call(Exchange& exchange, std::string_view key) {
  return find_call_by_key(exchange.store.database(), key);
}

std::size_t end_due_calls(Exchange& exchange) {
  const auto keys = due_calls(exchange.store.database(), exchange.clock.now(), due_calls_at_once);
  // Time passes in `change_by_customer` before anything else; nothing more is to be done.
  for (const auto& key : keys) static_cast<void>(change_by_customer(exchange, key, [](Call&, Timestamp) {}));
  return keys.size();
}

void resume_calls(Exchange& exchange) {
  sqlite::Transaction transaction(exchange.store.database());
  for (const auto& key : open_calls(exchange.store.database())) {
    auto call = find_call_by_key(exchange.store.database(), key);
    resume(*call, exchange.clock.now());
    save_call(exchange.store.database(), *call);
  }
  transaction.commit();
}

}  // namespace carrier
