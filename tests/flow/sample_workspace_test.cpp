#include "flow/sample_workspace.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "flow/sample_story.h"
#include "flow/sign_in.h"
#include "store/call_store.h"
#include "store/conversation_store.h"
#include "store/message_store.h"
#include "support/test_desk.h"

namespace flow {
namespace {

class SampleWorkspaceTest : public testing::Test {
 protected:
  bool make(const std::string& base_url = "http://127.0.0.1:8080/carrier/graph") {
    return make_sample_workspace(desk_, {.graph_base_url = base_url,
                                         .access_token = "practice-token",
                                         .app_secret = "practice-secret",
                                         .verify_token = "practice-verify"});
  }
  domain::Number number() { return store::find_number_by_provider_id(test_.ledger(), "106540352999001").value(); }

  support::TestDesk test_;
  Desk desk_ = test_.desk();
};

TEST_F(SampleWorkspaceTest, the_sample_people_can_sign_in_with_their_password) {
  ASSERT_TRUE(make());
  for (const SamplePerson& person : sample_people) {
    EXPECT_TRUE(sign_in(desk_, {std::string(person.email), std::string(sample_password), {.address = "127.0.0.1"}}));
  }
}

TEST_F(SampleWorkspaceTest, the_number_is_on_the_practice_carrier_and_rings_all_three) {
  ASSERT_TRUE(make());
  EXPECT_EQ(number().label, "Northgate Support");
  EXPECT_EQ(test_.secrets.open(number().access_token_sealed), "practice-token");
  EXPECT_EQ(store::list_number_members(test_.ledger(), number().workspace, number().id).size(), 3U);
}

TEST_F(SampleWorkspaceTest, the_inbox_holds_every_story_newest_first) {
  ASSERT_TRUE(make());
  const auto page = store::list_conversations(test_.ledger(), number().workspace);
  ASSERT_EQ(page.rows.size(), sample::stories().size());
  EXPECT_EQ(page.rows.front().contact_title, "Dana Field");
  for (std::size_t i = 0; i < page.rows.size(); ++i) {
    EXPECT_EQ(page.rows[i].preview.empty(), page.rows[i].last_call.has_value()) << page.rows[i].contact_title;
    EXPECT_LE(page.rows[i].last_message_at, test_.clock.now());
    if (i > 0) {
      EXPECT_LT(page.rows[i].last_message_at, page.rows[i - 1].last_message_at);
    }
  }
}

TEST_F(SampleWorkspaceTest, stories_run_forwards_in_time) {
  for (const sample::Story& story : sample::stories()) {
    EXPECT_EQ(story.phone.substr(0, 7), "4477009") << story.name;
    for (std::size_t i = 1; i < story.lines.size(); ++i) {
      EXPECT_LT(story.lines[i].ago, story.lines[i - 1].ago) << story.name << ", line " << i;
    }
  }
}

TEST_F(SampleWorkspaceTest, its_calls_are_over_and_stand_in_their_threads) {
  ASSERT_TRUE(make());
  const auto calls = store::list_call_cards(test_.ledger(), number().workspace, {}, 100);
  ASSERT_EQ(calls.size(), 5U);
  std::vector<std::string> words;
  for (const store::CallCard& call : calls) {
    EXPECT_EQ(call.state, domain::CallState::ended);
    words.push_back(call.outcome_text);
    const auto thread = store::read_thread(test_.ledger(), number().workspace, call.conversation.value());
    EXPECT_TRUE(std::any_of(thread.rows.begin(), thread.rows.end(),
                            [&](const store::ThreadEntry& entry) { return entry.call && entry.call->id == call.id; }));
  }
  EXPECT_EQ(words.front(), "Call ended, Handled by Tom Okafor, 1:34");
  EXPECT_EQ(words.back(), "Missed call, No agent picked up");
  EXPECT_TRUE(store::open_calls(test_.ledger()).empty());
  EXPECT_FALSE(store::next_call_deadline(test_.ledger()));
}

TEST_F(SampleWorkspaceTest, the_second_time_only_the_way_to_the_carrier_is_renewed) {
  ASSERT_TRUE(make());
  EXPECT_FALSE(make("http://127.0.0.1:9090/carrier/graph"));
  EXPECT_EQ(number().graph_base_url, "http://127.0.0.1:9090/carrier/graph");
  EXPECT_EQ(test_.ask("select count(*) from users"), 3);
  EXPECT_EQ(test_.ask("select count(*) from conversations"), 6);
}

TEST_F(SampleWorkspaceTest, a_desk_with_people_of_its_own_is_left_alone) {
  test_.add_user(test_.add_workspace("Northgate"), "real@belfry.example");
  EXPECT_FALSE(make());
  EXPECT_EQ(test_.ask("select count(*) from users"), 1);
  EXPECT_EQ(test_.ask("select count(*) from numbers"), 0);
}

}  // namespace
}  // namespace flow
