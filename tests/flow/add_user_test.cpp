#include "flow/add_user.h"

#include <gtest/gtest.h>

#include "support/test_desk.h"

namespace flow {
namespace {

class AddUserTest : public testing::Test {
 protected:
  AddUser form(const std::string& email) const {
    return {.workspace = workspace_,
            .name = " Priya Nair ",
            .email = email,
            .password = "a bell in the tower",
            .role = domain::Role::manager,
            .by = {}};
  }

  support::TestDesk test_;
  Desk desk_ = test_.desk();
  domain::WorkspaceId workspace_ = test_.add_workspace("Northgate");
};

TEST_F(AddUserTest, a_person_joins_the_workspace_with_a_role_and_a_hashed_password) {
  const auto id = add_user(desk_, form("Priya@Belfry.example"));
  ASSERT_TRUE(id);
  const auto member = store::find_member(test_.ledger(), workspace_, *id);
  ASSERT_TRUE(member);
  EXPECT_EQ(member->name, "Priya Nair");
  EXPECT_EQ(member->email, "priya@belfry.example");
  EXPECT_EQ(member->role, domain::Role::manager);
  EXPECT_EQ(store::find_user(test_.ledger(), *id)->password_hash, "hash:a bell in the tower");
  EXPECT_EQ(test_.ask("select count(*) from audit where action = 'user.add' and detail not like '%tower%'"), 1);
}

TEST_F(AddUserTest, an_address_belongs_to_one_person) {
  ASSERT_TRUE(add_user(desk_, form("priya@belfry.example")));
  const auto again = add_user(desk_, form("PRIYA@belfry.example"));
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().front().name, "email.taken");
  EXPECT_EQ(test_.ask("select count(*) from users"), 1);
  EXPECT_EQ(test_.ask("select count(*) from memberships"), 1);
}

TEST_F(AddUserTest, a_form_with_faults_adds_nobody) {
  AddUser filled = form("not an address");
  filled.password = "aaaaaaaaaaaaaaaa";
  const auto id = add_user(desk_, filled);
  ASSERT_FALSE(id);
  ASSERT_EQ(id.error().size(), 2U);
  EXPECT_EQ(id.error()[0].name, "email.shape");
  EXPECT_EQ(id.error()[1].name, "password.simple");
  EXPECT_EQ(test_.ask("select count(*) from users"), 0);
}

}  // namespace
}  // namespace flow
