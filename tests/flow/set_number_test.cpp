#include "flow/set_number.h"

#include <gtest/gtest.h>

#include "flow/add_number_member.h"
#include "support/test_desk.h"

namespace flow {
namespace {

class SetNumberTest : public testing::Test {
 protected:
  SetNumber whole_form() const {
    return {.workspace = workspace_,
            .provider_number_id = "106540352999001",
            .label = "Northgate Support",
            .display_number = "+44 20 7946 0101",
            .account_id = "102030405060708",
            .graph_base_url = {},
            .graph_version = {},
            .access_token = "EAAtoken",
            .app_secret = " abcdef0123456789 ",
            .verify_token = "my-verify-token",
            .takes_calls = {},
            .by = {}};
  }
  domain::Number stored(domain::NumberId id) { return store::find_number(test_.ledger(), workspace_, id).value(); }

  support::TestDesk test_;
  Desk desk_ = test_.desk();
  domain::WorkspaceId workspace_ = test_.add_workspace("Northgate");
};

TEST_F(SetNumberTest, a_new_number_gets_the_defaults_of_meta_and_its_secrets_sealed) {
  const auto id = set_number(desk_, whole_form());
  ASSERT_TRUE(id);
  const auto number = stored(*id);
  EXPECT_EQ(number.label, "Northgate Support");
  EXPECT_EQ(number.graph_base_url, "https://graph.facebook.com");
  EXPECT_EQ(number.graph_version, "v25.0");
  EXPECT_TRUE(number.takes_calls);
  EXPECT_EQ(test_.secrets.open(number.access_token_sealed), "EAAtoken");
  EXPECT_EQ(test_.secrets.open(number.app_secret_sealed), "abcdef0123456789");
  EXPECT_EQ(test_.secrets.open(number.verify_token_sealed), "my-verify-token");
}

TEST_F(SetNumberTest, changing_one_thing_leaves_the_others) {
  const auto id = set_number(desk_, whole_form());
  const auto changed = set_number(desk_, {.workspace = workspace_,
                                          .provider_number_id = "106540352999001",
                                          .graph_base_url = "http://127.0.0.1:8080/carrier/graph",
                                          .takes_calls = false});
  ASSERT_TRUE(changed);
  EXPECT_EQ(*changed, *id);
  const auto number = stored(*id);
  EXPECT_EQ(number.graph_base_url, "http://127.0.0.1:8080/carrier/graph");
  EXPECT_FALSE(number.takes_calls);
  EXPECT_EQ(number.label, "Northgate Support");
  EXPECT_EQ(test_.secrets.open(number.access_token_sealed), "EAAtoken");
}

TEST_F(SetNumberTest, a_new_number_without_secrets_is_complained_about_three_times) {
  SetNumber form = whole_form();
  form.access_token = {};
  form.app_secret = "";
  form.verify_token = "two words";
  const auto id = set_number(desk_, form);
  ASSERT_FALSE(id);
  EXPECT_EQ(id.error().size(), 3U);
  for (const auto& complaint : id.error()) EXPECT_EQ(complaint.name, "number.secret");
  EXPECT_EQ(test_.ask("select count(*) from numbers"), 0);
}

TEST_F(SetNumberTest, an_address_that_is_none_is_complained_about) {
  for (const char* url : {"graph.facebook.com", "ftp://graph.facebook.com", "https://", "https://graph.facebook.com/",
                          "https://me:secret@graph.facebook.com", "https://graph.facebook.com?x=1", "https://a b"}) {
    SetNumber form = whole_form();
    form.graph_base_url = url;
    const auto id = set_number(desk_, form);
    ASSERT_FALSE(id) << url;
    EXPECT_EQ(id.error().front().name, "number.base_url") << url;
  }
}

TEST_F(SetNumberTest, a_number_of_another_workspace_stays_theirs) {
  ASSERT_TRUE(set_number(desk_, whole_form()));
  SetNumber form = whole_form();
  form.workspace = test_.add_workspace("Southgate");
  const auto taken = set_number(desk_, form);
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().front().name, "number.taken");
}

TEST_F(SetNumberTest, secrets_are_nowhere_in_the_audit) {
  ASSERT_TRUE(set_number(desk_, whole_form()));
  EXPECT_EQ(test_.ask("select count(*) from audit where action = 'number.add'"), 1);
  EXPECT_EQ(test_.ask("select count(*) from audit where detail like '%EAA%' or detail like '%abcdef%'"), 0);
}

TEST_F(SetNumberTest, people_of_the_workspace_take_part_and_others_do_not) {
  const auto number = set_number(desk_, whole_form());
  const auto priya = test_.add_user(workspace_, "priya@belfry.example");
  const auto stranger = test_.add_user(test_.add_workspace("Southgate"), "stranger@belfry.example");
  EXPECT_TRUE(add_number_member(desk_, workspace_, {.number = *number, .user = priya}));
  EXPECT_FALSE(add_number_member(desk_, workspace_, {.number = *number, .user = stranger}));
  EXPECT_TRUE(add_number_member(desk_, workspace_, {.number = *number, .user = priya, .may_call = false}));
  const auto members = store::list_number_members(test_.ledger(), workspace_, *number);
  ASSERT_EQ(members.size(), 1U);
  EXPECT_FALSE(members[0].may_call);
}

}  // namespace
}  // namespace flow
