#include "flow/set_password.h"

#include <gtest/gtest.h>

#include "flow/find_session.h"
#include "flow/new_session.h"
#include "support/test_desk.h"

namespace flow {
namespace {

class SetPasswordTest : public testing::Test {
 protected:
  NewSession open(domain::UserId user) {
    store::Write write(test_.ledger());
    NewSession session = open_session(desk_, write, workspace_, user, {});
    write.commit();
    return session;
  }
  bool is_open(const NewSession& session) { return find_session(desk_, session.token).has_value(); }

  support::TestDesk test_;
  Desk desk_ = test_.desk();
  domain::WorkspaceId workspace_ = test_.add_workspace("Northgate");
  domain::UserId priya_ = test_.add_user(workspace_, "priya@belfry.example");
  domain::UserId tom_ = test_.add_user(workspace_, "tom@belfry.example");
};

TEST_F(SetPasswordTest, whoever_was_signed_in_with_the_old_one_is_out_but_for_the_session_that_changed_it) {
  const auto here = open(priya_);
  const auto elsewhere = open(priya_);
  const auto toms = open(tom_);
  ASSERT_TRUE(set_password(desk_, {priya_, "a bell in the tower", here.id}));
  EXPECT_TRUE(is_open(here));
  EXPECT_FALSE(is_open(elsewhere));
  EXPECT_TRUE(is_open(toms));
  EXPECT_EQ(store::find_user(test_.ledger(), priya_)->password_hash, "hash:a bell in the tower");
}

TEST_F(SetPasswordTest, from_the_command_line_all_sessions_end) {
  const auto here = open(priya_);
  ASSERT_TRUE(set_password(desk_, {priya_, "a bell in the tower", {}}));
  EXPECT_FALSE(is_open(here));
}

TEST_F(SetPasswordTest, a_password_that_will_not_do_changes_nothing) {
  const auto here = open(priya_);
  const auto refused = set_password(desk_, {priya_, "priya@belfry.example", {}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().name, "password.simple");
  EXPECT_TRUE(is_open(here));
  EXPECT_EQ(store::find_user(test_.ledger(), priya_)->password_hash, "hash:correct horse battery");
}

TEST_F(SetPasswordTest, nobody_cannot_have_one) {
  const auto refused = set_password(desk_, {domain::UserId(), "a bell in the tower", {}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().name, "user.unknown");
}

}  // namespace
}  // namespace flow
