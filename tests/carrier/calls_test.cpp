#include "carrier/calls.h"

#include <gtest/gtest.h>

#include "carrier/call_store.h"
#include "support/practice_exchange.h"

namespace carrier {
namespace {

using base::seconds;
using support::fixture;
using support::PracticeExchange;

GraphResult<> accept_now(Call& call, base::Timestamp now) {
  return accept(call, fixture("whatsapp/business_answer.sdp"), "", now);
}

/// What happened, told by the webhooks, as "connect" and "terminate COMPLETED".
std::vector<std::string> told(PracticeExchange& practice) {
  std::vector<std::string> events;
  for (const http::Request& request : practice.deliver()) {
    const json::Value body = json::parse(request.body).value();
    const json::Value& call = body.at_pointer("/entry/0/changes/0/value/calls/0");
    std::string event = json::find_string(call, "event").value();
    if (const auto status = json::find_string(call, "status")) event += " " + *status;
    if (json::find(call, "duration") != nullptr) event += " with duration";
    events.push_back(std::move(event));
  }
  return events;
}

using Events = std::vector<std::string>;

TEST(Calls, a_placed_call_is_told_at_once) {
  PracticeExchange practice;
  const Call call = practice.place();
  EXPECT_EQ(call.state, CallState::ringing);
  EXPECT_EQ(call.ring_until - call.placed_at, ring_limit_default);
  EXPECT_EQ(told(practice), Events{"connect"});
}

TEST(Calls, nobody_answers) {
  PracticeExchange practice;
  const Call call = practice.place();
  practice.clock.advance(seconds(44));
  EXPECT_EQ(end_due_calls(practice.exchange), 0u);
  practice.clock.advance(seconds(2));
  EXPECT_EQ(end_due_calls(practice.exchange), 1u);
  EXPECT_EQ(end_due_calls(practice.exchange), 0u);
  EXPECT_EQ(find_call(practice.exchange, call.key)->end, CallEnd::not_answered);
  EXPECT_EQ(told(practice), (Events{"connect", "terminate COMPLETED"}));
}

TEST(Calls, an_accept_after_the_ring_limit_is_refused_even_if_nobody_looked_at_the_clock) {
  PracticeExchange practice;
  const Call call = practice.place();
  practice.clock.advance(seconds(46));
  const auto late = change_by_business(practice.exchange, call.id, &accept_now);
  ASSERT_FALSE(late.has_value());
  EXPECT_EQ(late.error().details, "The call has already ended");
  EXPECT_EQ(told(practice), (Events{"connect", "terminate COMPLETED"}));
}

TEST(Calls, an_answered_call_ends_with_its_duration) {
  PracticeExchange practice;
  const Call call = practice.place();
  ASSERT_TRUE(change_by_business(practice.exchange, call.id, &accept_now));
  practice.clock.advance(seconds(42));
  const auto ended = change_by_customer(practice.exchange, call.key, &hang_up);
  ASSERT_TRUE(ended.has_value());
  EXPECT_EQ(ended->end, CallEnd::customer_hung_up);
  EXPECT_EQ(told(practice), (Events{"connect", "terminate COMPLETED with duration"}));
}

TEST(Calls, the_end_is_told_once) {
  PracticeExchange practice;
  const Call call = practice.place();
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(change_by_customer(practice.exchange, call.key, &hang_up));
  EXPECT_FALSE(change_by_business(practice.exchange, call.id, &terminate));
  EXPECT_EQ(told(practice), (Events{"connect", "terminate COMPLETED"}));
}

TEST(Calls, a_failed_call_is_told_as_failed) {
  PracticeExchange practice;
  const Call call = practice.place(Watch::reports);
  ASSERT_TRUE(change_by_business(practice.exchange, call.id, &accept_now));
  for (int i = 0; i < 21; ++i) {
    practice.clock.advance(seconds(1));
    static_cast<void>(change_by_customer(practice.exchange, call.key,
                                         [](Call& each, base::Timestamp now) { take_report(each, {}, now); }));
  }
  EXPECT_EQ(find_call(practice.exchange, call.key)->failure_code(), 138021);
  EXPECT_EQ(told(practice), (Events{"connect", "terminate FAILED with duration"}));
}

TEST(Calls, a_customer_has_one_call_at_a_time) {
  PracticeExchange practice;
  const Call call = practice.place();
  const PlaceCall again{.customer = call.customer, .offer_sdp = call.offer_sdp};
  EXPECT_EQ(place_call(practice.exchange, again).error().name, "carrier.busy");
  ASSERT_TRUE(change_by_customer(practice.exchange, call.key, &hang_up));
  EXPECT_TRUE(place_call(practice.exchange, again).has_value());
}

TEST(Calls, a_ring_limit_never_exceeds_the_providers) {
  PracticeExchange practice;
  const auto call = place_call(
      practice.exchange, {.customer = invented_customers()[1], .offer_sdp = "v=0\r\n", .ring_limit = seconds(600)});
  ASSERT_TRUE(call.has_value());
  EXPECT_EQ(call->ring_until - call->placed_at, ring_limit_max);
}

TEST(Calls, an_unknown_call_is_refused) {
  PracticeExchange practice;
  const auto refused = change_by_business(practice.exchange, "wacid.nobody", &reject);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, 100);
  EXPECT_EQ(refused.error().http_status, 400);
  EXPECT_EQ(change_by_customer(practice.exchange, "nokey", &hang_up), std::nullopt);
}

TEST(Calls, everything_of_a_call_survives_a_restart) {
  PracticeExchange practice;
  const Call call = practice.place(Watch::reports);
  ASSERT_TRUE(change_by_business(practice.exchange, call.id, &accept_now));
  practice.clock.advance(seconds(300));
  practice.restart();
  resume_calls(practice.exchange);
  EXPECT_EQ(end_due_calls(practice.exchange), 0u);
  const auto again = find_call(practice.exchange, call.key);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->id, call.id);
  EXPECT_EQ(again->customer, call.customer);
  EXPECT_EQ(again->offer_sdp, call.offer_sdp);
  EXPECT_EQ(again->state, CallState::in_call);
  EXPECT_EQ(again->answer_sdp, fixture("whatsapp/business_answer.sdp"));
  EXPECT_EQ(again->watch, Watch::reports);
  EXPECT_EQ(told(practice), Events{"connect"});
}

TEST(Calls, old_calls_are_forgotten_and_open_ones_are_not) {
  PracticeExchange practice;
  const Call ended = practice.place();
  ASSERT_TRUE(change_by_customer(practice.exchange, ended.key, &hang_up));
  const Call open = practice.place();
  practice.clock.advance(memory_span + seconds(1));
  practice.exchange.store.forget_old(practice.clock.now());
  EXPECT_EQ(find_call(practice.exchange, ended.key), std::nullopt);
  EXPECT_TRUE(find_call(practice.exchange, open.key).has_value());
}

}  // namespace
}  // namespace carrier
