#include "store/conversation_store.h"

#include <gtest/gtest.h>

#include <chrono>
#include <set>

#include "support/test_store.h"

namespace store {
namespace {

class ConversationStoreTest : public testing::Test {
 protected:
  // `count` conversations of invented people, a minute apart, in one statement each. Ids are numbers of 26 digits,
  // which are ids too.
  void fill(int count) {
    const std::string rows =
        base::format("with recursive n(i) as (select 1 union all select i + 1 from n where i < {}) ", count);
    const std::string workspace = workspace_.text();
    Write write(test_.ledger());
    write.database().execute(
        base::format("insert into contacts (id, workspace_id, name, created_at) {} "
                     "select printf('%026d', i), '{}', 'Contact ' || i, 0 from n",
                     rows, workspace));
    write.database().execute(
        base::format("insert into conversations (id, workspace_id, number_id, contact_id, contact_title, "
                     "last_message_at, last_message_preview, created_at) {} "
                     "select printf('%026d', i), '{}', '{}', printf('%026d', i), 'Contact ' || i, i / 2 * 60000000, "
                     "'Preview ' || i, 0 from n",
                     rows, workspace, number_.text()));
    write.commit();
  }

  support::TestStore test_;
  domain::WorkspaceId workspace_ = test_.add_workspace();
  domain::NumberId number_ = test_.add_number(workspace_, "106540352999001");
};

TEST_F(ConversationStoreTest, an_empty_inbox_has_no_rows_and_no_older_ones) {
  const auto page = list_conversations(test_.ledger(), workspace_);
  EXPECT_TRUE(page.rows.empty());
  EXPECT_FALSE(page.older);
}

TEST_F(ConversationStoreTest, the_last_full_page_knows_that_it_is_the_last) {
  fill(conversations_per_page);
  const auto page = list_conversations(test_.ledger(), workspace_);
  EXPECT_EQ(page.rows.size(), conversations_per_page);
  EXPECT_FALSE(page.older);
}

TEST_F(ConversationStoreTest, pages_from_new_to_old_show_everything_once_even_when_times_are_equal) {
  fill(130);
  std::set<std::string> seen;
  auto place = std::optional(newest_place());
  base::Timestamp last = newest_place().at;
  while (place) {
    const auto page = list_conversations(test_.ledger(), workspace_, *place);
    for (const auto& row : page.rows) {
      EXPECT_TRUE(seen.insert(row.id.text()).second);
      EXPECT_LE(row.last_message_at, last);
      last = row.last_message_at;
    }
    place = page.older;
  }
  EXPECT_EQ(seen.size(), 130U);
}

TEST_F(ConversationStoreTest, among_a_hundred_thousand_a_page_is_as_quick_anywhere) {
  fill(100'000);
  const auto took = [&](const Place& from) {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(list_conversations(test_.ledger(), workspace_, from).rows.size(), conversations_per_page);
    return std::chrono::steady_clock::now() - start;
  };
  static_cast<void>(took(newest_place()));
  // The plan is what counts (queries_plan_test); this only sees to it that nobody reads a hundred thousand rows.
  EXPECT_LT(took(newest_place()), std::chrono::milliseconds(50));
  EXPECT_LT(took({base::from_micros(60'000'000L * 25'000), "~"}), std::chrono::milliseconds(50));
}

TEST_F(ConversationStoreTest, who_has_no_name_is_listed_by_number) {
  const auto contact = test_.add_contact(workspace_, "", {{domain::IdentityKind::phone, "447700900123"}});
  test_.add_conversation(workspace_, number_, contact);
  const auto page = list_conversations(test_.ledger(), workspace_);
  ASSERT_EQ(page.rows.size(), 1U);
  EXPECT_EQ(page.rows[0].contact_title, "+447700900123");
}

TEST_F(ConversationStoreTest, a_conversation_opens_with_who_takes_part) {
  const auto contact = test_.add_contact(workspace_, "Dana Field", {{domain::IdentityKind::phone, "447700900123"}});
  const auto id = test_.add_conversation(workspace_, number_, contact);
  const auto card = find_conversation_card(test_.ledger(), workspace_, id);
  ASSERT_TRUE(card);
  EXPECT_EQ(card->conversation.id, id);
  EXPECT_EQ(card->contact.name, "Dana Field");
  EXPECT_EQ(card->contact.identities.size(), 1U);
  EXPECT_EQ(card->number_label, "Support");
  EXPECT_EQ(find_conversation_of(test_.ledger(), workspace_, number_, contact), id);
}

TEST_F(ConversationStoreTest, another_workspace_sees_nothing_of_it) {
  const auto contact = test_.add_contact(workspace_, "Dana Field");
  const auto id = test_.add_conversation(workspace_, number_, contact);
  const auto south = test_.add_workspace("Southgate");
  EXPECT_FALSE(find_conversation_card(test_.ledger(), south, id));
  EXPECT_FALSE(find_conversation_of(test_.ledger(), south, number_, contact));
  EXPECT_FALSE(find_contact(test_.ledger(), south, contact));
  EXPECT_TRUE(list_conversations(test_.ledger(), south).rows.empty());
}

TEST_F(ConversationStoreTest, a_number_and_a_contact_have_one_conversation) {
  const auto contact = test_.add_contact(workspace_, "Dana Field");
  test_.add_conversation(workspace_, number_, contact);
  Write write(test_.ledger());
  EXPECT_FALSE(add_conversation(write, {.id = test_.make_id<domain::ConversationId>(),
                                        .workspace = workspace_,
                                        .number = number_,
                                        .contact = contact,
                                        .created_at = test_.clock.now()}));
}

TEST(Place, goes_into_an_address_and_back) {
  const Place place{base::from_micros(1'791'456'123'000'000), "01arz3ndektsv4rrffq69g5fav"};
  EXPECT_EQ(to_text(place), "1791456123000000-01arz3ndektsv4rrffq69g5fav");
  EXPECT_EQ(place_from_text(to_text(place)), place);
  for (const char* text : {"", "-", "1791456123000000", "x-01arz3ndektsv4rrffq69g5fav", "-1-01arz3ndektsv4rrffq69g5fav",
                           "1-01arz3ndektsv4rrffq69g5fa", "1-01arz3ndektsv4rrffq69g5fav-", "99999999999999999999-~"}) {
    EXPECT_FALSE(place_from_text(text)) << text;
  }
}

}  // namespace
}  // namespace store
