/// The machinery around calls: effects, deliveries, leases, the switchboard's news, recordings, the black box.
#include <gtest/gtest.h>

#include "store/call_box.h"
#include "store/call_store.h"
#include "store/delivery_store.h"
#include "store/effect_store.h"
#include "store/event_store.h"
#include "store/lease_store.h"
#include "store/media_news_store.h"
#include "store/number_store.h"
#include "store/recording_store.h"
#include "store/workspace_store.h"
#include "support/seeded_random.h"
#include "support/temp_ledger.h"

namespace store {
namespace {

class CallWork : public testing::Test {
 protected:
  CallWork() {
    Write write(made.ledger());
    add_workspace(write, {.id = workspace, .name = "w", .created_at = now});
    EXPECT_TRUE(
        add_number(write, {.id = number, .workspace = workspace, .provider_number_id = "1", .created_at = now}));
    add_call(write, {.id = call,
                     .workspace = workspace,
                     .number = number,
                     .provider_call_id = "wacid.one",
                     .started_at = now,
                     .ring_until = now});
    write.commit();
  }

  template <class Id>
  Id make() {
    return Id::make(now, random);
  }

  template <class Act>
  auto in_a_write(Act&& act) {
    Write write(made.ledger());
    auto result = act(write);
    write.commit();
    return result;
  }

  domain::EffectId waiting_effect() {
    const auto id = make<domain::EffectId>();
    in_a_write([&](Write& write) {
      add_effect(write, id, call, domain::Accept{1, "answer"}, now);
      return 0;
    });
    return id;
  }

  std::optional<ClaimedEffect> claim(domain::EffectId id, base::Timestamp at) {
    return in_a_write([&](Write& write) { return claim_effect(write, id, at, at + base::seconds(20)); });
  }

  support::TempLedger made;
  support::SeededRandom random;
  base::Timestamp now = base::from_micros(1'791'456'123'000'000);
  domain::WorkspaceId workspace = make<domain::WorkspaceId>();
  domain::NumberId number = make<domain::NumberId>();
  domain::CallId call = make<domain::CallId>();
};

TEST_F(CallWork, an_effect_has_one_runner_until_the_claim_runs_out) {
  const auto id = waiting_effect();
  EXPECT_EQ(effects_due(made.ledger(), now, 10), std::vector{id});
  const auto first = claim(id, now);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->attempts, 1);
  EXPECT_EQ(first->kind, "accept");
  EXPECT_EQ(std::get<domain::Accept>(first->effect).answer_sdp, "answer");
  EXPECT_FALSE(claim(id, now + base::seconds(20)));
  EXPECT_TRUE(effects_due(made.ledger(), now + base::seconds(20), 10).empty());
  EXPECT_EQ(next_effect_due(made.ledger()), now + base::seconds(20));
  const auto second = claim(id, now + base::seconds(21));
  ASSERT_TRUE(second) << "the first one died";
  EXPECT_EQ(second->attempts, 2);
}

TEST_F(CallWork, a_postponed_effect_waits_and_a_finished_one_never_comes_back) {
  const auto id = waiting_effect();
  ASSERT_TRUE(claim(id, now));
  in_a_write([&](Write& write) { return postpone_effect(write, id, now + base::seconds(2)), 0; });
  EXPECT_FALSE(claim(id, now + base::seconds(1)));
  ASSERT_TRUE(claim(id, now + base::seconds(2)));
  in_a_write([&](Write& write) { return finish_effect(write, id, EffectEnd::done, now), 0; });
  EXPECT_FALSE(claim(id, now + std::chrono::hours(1)));
  EXPECT_EQ(next_effect_due(made.ledger()), std::nullopt);
}

TEST_F(CallWork, a_delivery_waits_until_it_is_digested_and_is_given_up_after_some_attempts) {
  const auto id = make<domain::DeliveryId>();
  in_a_write([&](Write& write) {
    add_delivery(
        write,
        {.id = id, .number = number, .signature = "sha256=x", .body = std::string("a\0b", 3), .received_at = now});
    return 0;
  });
  const auto kept = find_undigested_delivery(made.ledger(), id);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->body, std::string("a\0b", 3));
  EXPECT_EQ(kept->signature, "sha256=x");
  EXPECT_TRUE(undigested_deliveries(made.ledger(), now, 10).empty()) << "too fresh";
  EXPECT_EQ(undigested_deliveries(made.ledger(), now + base::seconds(1), 10), std::vector{id});
  for (int i = 0; i < delivery_attempts_max; ++i)
    in_a_write([&](Write& write) { return count_delivery_attempt(write, id), 0; });
  EXPECT_TRUE(undigested_deliveries(made.ledger(), now + base::seconds(1), 10).empty());
  in_a_write([&](Write& write) { return mark_delivery_digested(write, id, now), 0; });
  EXPECT_FALSE(find_undigested_delivery(made.ledger(), id));
}

TEST_F(CallWork, a_lease_has_one_holder) {
  const auto take = [&](const char* holder, base::Timestamp at) {
    return in_a_write([&](Write& write) { return take_lease(write, "clerk", holder, at, at + base::seconds(10)); });
  };
  EXPECT_TRUE(take("a", now));
  EXPECT_FALSE(take("b", now + base::seconds(9)));
  EXPECT_TRUE(take("a", now + base::seconds(9)));
  EXPECT_FALSE(take("b", now + base::seconds(18)));
  EXPECT_TRUE(take("b", now + base::seconds(19)));
}

TEST_F(CallWork, news_are_taken_once_and_reading_goes_on_in_the_life_heard_last) {
  const auto take = [&](const char* boot, std::uint64_t news, base::Timestamp at) {
    return in_a_write([&](Write& write) { return take_news_number(write, boot, news, at); });
  };
  EXPECT_FALSE(find_news_taken(made.ledger()));
  EXPECT_TRUE(take("boot-1", 1, now));
  EXPECT_TRUE(take("boot-1", 5, now));
  EXPECT_FALSE(take("boot-1", 5, now));
  EXPECT_FALSE(take("boot-1", 3, now));
  EXPECT_TRUE(take("boot-2", 1, now + base::seconds(1)));
  EXPECT_EQ(find_news_taken(made.ledger())->boot_id, "boot-2");
  EXPECT_EQ(find_news_taken(made.ledger())->number, 1u);
}

TEST_F(CallWork, a_track_is_recorded_once) {
  const auto add = [&](const std::string& side) {
    return in_a_write([&](Write& write) {
      return add_recording(write, {.id = make<domain::RecordingId>(),
                                   .workspace = workspace,
                                   .call = call,
                                   .side = side,
                                   .duration = base::seconds(42),
                                   .bytes = 1000,
                                   .created_at = now});
    });
  };
  EXPECT_TRUE(add("mix"));
  EXPECT_TRUE(add("customer"));
  EXPECT_FALSE(add("mix"));
  const auto recordings = recordings_of(made.ledger(), workspace, call);
  ASSERT_EQ(recordings.size(), 2u);
  EXPECT_EQ(recordings[0].side, "customer");
  EXPECT_EQ(recordings[1].duration, base::seconds(42));
  EXPECT_TRUE(recordings_of(made.ledger(), make<domain::WorkspaceId>(), call).empty());
}

TEST_F(CallWork, the_box_keeps_order_and_no_credentials) {
  const std::string sdp =
      "v=0\r\no=- 1 2 IN IP4 203.0.113.9\r\nc=IN IP4 203.0.113.9\r\na=ice-ufrag:user\r\na=ice-pwd:secret\r\n"
      "a=fingerprint:sha-256 AA:BB\r\na=candidate:1 1 udp 1 203.0.113.9 9 typ host\r\na=setup:actpass\r\n";
  in_a_write([&](Write& write) {
    put_into_box(write, call, domain::CallOffered{sdp, now, make<domain::LegId>()}, now);
    put_into_box(write, call, "effect.accept", {{"came", "ok"}}, now);
    put_into_box(write, call, "effect.accept", {{"came", std::string(100'000, 'x')}}, now);
    return 0;
  });
  const auto box = read_box(made.ledger(), workspace, call);
  ASSERT_EQ(box.size(), 3u);
  EXPECT_EQ(box[0].kind, "call_offered");
  for (const char* secret : {"203.0.113.9", "user", "secret", "AA:BB"}) {
    EXPECT_EQ(box[0].detail.find(secret), std::string::npos) << secret;
  }
  EXPECT_NE(box[0].detail.find("a=setup:actpass"), std::string::npos);
  EXPECT_EQ(box[1].detail, R"({"came":"ok"})");
  EXPECT_LT(box[2].detail.size(), 100u);
  EXPECT_EQ(blank_sdp(""), "");
  EXPECT_EQ(blank_sdp("a=ice-pwd:x"), "a=ice-pwd:***");
}

TEST_F(CallWork, events_are_read_by_number) {
  EXPECT_EQ(last_event_number(made.ledger()), 0);
  in_a_write([&](Write& write) {
    write.tell({.workspace = workspace, .kind = "call.changed", .call = call, .conversation = {}, .at = now});
    write.tell({.workspace = workspace, .kind = "message.added", .call = {}, .conversation = {}, .at = now});
    return 0;
  });
  EXPECT_EQ(last_event_number(made.ledger()), 2);
  EXPECT_EQ(events_after(made.ledger(), 0, 10).size(), 2u);
  const auto rest = events_after(made.ledger(), 1, 10);
  ASSERT_EQ(rest.size(), 1u);
  EXPECT_EQ(rest[0].kind, "message.added");
  EXPECT_EQ(events_after(made.ledger(), 0, 1)[0].call, call);
}

}  // namespace
}  // namespace store
