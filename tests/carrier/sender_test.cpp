#include "carrier/sender.h"

#include <gtest/gtest.h>

#include <set>

#include "carrier/delivery_store.h"
#include "carrier/outbox.h"
#include "sqlite/transaction.h"
#include "support/practice_exchange.h"

namespace carrier {
namespace {

using base::seconds;
using support::PracticeExchange;

void tell(PracticeExchange& practice, std::string_view lane, std::string_view change) {
  sqlite::Transaction transaction(practice.exchange.store.database());
  send_change(practice.exchange, lane, change);
  transaction.commit();
}

std::string header(const http::Request& request, std::string_view name) {
  for (const http::Header& each : request.headers) {
    if (each.name == name) return each.value;
  }
  return {};
}

std::string sealed(const std::string& body) {
  return signature(support::practice_agreement().app_secret, body);
}

/// Each body between its first "changes":[ and the ends of the envelope.
std::vector<std::string> changes_of(const std::vector<http::Request>& requests) {
  std::vector<std::string> changes;
  for (const http::Request& request : requests) {
    const std::size_t begin = request.body.find("\"changes\":[") + 11;
    changes.push_back(request.body.substr(begin, request.body.size() - begin - 4));
  }
  return changes;
}

using Bodies = std::vector<std::string>;

DeliveryRecord only_record(PracticeExchange& practice) {
  const auto records = deliveries_after(practice.exchange.store.database(), 0, 10);
  EXPECT_EQ(records.size(), 1u);
  return records.at(0);
}

TEST(Sender, a_webhook_is_posted_with_its_signature) {
  PracticeExchange practice;
  tell(practice, "a", R"({"n":1})");
  const auto requests = practice.deliver();
  ASSERT_EQ(requests.size(), 1u);
  EXPECT_EQ(requests[0].method, "POST");
  EXPECT_EQ(requests[0].url, "http://127.0.0.1:8080/hooks/whatsapp");
  EXPECT_EQ(header(requests[0], "Content-Type"), "application/json");
  EXPECT_EQ(header(requests[0], "X-Hub-Signature-256"), sealed(requests[0].body));
  EXPECT_EQ(only_record(practice).state, "delivered");
  EXPECT_TRUE(practice.deliver().empty());
}

TEST(Sender, only_200_is_success) {
  for (const int status : {0, 201, 204, 302, 401, 500, 503}) {
    PracticeExchange practice;
    tell(practice, "a", "{}");
    EXPECT_EQ(practice.deliver(status).size(), 1u);
    const DeliveryRecord record = only_record(practice);
    EXPECT_EQ(record.state, "waiting") << status;
    EXPECT_EQ(record.answer_error, status == 0 ? "http.timeout" : "");
    EXPECT_EQ(record.answer_status, status == 0 ? std::nullopt : std::optional<std::int64_t>(status));
  }
}

TEST(Sender, retries_come_at_decreasing_frequency_until_a_day_has_passed) {
  PracticeExchange practice;
  tell(practice, "a", "{}");
  seconds last{0};
  int attempts = 0;
  while (only_record(practice).state != "given_up") {
    ASSERT_EQ(practice.deliver(500).size(), 1u);
    ++attempts;
    const auto wait = only_record(practice).due_at - practice.clock.now();
    EXPECT_TRUE(wait.count() == 0 || wait >= last);
    last = std::chrono::duration_cast<seconds>(wait);
    practice.clock.advance(wait);
    ASSERT_LT(attempts, 100);
  }
  EXPECT_GE(attempts, 20);
  EXPECT_EQ(retry_delay(1, seconds(0)), seconds(1));
}

TEST(Sender, of_one_lane_one_is_on_its_way_and_others_pass) {
  PracticeExchange practice;
  tell(practice, "call", R"({"n":1})");
  tell(practice, "call", R"({"n":2})");
  tell(practice, "other", R"({"n":3})");
  auto& database = practice.exchange.store.database();
  const auto now = practice.clock.now();
  EXPECT_EQ(claim_deliveries(database, now).at(0).body, R"({"n":1})");
  EXPECT_EQ(claim_deliveries(database, now).at(0).body, R"({"n":3})");
  EXPECT_TRUE(claim_deliveries(database, now).empty());
  EXPECT_EQ(next_delivery_time(database), std::nullopt);
}

TEST(Sender, what_a_crash_left_on_its_way_goes_again) {
  PracticeExchange practice;
  tell(practice, "call", R"({"n":1})");
  EXPECT_EQ(claim_deliveries(practice.exchange.store.database(), practice.clock.now()).size(), 1u);
  practice.restart();
  recover_deliveries(practice.exchange.store.database());
  EXPECT_EQ(practice.deliver().size(), 1u);
}

TEST(Sender, webhooks_are_doubled_when_told_to) {
  PracticeExchange practice;
  practice.shared.faults.replace({}, {.copies = 2});
  tell(practice, "call", R"({"n":1})");
  const auto requests = practice.deliver();
  ASSERT_EQ(requests.size(), 2u);
  EXPECT_EQ(requests[0].body, requests[1].body);
}

TEST(Sender, webhooks_are_late_when_told_to) {
  PracticeExchange practice;
  practice.shared.faults.replace({}, {.delay = seconds(3)});
  tell(practice, "call", R"({"n":1})");
  EXPECT_TRUE(practice.deliver().empty());
  practice.clock.advance(seconds(3));
  EXPECT_EQ(practice.deliver().size(), 1u);
}

TEST(Sender, webhooks_are_dropped_as_often_as_told) {
  PracticeExchange practice;
  practice.shared.faults.replace({}, {.drop_next = 1});
  tell(practice, "call", R"({"n":1})");
  tell(practice, "call", R"({"n":2})");
  EXPECT_EQ(changes_of(practice.deliver()), Bodies{R"({"n":2})"});
}

TEST(Sender, a_tampered_webhook_is_json_that_its_signature_does_not_fit) {
  PracticeExchange practice;
  practice.shared.faults.replace({}, {.tamper_next = 1});
  tell(practice, "call", R"({"n":1})");
  tell(practice, "call", R"({"n":1})");
  const auto requests = practice.deliver();
  ASSERT_EQ(requests.size(), 2u);
  EXPECT_NE(header(requests[0], "X-Hub-Signature-256"), sealed(requests[0].body));
  EXPECT_TRUE(json::parse(requests[0].body).has_value());
  EXPECT_EQ(header(requests[1], "X-Hub-Signature-256"), sealed(requests[1].body));
}

TEST(Sender, held_webhooks_go_in_either_order) {
  for (const Order order : {Order::as_told, Order::reversed}) {
    PracticeExchange practice;
    practice.shared.faults.replace({}, {.hold = true});
    tell(practice, "call", R"({"n":1})");
    tell(practice, "call", R"({"n":2})");
    EXPECT_TRUE(practice.deliver().empty());
    EXPECT_EQ(release_held(practice.exchange, order), 2u);
    practice.clock.advance(base::milliseconds(1));
    const Bodies told{R"({"n":1})", R"({"n":2})"};
    EXPECT_EQ(changes_of(practice.deliver()), order == Order::as_told ? told : Bodies(told.rbegin(), told.rend()));
  }
}

TEST(Sender, a_batch_shares_one_envelope) {
  PracticeExchange practice;
  practice.shared.faults.replace({}, {.batch = base::milliseconds(500)});
  tell(practice, "call", R"({"n":1})");
  practice.clock.advance(base::milliseconds(400));
  tell(practice, "call", R"({"n":2})");
  tell(practice, "other", R"({"n":3})");
  EXPECT_TRUE(practice.deliver().empty());
  practice.clock.advance(base::milliseconds(100));
  const auto requests = practice.deliver();
  ASSERT_EQ(requests.size(), 1u);
  const Bodies changes{R"({"n":1})", R"({"n":2})", R"({"n":3})"};
  EXPECT_EQ(requests[0].body, envelope("102030405060708", changes));
}

TEST(Sender, raw_bytes_go_as_they_are_with_any_seal) {
  PracticeExchange practice;
  for (const Seal seal : {Seal::good, Seal::tampered, Seal::foreign, Seal::missing}) {
    send_raw(practice.exchange, "{\"broken\": 1", seal);
    const auto requests = practice.deliver();
    ASSERT_EQ(requests.size(), 1u);
    const std::string seal_sent = header(requests[0], "X-Hub-Signature-256");
    EXPECT_EQ(seal_sent.empty(), seal == Seal::missing);
    EXPECT_EQ(seal_sent == sealed(requests[0].body), seal == Seal::good);
    EXPECT_EQ(requests[0].body == "{\"broken\": 1", seal != Seal::tampered);
  }
}

TEST(Sender, the_handshake_asks_for_its_challenge) {
  PracticeExchange practice;
  std::string url;
  const auto echo = [&](const http::Request& request) -> base::Result<http::Response> {
    url = request.url;
    const std::size_t at = url.find("hub.challenge=") + 14;
    return http::Response{.status = 200, .body = url.substr(at, url.find('&', at) - at)};
  };
  EXPECT_TRUE(verify_hook(practice.exchange, echo));
  EXPECT_NE(url.find("hub.mode=subscribe&"), std::string::npos);
  EXPECT_NE(url.find("&hub.verify_token=northgate-verify-7Qx"), std::string::npos);
  EXPECT_FALSE(verify_hook(practice.exchange, [](const http::Request&) -> base::Result<http::Response> {
    return http::Response{.status = 403};
  }));
}

TEST(Senders, threads_deliver_what_is_told_and_stop_when_asked) {
  PracticeExchange practice;
  base::SystemClock clock;
  Agreement agreement = support::practice_agreement();
  // Nothing listens there, so a delivery fails at once: enough to see that somebody tried.
  agreement.hook_url = "http://127.0.0.1:9/";
  Shared shared{.agreement = agreement};
  const auto make = [&] { return Exchange{shared, std::move(practice.open().store), clock, practice.random, {}}; };
  Exchange teller = make();
  const auto error_of = [&](std::int64_t number) {
    return deliveries_after(teller.store.database(), number - 1, 1).at(0).answer_error;
  };
  const Senders senders(shared, make);
  const auto number = send_raw(teller, "{}", Seal::good);
  for (int i = 0; i < 500 && error_of(number).empty(); ++i) std::this_thread::sleep_for(base::milliseconds(10));
  EXPECT_EQ(error_of(number), "http.connect");
}

}  // namespace
}  // namespace carrier
