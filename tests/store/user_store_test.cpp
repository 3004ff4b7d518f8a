#include "store/user_store.h"

#include <gtest/gtest.h>

#include "store/membership_store.h"
#include "support/test_store.h"

namespace store {
namespace {

class UserStoreTest : public testing::Test {
 protected:
  support::TestStore test_;
};

TEST_F(UserStoreTest, a_user_comes_back_as_it_went_in) {
  const domain::User user{.id = test_.make_id<domain::UserId>(),
                          .email = "ada@belfry.example",
                          .name = "Ada Marsh",
                          .password_hash = "$argon2id$",
                          .suspended_at = test_.clock.now() + base::seconds(1),
                          .created_at = test_.clock.now()};
  EXPECT_FALSE(has_users(test_.ledger()));
  Write write(test_.ledger());
  ASSERT_TRUE(add_user(write, user));
  write.commit();
  EXPECT_TRUE(has_users(test_.ledger()));
  for (const auto& found : {find_user(test_.ledger(), user.id), find_user_by_email(test_.ledger(), user.email)}) {
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, user.id);
    EXPECT_EQ(found->email, user.email);
    EXPECT_EQ(found->name, user.name);
    EXPECT_EQ(found->password_hash, user.password_hash);
    EXPECT_EQ(found->suspended_at, user.suspended_at);
    EXPECT_EQ(found->created_at, user.created_at);
  }
}

TEST_F(UserStoreTest, text_that_looks_like_sql_is_text) {
  EXPECT_FALSE(find_user_by_email(test_.ledger(), "' or 1=1 --"));
}

TEST_F(UserStoreTest, members_are_listed_by_name_for_their_workspace_only) {
  const auto north = test_.add_workspace();
  const auto south = test_.add_workspace("Southgate");
  test_.add_user(north, "tom");
  const auto ada = test_.add_user(north, "ada");
  test_.add_user(south, "stranger");
  const auto members = list_members(test_.ledger(), north);
  ASSERT_EQ(members.size(), 2U);
  EXPECT_EQ(members[0].user, ada);
  EXPECT_EQ(members[1].name, "tom");
  EXPECT_TRUE(find_member(test_.ledger(), north, ada));
  EXPECT_FALSE(find_member(test_.ledger(), south, ada));
}

TEST_F(UserStoreTest, who_is_in_two_workspaces_signs_in_to_the_first_joined) {
  const auto north = test_.add_workspace();
  const auto ada = test_.add_user(north, "ada");
  test_.clock.advance(base::seconds(1));
  const auto south = test_.add_workspace("Southgate");
  Write write(test_.ledger());
  EXPECT_TRUE(add_membership(write, {south, ada, domain::Role::admin, test_.clock.now()}));
  EXPECT_FALSE(add_membership(write, {south, ada, domain::Role::agent, test_.clock.now()}));
  write.commit();
  EXPECT_EQ(find_first_workspace(test_.ledger(), ada), north);
  EXPECT_EQ(find_member(test_.ledger(), south, ada)->role, domain::Role::admin);
}

}  // namespace
}  // namespace store
