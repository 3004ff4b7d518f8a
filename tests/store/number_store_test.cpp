#include "store/number_store.h"

#include <gtest/gtest.h>

#include "support/test_store.h"

namespace store {
namespace {

class NumberStoreTest : public testing::Test {
 protected:
  support::TestStore test_;
  domain::WorkspaceId north_ = test_.add_workspace();
  domain::WorkspaceId south_ = test_.add_workspace("Southgate");
};

TEST_F(NumberStoreTest, a_number_comes_back_as_it_went_in) {
  const domain::Number number{.id = test_.make_id<domain::NumberId>(),
                              .workspace = north_,
                              .label = "Northgate Support",
                              .display_number = "+44 20 7946 0101",
                              .provider_number_id = "106540352999001",
                              .account_id = "102030405060708",
                              .graph_base_url = "https://graph.facebook.com",
                              .graph_version = "v25.0",
                              .access_token_sealed = {std::byte{0}, std::byte{255}},
                              .app_secret_sealed = {std::byte{1}},
                              .verify_token_sealed = {std::byte{2}},
                              .takes_calls = false,
                              .created_at = test_.clock.now()};
  Write write(test_.ledger());
  ASSERT_TRUE(add_number(write, number));
  write.commit();
  const auto found = find_number(test_.ledger(), north_, number.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->label, number.label);
  EXPECT_EQ(found->provider_number_id, number.provider_number_id);
  EXPECT_EQ(found->access_token_sealed, number.access_token_sealed);
  EXPECT_EQ(found->verify_token_sealed, number.verify_token_sealed);
  EXPECT_FALSE(found->takes_calls);
  EXPECT_EQ(find_number_by_provider_id(test_.ledger(), "106540352999001")->workspace, north_);
}

TEST_F(NumberStoreTest, another_workspace_cannot_see_or_change_it) {
  const auto id = test_.add_number(north_, "106540352999001");
  EXPECT_FALSE(find_number(test_.ledger(), south_, id));
  EXPECT_TRUE(list_numbers(test_.ledger(), south_).empty());
  domain::Number stolen = find_number(test_.ledger(), north_, id).value();
  stolen.workspace = south_;
  stolen.label = "ours now";
  Write write(test_.ledger());
  EXPECT_FALSE(change_number(write, stolen));
  EXPECT_FALSE(put_number_member(write, south_, {.number = id, .user = test_.make_id<domain::UserId>()}));
  write.commit();
  EXPECT_EQ(find_number(test_.ledger(), north_, id)->label, "Support");
}

TEST_F(NumberStoreTest, a_providers_number_is_in_one_workspace) {
  test_.add_number(north_, "106540352999001");
  domain::Number again = find_number_by_provider_id(test_.ledger(), "106540352999001").value();
  again.id = test_.make_id<domain::NumberId>();
  again.workspace = south_;
  Write write(test_.ledger());
  EXPECT_FALSE(add_number(write, again));
}

TEST_F(NumberStoreTest, members_come_in_ring_order) {
  const auto number = test_.add_number(north_, "106540352999001");
  const auto ada = test_.add_user(north_, "ada");
  const auto tom = test_.add_user(north_, "tom");
  Write write(test_.ledger());
  EXPECT_TRUE(put_number_member(write, north_, {.number = number, .user = ada, .ring_order = 2}));
  EXPECT_TRUE(put_number_member(write, north_, {.number = number, .user = tom, .may_call = false, .ring_order = 1}));
  write.commit();
  const auto members = list_number_members(test_.ledger(), north_, number);
  ASSERT_EQ(members.size(), 2U);
  EXPECT_EQ(members[0].user, tom);
  EXPECT_FALSE(members[0].may_call);
  EXPECT_EQ(members[1].user, ada);
  EXPECT_TRUE(list_number_members(test_.ledger(), south_, number).empty());
}

}  // namespace
}  // namespace store
