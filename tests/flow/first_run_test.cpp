#include "flow/first_run.h"

#include <gtest/gtest.h>

#include <thread>

#include "flow/find_session.h"
#include "support/test_desk.h"

namespace flow {
namespace {

class FirstRunTest : public testing::Test {
 protected:
  FirstRun form(const std::string& token) const {
    return {.token = token,
            .workspace_name = " Northgate ",
            .name = "Ada Marsh",
            .email = "Ada@Belfry.example",
            .password = "a bell in the tower",
            .visitor = {.address = "203.0.113.7", .user_agent = "Firefox", .old_token = {}}};
  }
  std::vector<std::string> complaints(const FirstRun& filled) {
    const auto session = first_run(desk_, filled);
    std::vector<std::string> names;
    if (!session) {
      for (const auto& complaint : session.error()) names.push_back(complaint.name);
    }
    return names;
  }

  support::TestDesk test_;
  Desk desk_ = test_.desk();
};

TEST_F(FirstRunTest, the_token_makes_workspace_and_admin_and_signs_them_in) {
  const auto token = offer_setup_token(desk_);
  ASSERT_TRUE(token);
  EXPECT_TRUE(is_setup_open(desk_, *token));
  const auto session = first_run(desk_, form(*token));
  ASSERT_TRUE(session);
  const auto found = find_session(desk_, session->token);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->member.role, domain::Role::admin);
  EXPECT_EQ(found->member.email, "ada@belfry.example");
  EXPECT_EQ(store::find_workspace(test_.ledger(), session->workspace)->name, "Northgate");
}

TEST_F(FirstRunTest, the_token_works_once) {
  const auto token = offer_setup_token(desk_);
  ASSERT_TRUE(first_run(desk_, form(*token)));
  EXPECT_FALSE(is_setup_open(desk_, *token));
  EXPECT_EQ(complaints(form(*token)), std::vector<std::string>{"setup.token"});
}

TEST_F(FirstRunTest, a_new_token_takes_the_place_of_the_one_before) {
  const auto first = offer_setup_token(desk_);
  const auto second = offer_setup_token(desk_);
  EXPECT_FALSE(is_setup_open(desk_, *first));
  EXPECT_TRUE(is_setup_open(desk_, *second));
}

TEST_F(FirstRunTest, the_token_is_not_in_the_ledger) {
  const auto token = offer_setup_token(desk_);
  auto row = test_.ledger().database().use("select token_hash from setup_tokens");
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.text(0), test_.credentials.hash_token(*token));
}

TEST_F(FirstRunTest, the_token_is_good_for_a_day) {
  const auto token = offer_setup_token(desk_);
  test_.clock.advance(setup_token_lives + base::microseconds(1));
  EXPECT_FALSE(is_setup_open(desk_, *token));
  EXPECT_EQ(complaints(form(*token)), std::vector<std::string>{"setup.token"});
}

TEST_F(FirstRunTest, a_desk_with_people_has_no_first_run) {
  const auto early = offer_setup_token(desk_);
  test_.add_user(test_.add_workspace("Northgate"), "tom@belfry.example");
  EXPECT_FALSE(offer_setup_token(desk_));
  EXPECT_FALSE(is_setup_open(desk_, *early));
  EXPECT_EQ(complaints(form(*early)), std::vector<std::string>{"setup.token"});
}

TEST_F(FirstRunTest, all_complaints_come_at_once_and_leave_the_token_usable) {
  const auto token = offer_setup_token(desk_);
  FirstRun filled = form(*token);
  filled.workspace_name = " ";
  filled.name = "";
  filled.email = "ada";
  filled.password = "short";
  EXPECT_EQ(complaints(filled),
            (std::vector<std::string>{"workspace.name", "name.missing", "email.shape", "password.short"}));
  EXPECT_TRUE(first_run(desk_, form(*token)));
}

TEST_F(FirstRunTest, of_two_who_send_the_form_at_once_one_wins) {
  const auto token = offer_setup_token(desk_);
  std::atomic<int> won = 0;
  {
    std::vector<std::jthread> people;
    for (int i = 0; i < 4; ++i) {
      people.emplace_back([&, i] {
        store::Ledger ledger = test_.made.open(sqlite::Access::read_write);
        support::SeededRandom random(static_cast<std::uint64_t>(50 + i));
        support::OpenCredentials credentials;
        Desk desk{ledger, test_.clock, random, credentials, test_.secrets};
        if (first_run(desk, form(*token))) ++won;
      });
    }
  }
  EXPECT_EQ(won, 1);
  EXPECT_EQ(test_.ask("select count(*) from users"), 1);
  EXPECT_EQ(test_.ask("select count(*) from workspaces"), 1);
}

}  // namespace
}  // namespace flow
