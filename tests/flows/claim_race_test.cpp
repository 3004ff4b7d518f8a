/// Two agents, two threads, two ledger connections, one call: one winner each round, and the loser learns who won.
#include <gtest/gtest.h>

#include <barrier>
#include <thread>

#include "flow/answer_call.h"
#include "flows/house.h"

namespace flows {
namespace {

constexpr int rounds = 200;

/// What one thread saw, round by round: "" for a won call, else the refusal.
struct Agent {
  domain::UserId user;
  std::vector<base::Refusal> refusals;
  int wins = 0;
};

/// A switchboard without memory, so that two threads may use one each.
class BareSwitchboard final : public control::Switchboard {
 public:
  base::Result<control::LegMade> make_leg(const control::MakeLeg&) override { return control::LegMade{"v=0\r\n"}; }
  base::Result<void> open_gate(std::string_view) override { return {}; }
  base::Result<void> end_leg(std::string_view) override { return {}; }
  base::Result<void> end_call(std::string_view, std::string_view) override { return {}; }
  base::Result<control::Status> status() override { return control::Status{}; }
  base::Result<std::vector<control::CallListed>> list_calls() override { return std::vector<control::CallListed>{}; }
  base::Result<control::CallStatus> call_status(std::string_view) override { return base::refuse("call.unknown"); }
};

TEST(ClaimRace, two_hundred_rounds_have_one_winner_each) {
  House house;
  std::vector<domain::CallId> calls;
  for (int i = 0; i < rounds; ++i) {
    const std::string id = "wacid." + std::to_string(i);
    house.deliver(house.connect(id));
    calls.push_back(house.call(id).id);
  }
  Agent agents[] = {{house.priya}, {house.tom}};
  std::barrier start(2);
  const auto race = [&](Agent& agent, std::uint64_t seed) {
    store::Ledger ledger = house.desk.made.open(sqlite::Access::read_write);
    support::SeededRandom random(seed);
    BareSwitchboard switchboard;
    support::FakeGraph graph;
    flow::Context context{ledger, house.desk.clock, random, switchboard, graph, house.settings, house.desk.secrets};
    for (const domain::CallId call : calls) {
      start.arrive_and_wait();
      const auto answered = flow::answer_call(
          context, {.workspace = house.workspace, .user = agent.user, .call = call, .offer_sdp = "v=0\r\n"});
      if (answered)
        ++agent.wins;
      else
        agent.refusals.push_back(answered.error());
    }
  };
  std::thread first(race, std::ref(agents[0]), 101);
  std::thread second(race, std::ref(agents[1]), 102);
  first.join();
  second.join();
  EXPECT_EQ(agents[0].wins + agents[1].wins, rounds);
  for (const Agent& agent : agents) {
    for (const base::Refusal& refusal : agent.refusals) {
      EXPECT_EQ(refusal.name, "call.taken");
      EXPECT_EQ(refusal.detail,
                agent.user == house.priya ? "tom has answered this call." : "priya has answered this call.");
    }
  }
  for (const domain::CallId call : calls) {
    const auto known = store::find_call_card(house.desk.ledger(), house.workspace, call);
    EXPECT_EQ(known->state, domain::CallState::answering);
  }
}

}  // namespace
}  // namespace flows
