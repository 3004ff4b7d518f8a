#include "store/message_store.h"

#include <gtest/gtest.h>

#include <set>

#include "base/failure.h"
#include "support/test_store.h"

namespace store {
namespace {

class MessageStoreTest : public testing::Test {
 protected:
  domain::Message message(const std::string& body) {
    return {.id = test_.make_id<domain::MessageId>(),
            .workspace = workspace_,
            .conversation = conversation_,
            .kind = domain::MessageKind::text,
            .direction = domain::MessageDirection::in,
            .author = {},
            .body = body,
            .provider_message_id = {},
            .call = {},
            .sent_at = test_.clock.now()};
  }
  bool add(const domain::Message& added) {
    Write write(test_.ledger());
    const bool is_new = add_message(write, added);
    write.commit();
    return is_new;
  }
  std::string preview() { return list_conversations(test_.ledger(), workspace_).rows.at(0).preview; }

  support::TestStore test_;
  domain::WorkspaceId workspace_ = test_.add_workspace();
  domain::NumberId number_ = test_.add_number(workspace_, "106540352999001");
  domain::ConversationId conversation_ =
      test_.add_conversation(workspace_, number_, test_.add_contact(workspace_, "Dana Field"));
};

TEST_F(MessageStoreTest, the_thread_is_read_from_old_to_new_with_the_authors_names) {
  const auto priya = test_.add_user(workspace_, "Priya");
  ASSERT_TRUE(add(message("Hello")));
  test_.clock.advance(base::seconds(5));
  domain::Message answer = message("Hello Dana");
  answer.direction = domain::MessageDirection::out;
  answer.author = priya;
  ASSERT_TRUE(add(answer));
  const auto thread = read_thread(test_.ledger(), workspace_, conversation_);
  ASSERT_EQ(thread.rows.size(), 2U);
  EXPECT_FALSE(thread.older);
  EXPECT_EQ(thread.rows[0].message.body, "Hello");
  EXPECT_EQ(thread.rows[0].author_name, "");
  EXPECT_EQ(thread.rows[1].message.body, "Hello Dana");
  EXPECT_EQ(thread.rows[1].message.author, priya);
  EXPECT_EQ(thread.rows[1].author_name, "Priya");
}

TEST_F(MessageStoreTest, a_long_thread_comes_in_pages_of_fifty_without_gaps) {
  for (int i = 0; i < 120; ++i) {
    test_.clock.advance(base::milliseconds(i % 3));  // some at the same microsecond
    ASSERT_TRUE(add(message(std::to_string(i))));
  }
  std::vector<std::size_t> sizes;
  std::set<std::string> seen;
  auto place = std::optional(newest_place());
  while (place) {
    const auto page = read_thread(test_.ledger(), workspace_, conversation_, *place);
    sizes.push_back(page.rows.size());
    for (const auto& entry : page.rows) EXPECT_TRUE(seen.insert(entry.message.body).second);
    place = page.older;
  }
  EXPECT_EQ(sizes, (std::vector<std::size_t>{50, 50, 20}));
  EXPECT_EQ(seen.size(), 120U);
}

TEST_F(MessageStoreTest, a_message_delivered_twice_is_there_once_and_told_once) {
  domain::Message first = message("Hello");
  first.provider_message_id = "wamid.HBgM1";
  ASSERT_TRUE(add(first));
  domain::Message again = message("Hello");
  again.provider_message_id = "wamid.HBgM1";
  EXPECT_FALSE(add(again));
  EXPECT_EQ(test_.ask("select count(*) from messages"), 1);
  EXPECT_EQ(test_.ask("select count(*) from events where kind = 'message.added'"), 1);
}

TEST_F(MessageStoreTest, the_newest_message_is_the_conversations_preview_whatever_order_they_come_in) {
  const domain::Message late = message("early words, late to arrive");
  test_.clock.advance(base::seconds(5));
  ASSERT_TRUE(add(message("the latest\nwords")));
  ASSERT_TRUE(add(late));
  EXPECT_EQ(preview(), "the latest words");
}

TEST_F(MessageStoreTest, a_message_needs_its_conversation) {
  domain::Message lost = message("Hello");
  lost.conversation = test_.make_id<domain::ConversationId>();
  EXPECT_THROW(add(lost), base::Failure);
  EXPECT_EQ(test_.ask("select count(*) from events"), 0);
}

TEST_F(MessageStoreTest, another_workspace_reads_nothing) {
  ASSERT_TRUE(add(message("Hello")));
  EXPECT_TRUE(read_thread(test_.ledger(), test_.add_workspace("Southgate"), conversation_).rows.empty());
}

}  // namespace
}  // namespace store
