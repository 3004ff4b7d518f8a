#include "push/news.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "push/house.h"

namespace {

using push::Person;
using testing::HasSubstr;
using testing::Not;

struct NewsTest : testing::Test {
  [[nodiscard]] static Person of(const push_test::Visitor& visitor) { return {visitor.workspace, visitor.user}; }

  [[nodiscard]] std::string told(const push_test::Visitor& visitor, std::int64_t after = 0) {
    const push::Stretch stretch(house.ledger(), after);
    return stretch.told_to(of(visitor), stretch.last_number());
  }

  push_test::House house;
};

TEST_F(NewsTest, a_ringing_call_is_told_to_its_agents_and_to_nobody_else) {
  const auto call = house.ring();
  EXPECT_THAT(told(house.priya),
              HasSubstr("event: call\nid: 1\ndata: {\"id\":\"" + call.text() + "\",\"state\":\"ringing\""));
  EXPECT_THAT(told(house.tom), HasSubstr(call.text()));
  EXPECT_EQ(told(house.ada), "");
  EXPECT_EQ(told(house.stranger), "");
}

TEST_F(NewsTest, a_call_of_another_workspace_is_not_heard_here) {
  house.ring_elsewhere();
  EXPECT_EQ(told(house.priya), "");
  EXPECT_THAT(told(house.stranger), HasSubstr("event: call"));
}

TEST_F(NewsTest, the_card_is_as_its_viewer_sees_it) {
  const auto call = house.ring();
  {
    store::Write write(house.ledger());
    auto changed = store::find_call(house.ledger(), house.workspace, call).value();
    changed.rejected_by = {house.priya.user};
    store::save_call(write, changed);
    write.commit();
  }
  EXPECT_THAT(told(house.priya), HasSubstr("\"rejected\":true"));
  EXPECT_THAT(told(house.tom), HasSubstr("\"rejected\":false"));
}

TEST_F(NewsTest, a_message_is_told_to_the_whole_workspace_without_its_words) {
  const auto conversation = house.write();
  const std::string expected = "event: message\nid: 1\ndata: {\"conversation_id\":\"" + conversation.text() + "\"}\n\n";
  EXPECT_EQ(told(house.ada), expected);
  EXPECT_EQ(told(house.priya), expected);
  EXPECT_EQ(told(house.stranger), "");
}

TEST_F(NewsTest, of_several_rows_about_one_call_only_the_last_is_told) {
  const auto call = house.ring();
  house.write();
  house.answer(call, house.priya);
  const std::string text = told(house.priya);
  EXPECT_THAT(text, Not(HasSubstr("id: 1\n")));
  EXPECT_THAT(text, HasSubstr("event: message\nid: 2\n"));
  EXPECT_THAT(text, HasSubstr("event: call\nid: 3\n"));
  EXPECT_LT(text.find("id: 2"), text.find("id: 3"));
}

TEST_F(NewsTest, nothing_beyond_the_given_number_is_told) {
  house.ring();
  house.ring();
  const push::Stretch stretch(house.ledger(), 0);
  EXPECT_THAT(stretch.told_to(of(house.priya), 1), Not(HasSubstr("id: 2\n")));
}

TEST_F(NewsTest, a_stretch_is_bounded_and_says_so) {
  for (int i = 0; i <= push::stretch_rows_max; ++i) house.ring();
  const push::Stretch first(house.ledger(), 0);
  EXPECT_TRUE(first.is_full());
  EXPECT_EQ(first.last_number(), push::stretch_rows_max);
  const push::Stretch second(house.ledger(), first.last_number());
  EXPECT_FALSE(second.is_full());
  EXPECT_EQ(second.last_number(), push::stretch_rows_max + 1);
  EXPECT_TRUE(push::Stretch(house.ledger(), second.last_number()).is_empty());
}

TEST_F(NewsTest, a_snapshot_has_what_rings_and_what_is_ones_own) {
  const auto ringing = house.ring();
  const auto mine = house.ring();
  const auto ended = house.ring();
  house.answer(mine, house.priya);
  house.end(ended);
  const std::string text = push::snapshot_for(house.ledger(), of(house.priya), 5, base::from_micros(77));
  EXPECT_THAT(text, HasSubstr("event: snapshot\nid: 5\ndata: {\"number\":5,\"now\":77,\"calls\":["));
  EXPECT_THAT(text, HasSubstr(ringing.text()));
  EXPECT_THAT(text, HasSubstr(mine.text()));
  EXPECT_THAT(text, Not(HasSubstr(ended.text())));
  const std::string colleague = push::snapshot_for(house.ledger(), of(house.tom), 5, base::from_micros(77));
  EXPECT_THAT(colleague, HasSubstr(ringing.text()));
  EXPECT_THAT(colleague, Not(HasSubstr(mine.text())));
  EXPECT_THAT(push::snapshot_for(house.ledger(), of(house.ada), 5, base::from_micros(77)), HasSubstr("\"calls\":[]"));
}

}  // namespace
