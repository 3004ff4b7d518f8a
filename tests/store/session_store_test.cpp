#include "store/session_store.h"

#include <gtest/gtest.h>

#include "support/test_store.h"

namespace store {
namespace {

class SessionStoreTest : public testing::Test {
 protected:
  domain::SessionId open(const std::string& token_hash) {
    const Session session{.id = test_.make_id<domain::SessionId>(),
                          .token_hash = token_hash,
                          .user = ada_,
                          .workspace = workspace_,
                          .csrf_token = "form",
                          .created_at = test_.clock.now(),
                          .seen_at = test_.clock.now(),
                          .expires_at = test_.clock.now() + std::chrono::hours(1),
                          .address = "203.0.113.7",
                          .user_agent = "Firefox"};
    Write write(test_.ledger());
    add_session(write, session);
    write.commit();
    return session.id;
  }
  bool is_open(domain::SessionId id) {
    return is_session_open(test_.ledger(), id, test_.clock.now(), test_.clock.now() - std::chrono::minutes(10));
  }
  template <class Change>
  void change(Change what) {
    Write write(test_.ledger());
    what(write);
    write.commit();
  }

  support::TestStore test_;
  domain::WorkspaceId workspace_ = test_.add_workspace();
  domain::UserId ada_ = test_.add_user(workspace_, "ada");
};

TEST_F(SessionStoreTest, a_session_is_open_until_it_is_ended_expired_or_unused) {
  const auto ended = open("a");
  EXPECT_TRUE(is_open(ended));
  change([&](Write& write) { end_session(write, ended, test_.clock.now()); });
  EXPECT_FALSE(is_open(ended));

  const auto unused = open("b");
  test_.clock.advance(std::chrono::minutes(10));
  EXPECT_TRUE(is_open(unused));
  test_.clock.advance(base::microseconds(1));
  EXPECT_FALSE(is_open(unused));
  change([&](Write& write) { touch_session(write, unused, test_.clock.now()); });
  EXPECT_TRUE(is_open(unused));

  test_.clock.advance(std::chrono::minutes(50));
  change([&](Write& write) { touch_session(write, unused, test_.clock.now()); });
  EXPECT_FALSE(is_open(unused));
}

TEST_F(SessionStoreTest, a_touch_never_goes_backwards) {
  const auto id = open("a");
  change([&](Write& write) { touch_session(write, id, test_.clock.now() - std::chrono::minutes(30)); });
  EXPECT_TRUE(is_open(id));
}

TEST_F(SessionStoreTest, ending_the_others_spares_one) {
  const auto kept = open("a");
  const auto other = open("b");
  change([&](Write& write) { end_other_sessions(write, ada_, kept, test_.clock.now()); });
  EXPECT_TRUE(is_open(kept));
  EXPECT_FALSE(is_open(other));
  change([&](Write& write) { end_other_sessions(write, ada_, {}, test_.clock.now()); });
  EXPECT_FALSE(is_open(kept));
}

TEST_F(SessionStoreTest, expired_ones_can_be_forgotten) {
  open("a");
  test_.clock.advance(std::chrono::hours(3));
  const auto young = open("b");
  change([&](Write& write) { forget_sessions(write, ada_, test_.clock.now()); });
  EXPECT_EQ(test_.ask("select count(*) from sessions"), 1);
  EXPECT_TRUE(is_open(young));
}

}  // namespace
}  // namespace store
