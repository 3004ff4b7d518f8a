#include "carrier/sender.h"

#include <algorithm>
#include <utility>

#include "base/failure.h"
#include "base/log.h"
#include "base/text.h"
#include "carrier/calls.h"
#include "carrier/delivery_store.h"
#include "sqlite/transaction.h"

namespace carrier {

namespace {

using base::milliseconds;
using base::Timestamp;

/// How late a call may end, and a sender may notice what another process left.
constexpr milliseconds look_interval{200};
constexpr base::seconds forget_interval{600};
/// After a failure of the store, so that a full disk does not fill the log too.
constexpr milliseconds failure_pause{1'000};

std::string body_of(const Exchange& exchange, const std::vector<Delivery>& group) {
  if (group.front().is_raw) return group.front().body;
  std::vector<std::string> changes;
  for (const Delivery& delivery : group) changes.push_back(delivery.body);
  return envelope(exchange.business().account_id, changes);
}

/// Changes one digit, so that the body still parses.
void tamper(std::string& body) {
  const std::size_t at = body.find_last_of("0123456789");
  if (at == std::string::npos)
    body += ' ';
  else
    body[at] = body[at] == '9' ? '0' : static_cast<char>(body[at] + 1);
}

http::Request make_request(const Exchange& exchange, const std::vector<Delivery>& group) {
  const Agreement& agreement = exchange.shared.agreement;
  http::Request request{.method = "POST",
                        .url = agreement.hook_url,
                        .headers = {{"Content-Type", "application/json"}, {"User-Agent", "facebookexternalua"}},
                        .body = body_of(exchange, group),
                        .total_timeout = delivery_timeout};
  const Seal seal = group.front().seal;
  // The seal of another app's secret.
  const std::string secret = seal == Seal::foreign ? agreement.app_secret + "-of-another-app" : agreement.app_secret;
  if (seal != Seal::missing) request.headers.push_back({"X-Hub-Signature-256", signature(secret, request.body)});
  if (seal == Seal::tampered) tamper(request.body);
  return request;
}

Settled settle(const base::Result<http::Response>& answer, const Delivery& delivery, Timestamp now) {
  Settled settled{.state = DeliveryState::delivered, .due_at = now};
  if (answer)
    settled.answer_status = answer->status;
  else
    settled.answer_error = answer.error().name;
  if (answer && answer->status == 200) return settled;
  const auto delay = retry_delay(delivery.attempts, now - delivery.created_at);
  settled.state = delay ? DeliveryState::waiting : DeliveryState::given_up;
  if (delay) settled.due_at = now + *delay;
  return settled;
}

std::vector<Delivery> claim(Exchange& exchange) {
  // Looking costs nothing; the gate of a transaction is everybody's.
  const auto next = next_delivery_time(exchange.store.database());
  if (!next || *next > exchange.clock.now()) return {};
  sqlite::Transaction transaction(exchange.store.database());
  auto group = claim_deliveries(exchange.store.database(), exchange.clock.now());
  transaction.commit();
  return group;
}

void log_attempt(const Delivery& delivery, const Settled& settled) {
  if (settled.state == DeliveryState::delivered) return;
  base::log::warn("webhook.refused", {{"delivery", delivery.number},
                                      {"attempt", delivery.attempts},
                                      {"status", settled.answer_status.value_or(0)},
                                      {"error", settled.answer_error}});
}

milliseconds time_to_wait(Exchange& exchange) {
  const auto next = next_delivery_time(exchange.store.database());
  if (!next) return look_interval;
  const auto left = std::chrono::ceil<milliseconds>(*next - exchange.clock.now());
  return std::clamp(left, milliseconds(1), look_interval);
}

/// One round of a thread's work; the rim where a failure is logged once.
void at_the_rim(const std::function<void()>& work) {
  try {
    work();
  } catch (const base::Failure& failure) {
    base::log::error("sender.failed", {{"what", failure.what()}});
    std::this_thread::sleep_for(failure_pause);
  }
}

}  // namespace

bool send_due(Exchange& exchange, const Post& post) {
  const auto group = claim(exchange);
  if (group.empty()) return false;
  const auto answer = post(make_request(exchange, group));
  const Timestamp now = exchange.clock.now();
  sqlite::Transaction transaction(exchange.store.database());
  for (const Delivery& delivery : group) {
    const Settled settled = settle(answer, delivery, now);
    settle_delivery(exchange.store.database(), delivery.number, settled, now);
    log_attempt(delivery, settled);
  }
  transaction.commit();
  return true;
}

bool verify_hook(Exchange& exchange, const Post& post) {
  const Agreement& agreement = exchange.shared.agreement;
  const std::string challenge = std::to_string(base::random_u32(exchange.random));
  const auto answer =
      post({.url = base::format("{}?hub.mode=subscribe&hub.challenge={}&hub.verify_token={}", agreement.hook_url,
                                challenge, base::percent_encode(agreement.verify_token))});
  return answer && answer->status == 200 && answer->body == challenge;
}

Senders::Senders(Shared& shared, std::function<Exchange()> make_exchange)
    : shared_(shared), make_exchange_(std::move(make_exchange)) {
  threads_.emplace_back([this](const std::stop_token& stop) { watch_time(stop); });
  for (std::size_t i = 0; i < sender_threads; ++i) {
    threads_.emplace_back([this](const std::stop_token& stop) { send(stop); });
  }
}

void Senders::send(const std::stop_token& stop) {
  Exchange exchange = make_exchange_();
  http::Client client;
  const Post post = [&](const http::Request& request) { return client.perform(request); };
  std::uint64_t seen = shared_.wake.count();
  while (!stop.stop_requested()) {
    at_the_rim([&] {
      // A lane that this delivery kept shut may be free now, and another thread may be waiting for it.
      while (!stop.stop_requested() && send_due(exchange, post)) shared_.wake.ring();
      shared_.wake.wait(seen, time_to_wait(exchange), stop);
    });
  }
}

void Senders::watch_time(const std::stop_token& stop) {
  Exchange exchange = make_exchange_();
  Timestamp forgot_at{};
  while (!stop.stop_requested()) {
    at_the_rim([&] {
      end_due_calls(exchange);
      if (exchange.clock.now() - forgot_at < forget_interval) return;
      forgot_at = exchange.clock.now();
      exchange.store.forget_old(forgot_at);
    });
    std::uint64_t seen = shared_.wake.count();
    shared_.wake.wait(seen, look_interval, stop);
  }
}

}  // namespace carrier
