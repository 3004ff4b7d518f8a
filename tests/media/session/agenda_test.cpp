#include "media/session/agenda.h"

#include <gtest/gtest.h>

namespace media::session {

namespace {

base::SteadyTime after(int ms) { return base::SteadyTime(base::milliseconds(ms)); }

TEST(session_agenda, wakes_in_order_and_once) {
  Agenda agenda;
  agenda.put(1, after(30));
  agenda.put(2, after(10));
  EXPECT_EQ(agenda.next(), after(10));
  EXPECT_FALSE(agenda.take_due(after(9)));
  EXPECT_EQ(agenda.take_due(after(40)), 2u);
  EXPECT_EQ(agenda.take_due(after(40)), 1u);
  EXPECT_FALSE(agenda.take_due(after(40)));
  EXPECT_FALSE(agenda.next());
}

TEST(session_agenda, an_earlier_wish_counts_and_a_later_one_waits) {
  Agenda agenda;
  agenda.put(1, after(30));
  agenda.put(1, after(50));
  EXPECT_EQ(agenda.next(), after(30));
  agenda.put(1, after(20));
  EXPECT_EQ(agenda.take_due(after(100)), 1u);
  EXPECT_FALSE(agenda.take_due(after(100))) << "the entry for 30 is stale";
}

TEST(session_agenda, who_is_gone_is_not_woken) {
  Agenda agenda;
  agenda.put(1, after(30));
  agenda.remove(1);
  EXPECT_FALSE(agenda.next());
}

}  // namespace

}  // namespace media::session
