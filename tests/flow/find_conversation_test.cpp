#include "flow/find_conversation.h"

#include <gtest/gtest.h>

#include <map>

#include "store/contact_store.h"
#include "store/conversation_store.h"
#include "support/test_desk.h"

namespace flow {
namespace {

using domain::Identity;
using domain::IdentityKind;

const Identity phone{IdentityKind::phone, "447700900123"};
const Identity whatsapp{IdentityKind::whatsapp_id, "447700900123"};
const Identity own{IdentityKind::business_scoped_id, "GB.13491208655302741918"};
const Identity other{IdentityKind::business_scoped_id, "GB.99999999999999999999"};

class FindConversationTest : public testing::Test {
 protected:
  FoundConversation find(std::vector<Identity> identities, const std::string& name = "Dana Field") {
    return find_at(number_, std::move(identities), name);
  }
  FoundConversation find_at(domain::NumberId number, std::vector<Identity> identities, const std::string& name) {
    store::Write write(test_.ledger());
    const auto found =
        find_conversation(write, test_.random, test_.clock.now(), workspace_, number, {std::move(identities), name});
    write.commit();
    return found;
  }
  domain::Contact contact(domain::ContactId id) { return store::find_contact(test_.ledger(), workspace_, id).value(); }

  support::TestDesk test_;
  domain::WorkspaceId workspace_ = test_.add_workspace("Northgate");
  domain::NumberId number_ = test_.add_number(workspace_, "106540352999001");
};

TEST_F(FindConversationTest, who_writes_first_becomes_a_contact_with_a_conversation) {
  const auto found = find({phone, whatsapp});
  EXPECT_EQ(contact(found.contact).name, "Dana Field");
  EXPECT_EQ(contact(found.contact).identities.size(), 2U);
  EXPECT_EQ(test_.ask("select count(*) from conversations"), 1);
}

TEST_F(FindConversationTest, who_writes_again_is_recognised_by_any_identity) {
  const auto first = find({phone, own});
  for (const auto& identities : {std::vector{phone}, std::vector{own}, std::vector{own, phone}}) {
    const auto again = find(identities);
    EXPECT_EQ(again.contact, first.contact);
    EXPECT_EQ(again.conversation, first.conversation);
  }
  EXPECT_EQ(test_.ask("select count(*) from contacts"), 1);
}

TEST_F(FindConversationTest, a_known_customer_gains_the_identities_that_come_later) {
  const auto first = find({phone});
  const auto again = find({own, phone, whatsapp});
  EXPECT_EQ(again.contact, first.contact);
  EXPECT_EQ(contact(first.contact).identities.size(), 3U);
  EXPECT_EQ(find({own}).contact, first.contact);
}

TEST_F(FindConversationTest, a_number_that_changed_hands_goes_to_its_new_owner) {
  const auto dana = find({own, phone});
  const auto stranger = find({other, phone}, "Somebody Else");
  EXPECT_NE(stranger.contact, dana.contact);
  EXPECT_NE(stranger.conversation, dana.conversation);
  EXPECT_EQ(contact(dana.contact).name, "Dana Field");
  EXPECT_EQ(contact(dana.contact).identities, std::vector{own});
  EXPECT_EQ(find({phone}, "").contact, stranger.contact);
  EXPECT_EQ(find({own}, "").contact, dana.contact);
}

TEST_F(FindConversationTest, a_customer_without_a_number_is_a_customer) {
  const auto found = find({own}, "");
  EXPECT_EQ(domain::display_number(contact(found.contact).identities), "");
  EXPECT_EQ(find({own}, "").contact, found.contact);
}

TEST_F(FindConversationTest, the_providers_latest_name_is_kept_and_silence_changes_none) {
  const auto found = find({phone}, "Dana");
  find({phone}, "Dana Field-Moore");
  find({phone}, "");
  EXPECT_EQ(contact(found.contact).name, "Dana Field-Moore");
}

TEST_F(FindConversationTest, the_inbox_calls_everybody_by_what_is_known_of_them_now) {
  const auto titles = [&] {
    std::map<domain::ConversationId, std::string> called;
    for (const auto& line : store::list_conversations(test_.ledger(), workspace_).rows)
      called[line.id] = line.contact_title;
    return called;
  };
  const auto dana = find({own, phone}, "");
  EXPECT_EQ(titles()[dana.conversation], "+447700900123");
  const auto stranger = find({other, phone}, "");
  EXPECT_EQ(titles()[dana.conversation], "Unknown caller");
  EXPECT_EQ(titles()[stranger.conversation], "+447700900123");
  find({own}, "Dana Field");
  EXPECT_EQ(titles()[dana.conversation], "Dana Field");
}

TEST_F(FindConversationTest, each_business_number_has_its_own_conversation_with_the_same_contact) {
  const auto second = test_.add_number(workspace_, "106540352999002");
  const auto here = find({phone});
  const auto there = find_at(second, {phone}, "");
  EXPECT_EQ(here.contact, there.contact);
  EXPECT_NE(here.conversation, there.conversation);
}

TEST_F(FindConversationTest, another_workspace_knows_nothing_of_the_customer) {
  const auto here = find({phone});
  const auto southgate = test_.add_workspace("Southgate");
  const auto their_number = test_.add_number(southgate, "106540352999003");
  store::Write write(test_.ledger());
  const auto there =
      find_conversation(write, test_.random, test_.clock.now(), southgate, their_number, {{phone}, "D."});
  write.commit();
  EXPECT_NE(here.contact, there.contact);
  EXPECT_EQ(contact(here.contact).name, "Dana Field");
}

TEST_F(FindConversationTest, unusable_identities_are_left_out_and_names_are_cut) {
  const Identity endless{IdentityKind::business_scoped_id, std::string(10'000, '9')};
  const auto found = find({{IdentityKind::phone, ""}, endless}, std::string(5'000, 'n'));
  EXPECT_TRUE(contact(found.contact).identities.empty());
  EXPECT_EQ(contact(found.contact).name.size(), domain::contact_name_bytes_max);
}

}  // namespace
}  // namespace flow
