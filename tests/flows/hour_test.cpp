/// An hour of calls in seconds: Meta, switchboard, browsers and people act by dice, deliveries are doubled, late and
/// out of order, Graph and switchboard fail now and then, and the desk is held to what must be true whatever happens.
/// The seed is printed with every failure.
#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "flows/house.h"

namespace flows {
namespace {

using Verb = support::FakeGraph::Verb;

/// Things to be done at their time, in order of time and then of planning.
class Plan {
 public:
  void at(base::Timestamp when, std::function<void()> what) { things_.emplace(when, std::move(what)); }

  /// Does everything up to `until`, moving the clock from one thing to the next.
  void run(support::FakeClock& clock, base::Timestamp until) {
    while (!things_.empty() && things_.begin()->first <= until) {
      auto thing = things_.extract(things_.begin());
      if (thing.key() > clock.now()) clock.advance(thing.key() - clock.now());
      thing.mapped()();
    }
    if (until > clock.now()) clock.advance(until - clock.now());
  }

 private:
  std::multimap<base::Timestamp, std::function<void()>> things_;
};

/// One customer's call as Meta sees it.
struct MetasCall {
  bool is_accepted = false;
  bool is_over = false;
  base::Timestamp accepted_at{};
  int accepts = 0;
  std::string id;
};

class Hour {
 public:
  explicit Hour(std::uint64_t seed) : dice_(seed) {
    house_.graph.decide = [this](const auto& request) { return metas_answer(request); };
  }

  void run() {
    const base::Timestamp start = now();
    for (int i = 0; i < calls_in_an_hour; ++i) {
      plan_.at(start + milliseconds(3'600'000), [this, i] { customer_calls("wacid." + std::to_string(i)); });
    }
    for (int second = 0; second < 3'600 + 400; ++second) {
      plan_.at(start + base::seconds(second), [this] { clerk_comes_by(); });
    }
    plan_.at(start + base::seconds(1'800), [this] { house_.switchboard.restart(); });
    plan_.run(house_.desk.clock, start + base::seconds(3'600));
    is_calm_ = true;
    plan_.run(house_.desk.clock, start + base::seconds(4'000));
  }

  void check() {
    for (auto& [id, meta] : meta_) {
      SCOPED_TRACE(id);
      ASSERT_TRUE(house_.knows(id)) << "every call that was announced stands in the ledger";
      const auto call = house_.call(id);
      EXPECT_EQ(call.state, domain::CallState::ended);
      EXPECT_EQ(house_.replayed(id), house_.state(id)) << "the black box tells the same story";
      EXPECT_TRUE(meta.is_over) << "nothing lives on outside";
      if (!meta.is_accepted) {
        EXPECT_FALSE(call.facts.gate_asked) << "no sound without Meta's yes";
      }
    }
    EXPECT_EQ(house_.count("select count(*) from messages where call_id is not null"), calls_in_an_hour);
    EXPECT_TRUE(house_.switchboard.calls.empty());
    EXPECT_EQ(house_.count("select count(*) from effects where state in ('waiting', 'running')"), 0);
    EXPECT_EQ(house_.count("select count(*) from deliveries where digested_at is null"), 0);
    EXPECT_GT(house_.count("select count(*) from calls where outcome = 'completed'"), 3);
    EXPECT_GT(house_.count("select count(*) from calls where outcome = 'missed'"), 0);
  }

 private:
  static constexpr int calls_in_an_hour = 40;

  [[nodiscard]] base::Timestamp now() const { return house_.desk.clock.now(); }
  bool chance(unsigned percent) { return base::random_u32(dice_) % 100 < percent; }
  base::milliseconds milliseconds(unsigned max) { return base::milliseconds(base::random_u32(dice_) % max); }

  /// On its way for a while; now and then doubled or much later than the next one.
  void post(Letter letter) {
    const int copies = chance(15) ? 2 : 1;
    for (int i = 0; i < copies; ++i) {
      const auto delay = chance(10) ? milliseconds(20'000) : milliseconds(300);
      plan_.at(now() + delay, [this, letter] { guarded([&] { house_.deliver(letter); }); });
    }
  }

  void customer_calls(const std::string& id) {
    MetasCall& call = meta_[id];
    call.id = id;
    post(house_.connect(id));
    // Meta's own limit, or an impatient customer.
    plan_.at(now() + base::seconds(55), [this, id] { meta_ends(id); });
    if (chance(25)) plan_.at(now() + milliseconds(30'000), [this, id] { meta_ends(id, true); });
    if (chance(95)) plan_.at(now() + milliseconds(2'000), [this, id] { media_comes_up(id); });
    for (const auto user : {house_.priya, house_.tom})
      plan_.at(now() + base::seconds(1) + milliseconds(30'000), [this, id, user] { agent_acts(id, user); });
  }

  void meta_ends(const std::string& id, bool even_accepted = false) {
    MetasCall& call = meta_[id];
    if (call.is_over || (call.is_accepted && !even_accepted)) return;
    end(call);
  }

  void end(MetasCall& call) {
    call.is_over = true;
    const auto talked = std::chrono::duration_cast<base::seconds>(now() - call.accepted_at);
    post(house_.terminate(call.id, call.is_accepted ? std::optional(talked) : std::nullopt));
  }

  support::FakeGraph::Answer metas_answer(const channel::whatsapp::CallRequest& request) {
    channel::whatsapp::GraphTrouble trouble{.code = 100, .http_status = 400};
    MetasCall& call = meta_[request.provider_call_id];
    const bool is_an_end = request.verb == Verb::terminate || request.verb == Verb::reject;
    if (!is_calm_ && chance(4))
      return base::refuse_with(channel::whatsapp::GraphTrouble{.code = 131016, .http_status = 503});
    const bool is_again = request.verb == Verb::accept && call.is_accepted;
    if (call.is_over || is_again) return base::refuse_with(trouble);
    if (request.verb == Verb::accept) accept(call);
    if (is_an_end) end(call);
    // Carried out, but the answer is lost on its way.
    const bool is_lost = !is_calm_ && chance(4);
    if (is_lost) trouble.kind = channel::whatsapp::GraphTrouble::Kind::unanswered;
    if (is_lost) return base::refuse_with(trouble);
    return {};
  }

  void accept(MetasCall& call) {
    EXPECT_EQ(call.accepts++, 0) << call.id;
    call.is_accepted = true;
    call.accepted_at = now();
    plan_.at(now() + base::seconds(5) + milliseconds(60'000), [this, id = call.id] { meta_ends(id, true); });
  }

  void media_comes_up(const std::string& id) {
    if (is_on_switchboard(id))
      guarded([&] { house_.customer_connects(id); });
    else if (!meta_[id].is_over)
      plan_.at(now() + base::seconds(1), [this, id] { media_comes_up(id); });
  }

  bool is_on_switchboard(const std::string& id) {
    return house_.knows(id) && house_.switchboard.calls.contains(house_.call(id).id.text());
  }

  void agent_acts(const std::string& id, domain::UserId user) {
    if (!house_.knows(id)) return;
    if (chance(25)) return guarded([&] { house_.reject(user, id); });
    std::string refusal;
    guarded([&] { refusal = house_.answer(user, id); });
    if (!refusal.empty()) return;
    if (chance(90)) plan_.at(now() + milliseconds(1'500), [this, id] { agents_sound_comes_up(id); });
    if (chance(40)) plan_.at(now() + milliseconds(40'000), [this, id, user] { agent_ends(id, user); });
    if (chance(15)) plan_.at(now() + milliseconds(20'000), [this, id] { agents_sound_is_lost(id); });
  }

  void agents_sound_comes_up(const std::string& id) {
    if (is_on_switchboard(id) && house_.call(id).facts.claim) guarded([&] { house_.agent_connects(id); });
  }
  void agents_sound_is_lost(const std::string& id) {
    if (is_on_switchboard(id) && house_.call(id).facts.claim) guarded([&] { house_.agent_is_lost(id); });
  }
  void agent_ends(const std::string& id, domain::UserId user) {
    if (house_.call(id).agent == user) guarded([&] { house_.hang_up(user, id); });
  }

  void clerk_comes_by() {
    house_.switchboard.is_down = !is_calm_ && chance(3);
    guarded([&] { house_.clerk(); });
  }

  /// One action in a hundred dies at one of its requests to the outside, as a killed process does.
  void guarded(const std::function<void()>& action) {
    if (!is_calm_ && chance(1)) house_.die_at(1 + static_cast<int>(base::random_u32(dice_) % 3));
    try {
      action();
    } catch (const base::Failure&) {
      ++deaths_;
    }
    house_.die_at(0);
  }

  House house_;
  support::SeededRandom dice_;
  Plan plan_;
  std::map<std::string, MetasCall> meta_;
  bool is_calm_ = false;
  int deaths_ = 0;
};

TEST(Hour, whatever_happens_every_call_ends_once_and_nothing_is_left_over) {
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Hour hour(seed);
    hour.run();
    hour.check();
  }
}

}  // namespace
}  // namespace flows
