#include "flow/find_session.h"

#include <gtest/gtest.h>

#include "flow/new_session.h"
#include "support/test_desk.h"

namespace flow {
namespace {

class FindSessionTest : public testing::Test {
 protected:
  FindSessionTest() {
    Desk desk = test_.desk();
    store::Write write(test_.ledger());
    session_ = open_session(desk, write, workspace_, priya_,
                            {.address = "203.0.113.7", .user_agent = "Firefox", .old_token = {}});
    write.commit();
  }
  bool is_open() {
    Desk desk = test_.desk();
    return find_session(desk, session_.token).has_value();
  }
  base::Timestamp seen_at() { return base::from_micros(test_.ask("select seen_at from sessions")); }

  support::TestDesk test_;
  domain::WorkspaceId workspace_ = test_.add_workspace("Northgate");
  domain::UserId priya_ = test_.add_user(workspace_, "priya@belfry.example");
  NewSession session_;
};

TEST_F(FindSessionTest, nothing_but_the_very_token_finds_it) {
  Desk desk = test_.desk();
  EXPECT_TRUE(find_session(desk, session_.token));
  EXPECT_FALSE(find_session(desk, ""));
  EXPECT_FALSE(find_session(desk, session_.token.substr(1)));
  EXPECT_FALSE(find_session(desk, test_.credentials.hash_token(session_.token)));
}

TEST_F(FindSessionTest, unused_for_twelve_hours_it_ends) {
  test_.clock.advance(session_idle_max);
  EXPECT_TRUE(is_open());
  test_.clock.advance(session_idle_max + base::microseconds(1));
  EXPECT_FALSE(is_open());
}

TEST_F(FindSessionTest, used_every_hour_it_ends_after_seven_days) {
  const base::Timestamp end = test_.clock.now() + session_age_max;
  while (test_.clock.now() + std::chrono::hours(1) < end) {
    test_.clock.advance(std::chrono::hours(1));
    ASSERT_TRUE(is_open());
  }
  test_.clock.advance(std::chrono::hours(1));
  EXPECT_FALSE(is_open());
}

TEST_F(FindSessionTest, it_is_touched_at_most_once_a_minute) {
  const base::Timestamp opened = test_.clock.now();
  test_.clock.advance(base::seconds(59));
  EXPECT_TRUE(is_open());
  EXPECT_EQ(seen_at(), opened);
  test_.clock.advance(base::seconds(1));
  EXPECT_TRUE(is_open());
  EXPECT_EQ(seen_at(), test_.clock.now());
}

TEST_F(FindSessionTest, a_suspended_person_is_out_at_once) {
  test_.ledger().database().execute("update users set suspended_at = 1");
  EXPECT_FALSE(is_open());
}

TEST_F(FindSessionTest, a_person_who_left_the_workspace_is_out_at_once) {
  test_.ledger().database().execute("delete from memberships");
  EXPECT_FALSE(is_open());
}

TEST_F(FindSessionTest, a_disk_that_takes_no_writes_signs_nobody_out) {
  test_.clock.advance(std::chrono::minutes(2));
  test_.ledger().database().execute("pragma query_only = on");
  EXPECT_TRUE(is_open());
}

}  // namespace
}  // namespace flow
