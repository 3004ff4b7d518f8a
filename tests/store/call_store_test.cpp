#include "store/call_store.h"

#include <gtest/gtest.h>

#include "domain/call_step.h"
#include "store/call_card.h"
#include "store/contact_store.h"
#include "store/conversation_store.h"
#include "store/membership_store.h"
#include "store/number_store.h"
#include "store/session_store.h"
#include "store/user_store.h"
#include "store/workspace_store.h"
#include "support/fake_clock.h"
#include "support/seeded_random.h"
#include "support/temp_ledger.h"

namespace store {
namespace {

/// One workspace with a number, two agents and a customer; and a second workspace that may see none of it.
class CallStore : public testing::Test {
 protected:
  CallStore() {
    Write write(made.ledger());
    for (const auto id : {workspace, elsewhere}) add_workspace(write, {.id = id, .name = "w", .created_at = now});
    for (const auto user : {priya, tom}) {
      EXPECT_TRUE(add_user(
          write, {.id = user, .email = user.text(), .name = user == priya ? "Priya" : "Tom", .created_at = now}));
      EXPECT_TRUE(add_membership(write, {workspace, user, domain::Role::agent, now}));
    }
    EXPECT_TRUE(add_number(write, {.id = number,
                                   .workspace = workspace,
                                   .label = "Support",
                                   .display_number = "+44",
                                   .provider_number_id = "1",
                                   .created_at = now}));
    EXPECT_TRUE(put_number_member(write, workspace, {.number = number, .user = priya}));
    EXPECT_TRUE(put_number_member(write, workspace, {.number = number, .user = tom, .may_call = false}));
    add_contact(write, {.id = contact,
                        .workspace = workspace,
                        .name = "Dana",
                        .identities = {{domain::IdentityKind::phone, "447700900123"}},
                        .created_at = now});
    EXPECT_TRUE(add_conversation(write, {.id = conversation,
                                         .workspace = workspace,
                                         .number = number,
                                         .contact = contact,
                                         .last_message_at = now,
                                         .created_at = now}));
    write.commit();
  }

  template <class Id>
  Id make() {
    return Id::make(now, random);
  }

  domain::Call call(const std::string& provider_call_id = "wacid.one") {
    domain::Call call{.id = make<domain::CallId>(),
                      .workspace = workspace,
                      .number = number,
                      .contact = contact,
                      .conversation = conversation,
                      .provider_call_id = provider_call_id,
                      .started_at = now,
                      .ring_until = now};
    return call;
  }

  /// Added, and then taken through these events.
  domain::Call lived(const std::vector<domain::CallEvent>& events, const std::string& provider_call_id = "wacid.one") {
    domain::Call made_call = call(provider_call_id);
    Write write(made.ledger());
    add_call(write, made_call);
    for (const auto& event : events) {
      made_call = domain::step(made_call, event, now).call;
      ++made_call.version;
      save_call(write, made_call);
    }
    write.commit();
    return made_call;
  }

  domain::CallEvent offered() { return domain::CallOffered{"offer", now, make<domain::LegId>()}; }

  support::TempLedger made;
  support::SeededRandom random;
  base::Timestamp now = base::from_micros(1'791'456'123'000'000);
  domain::WorkspaceId workspace = make<domain::WorkspaceId>();
  domain::WorkspaceId elsewhere = make<domain::WorkspaceId>();
  domain::UserId priya = make<domain::UserId>();
  domain::UserId tom = make<domain::UserId>();
  domain::NumberId number = make<domain::NumberId>();
  domain::ContactId contact = make<domain::ContactId>();
  domain::ConversationId conversation = make<domain::ConversationId>();
};

TEST_F(CallStore, a_call_comes_back_as_it_was_saved_at_every_step_of_its_life) {
  const auto leg = make<domain::LegId>();
  const domain::Trouble trouble{138004, "The call could not be connected.", now};
  const std::vector<domain::CallEvent> life{
      offered(),
      domain::CustomerLegDelayed{"Wait."},
      domain::CustomerLegMade{"answer"},
      domain::PreAcceptRefused{trouble},
      domain::Rejected{tom, false},
      domain::Claimed{priya, leg},
      domain::AgentConnected{leg},
      domain::AcceptDone{1},
      domain::AgentLost{leg, trouble},
      domain::HungUp{priya},
      domain::CustomerLost{make<domain::LegId>(), trouble},
      domain::ProviderEnded{{.at = now, .picked_up_at = now, .ended_at = now, .code = 7, .text = "t"}}};
  domain::Call at_hand = call();
  {
    Write write(made.ledger());
    add_call(write, at_hand);
    write.commit();
  }
  for (const auto& event : life) {
    at_hand = domain::step(at_hand, event, now + base::seconds(1)).call;
    ++at_hand.version;
    Write write(made.ledger());
    save_call(write, at_hand);
    write.commit();
    EXPECT_EQ(find_call(made.ledger(), workspace, at_hand.id), at_hand);
    EXPECT_EQ(find_call_anywhere(made.ledger(), at_hand.id), at_hand);
    EXPECT_EQ(find_call_by_provider_id(made.ledger(), workspace, number, "wacid.one"), at_hand);
  }
  EXPECT_EQ(find_call(made.ledger(), elsewhere, at_hand.id), std::nullopt);
  EXPECT_EQ(find_call_by_provider_id(made.ledger(), elsewhere, number, "wacid.one"), std::nullopt);
}

TEST_F(CallStore, the_claim_is_for_who_may_while_it_rings_and_time_is_left) {
  const auto ringing = lived({offered()});
  const auto claims = [&](domain::WorkspaceId where, domain::UserId who, base::Timestamp at) {
    Write write(made.ledger());
    return claim_call(write, where, ringing.id, who, at);  // never committed
  };
  EXPECT_TRUE(claims(workspace, priya, now));
  EXPECT_FALSE(claims(workspace, tom, now)) << "has no right to take calls";
  EXPECT_FALSE(claims(elsewhere, priya, now));
  EXPECT_FALSE(claims(workspace, priya, ringing.ring_until));
  Write write(made.ledger());
  EXPECT_TRUE(claim_call(write, workspace, ringing.id, priya, now));
  EXPECT_FALSE(claim_call(write, workspace, ringing.id, priya, now)) << "once";
}

TEST_F(CallStore, deadlines_are_found_and_open_calls_listed) {
  EXPECT_EQ(next_call_deadline(made.ledger()), std::nullopt);
  const auto ringing = lived({offered()});
  lived({offered(), domain::ProviderEnded{{.at = now}}}, "wacid.two");
  EXPECT_EQ(open_calls(made.ledger()), std::vector{ringing.id});
  EXPECT_EQ(next_call_deadline(made.ledger()), ringing.ring_until);
  EXPECT_TRUE(calls_due(made.ledger(), ringing.ring_until - base::microseconds(1), 10).empty());
  EXPECT_EQ(calls_due(made.ledger(), ringing.ring_until, 10), std::vector{ringing.id});
}

TEST_F(CallStore, who_rings_is_signed_in_and_may_take_calls) {
  const auto rings = [&] { return ring_targets(made.ledger(), workspace, number, now, now - base::seconds(60)); };
  EXPECT_TRUE(rings().empty());
  const auto sign_in = [&](domain::UserId user, base::Timestamp seen_at) {
    Write write(made.ledger());
    const auto id = make<domain::SessionId>();
    add_session(write, {.id = id,
                        .token_hash = id.text(),
                        .user = user,
                        .workspace = workspace,
                        .created_at = seen_at,
                        .seen_at = seen_at,
                        .expires_at = now + base::seconds(60)});
    write.commit();
  };
  sign_in(tom, now);
  sign_in(priya, now - base::seconds(61));
  EXPECT_TRUE(rings().empty()) << "no right, and idle for too long";
  sign_in(priya, now);
  sign_in(priya, now);
  EXPECT_EQ(rings(), std::vector{priya});
  EXPECT_TRUE(may_take_calls(made.ledger(), workspace, number, priya));
  EXPECT_FALSE(may_take_calls(made.ledger(), workspace, number, tom));
  EXPECT_FALSE(may_take_calls(made.ledger(), elsewhere, number, priya));
}

TEST_F(CallStore, the_card_says_what_a_browser_may_know) {
  const auto leg = make<domain::LegId>();
  const auto ended =
      lived({offered(), domain::CustomerLegMade{"answer"}, domain::Claimed{priya, leg}, domain::AgentConnected{leg},
             domain::AcceptDone{1},
             domain::ProviderEnded{{.at = now, .picked_up_at = now, .ended_at = now + base::seconds(42)}}});
  const auto card = find_call_card(made.ledger(), workspace, ended.id);
  ASSERT_TRUE(card);
  EXPECT_EQ(
      json::write(to_json(*card, priya)),
      R"({"id":")" + ended.id.text() + R"(","state":"ended","outcome":"completed",)" +
          R"("outcome_text":"Call ended, Handled by Priya, 0:42","direction":"inbound",)" + R"("contact":{"id":")" +
          contact.text() + R"(","name":"Dana","number":"+447700900123"},"number":{"id":")" + number.text() +
          R"(","label":"Support","display":"+44"},"conversation_id":")" + conversation.text() + R"(","agent":{"id":")" +
          priya.text() +
          R"(","name":"Priya"},"rejected":false,"started_at":1791456123000000,"ring_until":1791456168000000,)" +
          R"("answered_at":1791456123000000,"ended_at":1791456165000000,"failure_text":"","notice":"","sound":"waiting",)" +
          R"("recordings":[]})");
}

TEST_F(CallStore, cards_are_listed_newest_first_for_the_log_and_oldest_first_for_the_thread) {
  const auto first = lived({offered()}, "wacid.1");
  now += base::seconds(10);
  const auto second = lived({offered()}, "wacid.2");
  const auto ids = [](const std::vector<CallCard>& cards) {
    std::vector<domain::CallId> all;
    for (const auto& card : cards) all.push_back(card.id);
    return all;
  };
  EXPECT_EQ(ids(list_call_cards(made.ledger(), workspace, {}, 10)), (std::vector{second.id, first.id}));
  EXPECT_EQ(ids(list_call_cards(made.ledger(), workspace, second.started_at, 10)), std::vector{first.id});
  EXPECT_EQ(ids(call_cards_of(made.ledger(), workspace, conversation, 10)), (std::vector{first.id, second.id}));
  EXPECT_EQ(ids(call_cards_of(made.ledger(), workspace, conversation, 1)), std::vector{second.id});
  EXPECT_TRUE(list_call_cards(made.ledger(), elsewhere, {}, 10).empty());
  EXPECT_EQ(ids(open_call_cards(made.ledger(), workspace, priya)), (std::vector{first.id, second.id}));
  EXPECT_TRUE(open_call_cards(made.ledger(), workspace, tom).empty());
  EXPECT_EQ(hearers_of(made.ledger(), workspace, first.id), std::vector{priya});
}

}  // namespace
}  // namespace store
