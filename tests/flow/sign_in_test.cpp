#include "flow/sign_in.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "flow/find_session.h"
#include "flow/sign_out.h"
#include "support/test_desk.h"

namespace flow {
namespace {

constexpr char suspend[] = "update users set suspended_at = 1 where email = ?1";

class SignInTest : public testing::Test {
 protected:
  base::Result<NewSession> try_sign_in(const std::string& email, const std::string& password,
                                       const std::string& address = "203.0.113.7") {
    Desk desk = test_.desk();
    return sign_in(desk, {email, password, {.address = address, .user_agent = "Firefox", .old_token = old_token_}});
  }
  std::string refusal(const std::string& email, const std::string& password,
                      const std::string& address = "203.0.113.7") {
    const auto session = try_sign_in(email, password, address);
    return session ? "none" : session.error().name;
  }
  std::optional<store::OpenSession> find(const std::string& token) {
    Desk desk = test_.desk();
    return find_session(desk, token);
  }

  support::TestDesk test_;
  domain::WorkspaceId workspace_ = test_.add_workspace("Northgate");
  domain::UserId ada_ = test_.add_user(workspace_, "ada@belfry.example", domain::Role::admin);
  std::string old_token_;
};

TEST_F(SignInTest, the_right_password_opens_a_session_for_this_person) {
  const auto session = try_sign_in("ada@belfry.example", "correct horse battery");
  ASSERT_TRUE(session);
  const auto found = find(session->token);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, session->id);
  EXPECT_EQ(found->member.user, ada_);
  EXPECT_EQ(found->member.workspace, workspace_);
  EXPECT_EQ(found->member.role, domain::Role::admin);
  EXPECT_EQ(found->csrf_token.size(), 43U);
  EXPECT_EQ(session->token.size(), 43U);
  EXPECT_NE(found->csrf_token, session->token);
}

TEST_F(SignInTest, an_address_is_known_in_any_case_and_with_spaces_around_it) {
  EXPECT_TRUE(try_sign_in("  ADA@Belfry.Example ", "correct horse battery"));
}

TEST_F(SignInTest, the_cookie_is_not_in_the_ledger) {
  const auto session = try_sign_in("ada@belfry.example", "correct horse battery");
  auto row = test_.ledger().database().use("select token_hash from sessions");
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.text(0), test_.credentials.hash_token(session->token));
}

TEST_F(SignInTest, wrong_password_unknown_address_and_suspended_person_get_the_same_answer_after_the_same_work) {
  test_.add_user(workspace_, "tom@belfry.example");
  test_.ledger().database().use(suspend).bind("tom@belfry.example").run();
  const auto wrong = try_sign_in("ada@belfry.example", "wrong");
  const auto unknown = try_sign_in("nobody@belfry.example", "correct horse battery");
  const auto suspended = try_sign_in("tom@belfry.example", "correct horse battery");
  ASSERT_FALSE(wrong || unknown || suspended);
  EXPECT_EQ(wrong.error(), unknown.error());
  EXPECT_EQ(wrong.error(), suspended.error());
  EXPECT_EQ(test_.credentials.verified, 3);
  EXPECT_EQ(test_.ask("select count(*) from sessions"), 0);
}

TEST_F(SignInTest, a_password_too_long_to_be_one_is_wrong_without_being_hashed) {
  EXPECT_EQ(refusal("ada@belfry.example", std::string(100'000, 'x')), "sign_in.wrong");
  EXPECT_EQ(test_.credentials.verified, 1);
}

TEST_F(SignInTest, the_sixth_attempt_in_twenty_seconds_from_one_address_is_turned_away) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(refusal("ada@belfry.example", "wrong"), "sign_in.wrong");
  EXPECT_EQ(refusal("ada@belfry.example", "correct horse battery"), "sign_in.too_many");
  EXPECT_EQ(test_.credentials.verified, 5);
  EXPECT_EQ(refusal("ada@belfry.example", "wrong", "203.0.113.8"), "sign_in.wrong");
  test_.clock.advance(base::seconds(20));
  EXPECT_TRUE(try_sign_in("ada@belfry.example", "correct horse battery"));
}

TEST_F(SignInTest, addresses_of_one_ipv6_network_count_as_one) {
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(refusal("ada@belfry.example", "wrong", base::format("2001:db8:0:7::{}", i + 1)), "sign_in.wrong");
  }
  EXPECT_EQ(refusal("ada@belfry.example", "wrong", "2001:db8:0:7:ffff::1"), "sign_in.too_many");
  EXPECT_EQ(refusal("ada@belfry.example", "wrong", "2001:db8:0:8::1"), "sign_in.wrong");
}

TEST_F(SignInTest, the_twenty_first_attempt_in_five_minutes_on_one_account_is_turned_away_wherever_it_comes_from) {
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(refusal("ada@belfry.example", "wrong", base::format("198.51.100.{}", i)), "sign_in.wrong");
    test_.clock.advance(base::seconds(10));
  }
  EXPECT_EQ(refusal("Ada@belfry.example", "correct horse battery", "198.51.100.200"), "sign_in.too_many");
  EXPECT_EQ(refusal("tom@belfry.example", "wrong", "198.51.100.200"), "sign_in.wrong");
  test_.clock.advance(base::seconds(101));
  EXPECT_TRUE(try_sign_in("ada@belfry.example", "correct horse battery", "198.51.100.201"));
}

TEST_F(SignInTest, unknown_accounts_are_limited_like_known_ones) {
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(refusal("nobody@belfry.example", "wrong", base::format("198.51.100.{}", i)), "sign_in.wrong");
  }
  EXPECT_EQ(refusal("nobody@belfry.example", "wrong", "198.51.100.200"), "sign_in.too_many");
}

TEST_F(SignInTest, attempts_are_forgotten_when_no_limit_needs_them) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(refusal("ada@belfry.example", "wrong"), "sign_in.wrong");
  test_.clock.advance(std::chrono::minutes(6));
  EXPECT_EQ(refusal("ada@belfry.example", "wrong"), "sign_in.wrong");
  EXPECT_EQ(test_.ask("select count(*) from sign_in_attempts"), 1);
}

TEST_F(SignInTest, the_session_a_browser_came_with_ends_when_a_new_one_opens) {
  const auto planted = try_sign_in("ada@belfry.example", "correct horse battery");
  old_token_ = planted->token;
  const auto session = try_sign_in("ada@belfry.example", "correct horse battery");
  ASSERT_TRUE(session);
  EXPECT_NE(session->token, planted->token);
  EXPECT_FALSE(find(planted->token));
  EXPECT_TRUE(find(session->token));
}

TEST_F(SignInTest, signing_out_makes_the_cookie_worthless) {
  const auto session = try_sign_in("ada@belfry.example", "correct horse battery");
  Desk desk = test_.desk();
  sign_out(desk, session->id);
  EXPECT_FALSE(find(session->token));
}

TEST_F(SignInTest, beyond_twenty_open_sessions_the_oldest_end) {
  std::vector<std::string> tokens;
  for (int i = 0; i < open_sessions_per_person_max + 2; ++i) {
    const auto session = try_sign_in("ada@belfry.example", "correct horse battery");
    ASSERT_TRUE(session);
    tokens.push_back(session->token);
    test_.clock.advance(std::chrono::minutes(1));
  }
  EXPECT_FALSE(find(tokens[0]));
  EXPECT_FALSE(find(tokens[1]));
  EXPECT_TRUE(find(tokens[2]));
  EXPECT_TRUE(find(tokens.back()));
}

TEST_F(SignInTest, a_person_of_no_workspace_cannot_come_in) {
  test_.ledger().database().execute("delete from memberships");
  EXPECT_EQ(refusal("ada@belfry.example", "correct horse battery"), "sign_in.wrong");
}

TEST_F(SignInTest, a_session_opened_is_on_record) {
  ASSERT_TRUE(try_sign_in("ada@belfry.example", "correct horse battery"));
  EXPECT_EQ(test_.ask("select count(*) from audit where action = 'session.open' and user_id is not null"), 1);
}

}  // namespace
}  // namespace flow
