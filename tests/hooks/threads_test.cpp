/// The clerk's thread and the workers with real threads, real connections and a short real time.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "flows/house.h"
#include "hooks/clerk.h"
#include "hooks/effect_workers.h"

namespace hooks {
namespace {

/// Counts what is asked, from any thread.
struct Outside {
  std::atomic<int> legs{0};
  std::atomic<int> graph{0};
};

class CountingSwitchboard final : public control::Switchboard {
 public:
  explicit CountingSwitchboard(Outside& outside) : outside_(outside) {}
  base::Result<control::LegMade> make_leg(const control::MakeLeg&) override {
    ++outside_.legs;
    return control::LegMade{"v=0\r\n"};
  }
  base::Result<void> open_gate(std::string_view) override { return {}; }
  base::Result<void> end_leg(std::string_view) override { return {}; }
  base::Result<void> end_call(std::string_view, std::string_view) override { return {}; }
  base::Result<control::Status> status() override { return control::Status{}; }
  base::Result<std::vector<control::CallListed>> list_calls() override { return base::refuse("switchboard.down"); }
  base::Result<control::CallStatus> call_status(std::string_view) override { return base::refuse("call.unknown"); }

 private:
  Outside& outside_;
};

class CountingGraph final : public channel::whatsapp::Graph {
 public:
  explicit CountingGraph(Outside& outside) : outside_(outside) {}
  base::Result<void, channel::whatsapp::GraphTrouble> ask(const channel::whatsapp::Line&,
                                                          const channel::whatsapp::CallRequest&) override {
    ++outside_.graph;
    return {};
  }

 private:
  Outside& outside_;
};

class TestSeat final : public Seat {
 public:
  TestSeat(flows::House& house, Outside& outside, std::uint64_t seed)
      : ledger_(house.desk.made.open(sqlite::Access::read_write)),
        random_(seed),
        switchboard_(outside),
        graph_(outside),
        calls_{ledger_, house.desk.clock, random_, switchboard_, graph_, house.settings, house.desk.secrets} {}

  flow::Context& calls() override { return calls_; }

 private:
  store::Ledger ledger_;
  support::SeededRandom random_;
  CountingSwitchboard switchboard_;
  CountingGraph graph_;
  flow::Context calls_;
};

template <class Condition>
bool becomes_true(Condition&& condition) {
  for (int i = 0; i < 1'000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

TEST(Threads, clerk_and_workers_do_what_a_dead_process_left_undone) {
  flows::House house;
  Outside outside;
  for (int i = 0; i < 10; ++i) house.deliver_and_die(house.connect("wacid." + std::to_string(i)));
  std::atomic<std::uint64_t> seed{100};
  const auto make = [&] { return std::make_unique<TestSeat>(house, outside, ++seed); };
  EffectQueue effects;
  {
    const EffectWorkers workers(effects, 3, make);
    const ClerkThread clerk(effects, make);
    EXPECT_TRUE(becomes_true([&] { return outside.graph.load() == 10; }));
  }
  EXPECT_EQ(outside.legs.load(), 10) << "each effect once, whoever found it";
  EXPECT_EQ(house.count("select count(*) from effects where state <> 'done'"), 0);
  EXPECT_EQ(house.count("select count(*) from leases"), 0) << "the lease was given back";
}

TEST(Threads, ending_is_quick) {
  flows::House house;
  Outside outside;
  const auto make = [&] { return std::make_unique<TestSeat>(house, outside, 7); };
  EffectQueue effects;
  const auto start = std::chrono::steady_clock::now();
  {
    const EffectWorkers workers(effects, 2, make);
    const ClerkThread clerk(effects, make);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

}  // namespace
}  // namespace hooks
