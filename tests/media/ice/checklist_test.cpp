#include "media/ice/checklist.h"

#include <gtest/gtest.h>

#include "media/ice/world.h"

namespace media::ice {
namespace {

constexpr base::SteadyTime start{base::seconds(1)};

std::vector<Candidate> candidates(unsigned count) {
  std::vector<Candidate> made;
  for (unsigned i = 0; i < count; ++i)
    made.push_back(candidate_at(at("198.51.100.1", static_cast<std::uint16_t>(1000 + i)), i));
  return made;
}

TEST(IceChecklist, pairs_are_checked_best_first_and_each_in_turn) {
  Checklist list;
  list.fill(candidates(3), {});
  const std::vector<int> expected = {1002, 1001, 1000, 1002};
  for (const int port : expected) EXPECT_EQ(list.next_unanswered()->address.port, port);
  list.find(at("198.51.100.1", 1001))->works_since = start;
  EXPECT_EQ(list.next_unanswered()->address.port, 1000);
  EXPECT_EQ(list.next_unanswered()->address.port, 1002);
}

TEST(IceChecklist, candidates_have_a_limit_and_double_ones_are_one) {
  Checklist list;
  std::vector<Candidate> many = candidates(60);
  many.insert(many.begin(), many.front());
  list.fill(many, {});
  EXPECT_NE(list.find(at("198.51.100.1", 1000 + Checklist::candidates_max - 1)), nullptr);
  EXPECT_EQ(list.find(at("198.51.100.1", 1000 + Checklist::candidates_max)), nullptr);
}

TEST(IceChecklist, the_oldest_learned_pair_makes_room_but_never_the_kept_one) {
  Checklist list;
  list.fill(candidates(1), {});
  const base::Endpoint kept = at("203.0.113.1", 1);
  for (std::uint16_t i = 0; i < 20; ++i)
    list.learn(at("203.0.113.1", static_cast<std::uint16_t>(1 + i)), i, start + base::seconds(i), kept);
  EXPECT_NE(list.find(kept), nullptr);
  EXPECT_NE(list.find(at("198.51.100.1", 1000)), nullptr);
  for (std::uint16_t port = 2; port <= 17; ++port) EXPECT_EQ(list.find(at("203.0.113.1", port)), nullptr) << port;
  for (std::uint16_t port = 18; port <= 20; ++port) EXPECT_NE(list.find(at("203.0.113.1", port)), nullptr) << port;
}

TEST(IceChecklist, an_empty_list_has_nothing_to_check) {
  Checklist list;
  EXPECT_EQ(list.next_unanswered(), nullptr);
  EXPECT_EQ(list.take_triggered(), nullptr);
  EXPECT_EQ(list.best_working(), nullptr);
  EXPECT_FALSE(list.works_since());
}

}  // namespace
}  // namespace media::ice
