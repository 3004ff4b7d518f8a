#include "carrier/call.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "support/fixture.h"

namespace carrier {
namespace {

using base::seconds;
using base::Timestamp;
using support::fixture;

const Timestamp start = base::from_micros(1'791'456'123'000'000);

std::string answer() {
  return fixture("whatsapp/business_answer.sdp");
}
std::string other_answer() {
  std::string sdp = answer();
  return sdp.replace(sdp.find("bZ4k"), 4, "Zz9q");
}

Call ringing(Watch watch = Watch::none) {
  Call call;
  call.key = "key";
  call.id = "wacid.x";
  call.customer = invented_customers().front();
  call.offer_sdp = fixture("whatsapp/meta_offer.sdp");
  call.watch = watch;
  call.placed_at = start;
  call.ring_until = start + seconds(45);
  call.seen_at = start;
  return call;
}

Call in_state(CallState state, Watch watch = Watch::none) {
  Call call = ringing(watch);
  if (state == CallState::pre_accepted) static_cast<void>(pre_accept(call, answer()));
  if (state == CallState::in_call) static_cast<void>(accept(call, answer(), "", start + seconds(5)));
  if (state == CallState::ended) hang_up(call, start + seconds(5));
  EXPECT_EQ(call.state, state);
  return call;
}

enum class Wish { pre_accept, accept, accept_other, reject, terminate };

GraphResult<> act(Call& call, Wish wish) {
  const Timestamp now = start + seconds(7);
  switch (wish) {
    case Wish::pre_accept:
      return pre_accept(call, answer());
    case Wish::accept:
      return accept(call, answer(), "data", now);
    case Wish::accept_other:
      return accept(call, other_answer(), "", now);
    case Wish::reject:
      return reject(call, now);
    case Wish::terminate:
      return terminate(call, now);
  }
  return {};
}

struct Row {
  CallState from;
  Wish wish;
  CallState to;
  const char* refused = "";
  CallEnd end = CallEnd::none;
};

TEST(Call, every_request_in_every_state) {
  using enum CallState;
  constexpr auto ended_text = "The call has already ended";
  constexpr auto running_text = "The call is already in progress";
  const Row table[] = {
      {ringing, Wish::pre_accept, pre_accepted},
      {ringing, Wish::accept, in_call},
      {ringing, Wish::accept_other, in_call},
      {ringing, Wish::reject, ended, "", CallEnd::rejected},
      {ringing, Wish::terminate, ended, "", CallEnd::rejected},
      {pre_accepted, Wish::pre_accept, pre_accepted, "The call is already pre-accepted"},
      {pre_accepted, Wish::accept, in_call},
      {pre_accepted, Wish::accept_other, pre_accepted, "The SDP answer is different from the pre-accepted one"},
      {pre_accepted, Wish::reject, pre_accepted, "The call is pre-accepted; terminate it"},
      {pre_accepted, Wish::terminate, ended, "", CallEnd::rejected},
      {in_call, Wish::pre_accept, in_call, running_text},
      {in_call, Wish::accept, in_call, running_text},
      {in_call, Wish::accept_other, in_call, running_text},
      {in_call, Wish::reject, in_call, running_text},
      {in_call, Wish::terminate, ended, "", CallEnd::business_hung_up},
      {ended, Wish::pre_accept, ended, ended_text, CallEnd::customer_hung_up},
      {ended, Wish::accept, ended, ended_text, CallEnd::customer_hung_up},
      {ended, Wish::accept_other, ended, ended_text, CallEnd::customer_hung_up},
      {ended, Wish::reject, ended, ended_text, CallEnd::customer_hung_up},
      {ended, Wish::terminate, ended, ended_text, CallEnd::customer_hung_up},
  };
  for (const Row& row : table) {
    Call call = in_state(row.from);
    const auto verdict = act(call, row.wish);
    SCOPED_TRACE(std::string(to_word(row.from)) + " and request " + std::to_string(static_cast<int>(row.wish)));
    EXPECT_EQ(call.state, row.to);
    EXPECT_EQ(call.end, row.end);
    EXPECT_EQ(verdict.has_value(), std::string(row.refused).empty());
    if (verdict) continue;
    EXPECT_EQ(verdict.error().code, 100);
    EXPECT_EQ(verdict.error().http_status, 400);
    EXPECT_EQ(verdict.error().details, row.refused);
  }
}

TEST(Call, a_bad_sdp_changes_nothing) {
  Call call = ringing();
  EXPECT_FALSE(pre_accept(call, "v=0\r\n"));
  EXPECT_FALSE(accept(call, "v=0\r\n", "", start));
  EXPECT_EQ(call.state, CallState::ringing);
  EXPECT_EQ(call.answer_sdp, "");
}

TEST(Call, nobody_answers_until_the_ring_limit) {
  Call call = in_state(CallState::pre_accepted);
  EXPECT_EQ(deadline(call), call.ring_until);
  let_time_pass(call, call.ring_until - seconds(1));
  EXPECT_TRUE(call.is_open());
  let_time_pass(call, call.ring_until + seconds(3));
  EXPECT_EQ(call.end, CallEnd::not_answered);
  EXPECT_EQ(call.ended_at, call.ring_until);
  EXPECT_EQ(call.failure_code(), std::nullopt);
}

TEST(Call, an_unwatched_call_goes_on_until_somebody_ends_it) {
  Call call = in_state(CallState::in_call);
  EXPECT_EQ(deadline(call), std::nullopt);
  let_time_pass(call, start + std::chrono::hours(10));
  EXPECT_TRUE(call.is_open());
}

TEST(Call, no_media_for_twenty_seconds_after_accept_fails_with_138021) {
  Call call = in_state(CallState::in_call, Watch::reports);
  for (int second = 6; second <= 25; ++second) {
    const Timestamp now = start + seconds(second);
    let_time_pass(call, now);
    if (call.is_open()) take_report(call, {}, now);
  }
  EXPECT_EQ(call.end, CallEnd::no_media);
  EXPECT_EQ(call.ended_at, start + seconds(25));
  EXPECT_EQ(call.failure_code(), 138021);
}

TEST(Call, media_that_stops_for_thirty_seconds_fails_with_138021) {
  Call call = in_state(CallState::in_call, Watch::reports);
  take_report(call, {.packets = 50}, start + seconds(10));
  for (int second = 11; second <= 40; ++second) {
    const Timestamp now = start + seconds(second);
    let_time_pass(call, now);
    if (call.is_open()) take_report(call, {.packets = 50}, now);
  }
  EXPECT_EQ(call.end, CallEnd::no_media);
  EXPECT_EQ(call.ended_at, start + seconds(40));
}

TEST(Call, packets_before_accept_do_not_shorten_the_wait_for_media) {
  Call call = ringing(Watch::reports);
  take_report(call, {.packets = 3, .early_packets = 3}, start + seconds(1));
  ASSERT_TRUE(accept(call, answer(), "", start + seconds(2)));
  EXPECT_EQ(call.early_packets, 3);
  take_report(call, {.packets = 3}, start + seconds(30));
  EXPECT_EQ(call.early_packets, 3);
  let_time_pass(call, start + seconds(31));
  EXPECT_TRUE(call.is_open());
  let_time_pass(call, start + seconds(32));
  EXPECT_EQ(call.end, CallEnd::no_media);
}

TEST(Call, a_phone_that_stops_reporting_is_gone) {
  for (const CallState state : {CallState::ringing, CallState::pre_accepted, CallState::in_call}) {
    Call call = in_state(state, Watch::reports);
    take_report(call, {.packets = 1}, start + seconds(6));
    let_time_pass(call, start + seconds(15));
    EXPECT_TRUE(call.is_open());
    let_time_pass(call, start + seconds(17));
    EXPECT_EQ(call.end, CallEnd::phone_gone);
    EXPECT_EQ(call.ended_at, start + seconds(16));
  }
}

TEST(Call, after_a_restart_the_watching_starts_anew) {
  Call call = in_state(CallState::in_call, Watch::reports);
  resume(call, start + seconds(500));
  let_time_pass(call, start + seconds(505));
  EXPECT_TRUE(call.is_open());
}

TEST(Call, the_first_end_counts) {
  Call call = in_state(CallState::in_call);
  hang_up(call, start + seconds(20));
  hang_up(call, start + seconds(30));
  EXPECT_EQ(call.ended_at, start + seconds(20));
  EXPECT_EQ(call.end, CallEnd::customer_hung_up);
}

TEST(Call, words_come_back) {
  for (const auto state : {CallState::ringing, CallState::pre_accepted, CallState::in_call, CallState::ended}) {
    EXPECT_EQ(call_state_from(to_word(state)), state);
  }
  EXPECT_EQ(call_end_from("phone_gone"), CallEnd::phone_gone);
  EXPECT_EQ(watch_from("reports"), Watch::reports);
}

}  // namespace
}  // namespace carrier
