/// Each story's facts in every order in which they can come, with each of them doubled, end in one state.
/// Facts from outside come in any order. What was asked for cannot be answered before it was asked, and a click needs
/// what it clicks on: those few arrows are written with the story.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "base/text.h"
#include "domain/call_fixture.h"

namespace domain {
namespace {

struct Story {
  std::vector<CallEvent> events;
  /// {a, b}: event a always comes before event b.
  std::vector<std::pair<std::size_t, std::size_t>> arrows;
};

/// What must be the same whatever the order; times only where the provider tells them.
std::string seen(const Call& call) {
  std::string text = base::format("{} {} code={} text={} agent={} rejected={}", to_word(call.state),
                                  call.outcome ? to_word(*call.outcome) : "-", call.failure_code.value_or(0),
                                  call.failure_text, call.agent ? call.agent->text() : "-", call.rejected_by.size());
  text += base::format(" answered={} started={}", call.answered_at.has_value(), base::to_micros(call.started_at));
  if (call.facts.provider_end) text += base::format(" ended={}", base::to_micros(call.ended_at.value_or(start)));
  return text;
}

class Orders {
 public:
  Orders(const Story& story, std::function<void(const std::vector<std::size_t>&)> visit)
      : story_(story), visit_(std::move(visit)), used_(story.events.size(), false) {}

  void run() {
    if (order_.size() == story_.events.size()) return visit_(order_);
    for (std::size_t next = 0; next < story_.events.size(); ++next) {
      if (used_[next] || !may_come(next)) continue;
      used_[next] = true;
      order_.push_back(next);
      run();
      order_.pop_back();
      used_[next] = false;
    }
  }

 private:
  bool may_come(std::size_t next) const {
    for (const auto& [before, after] : story_.arrows) {
      if (after == next && !used_[before]) return false;
    }
    return true;
  }

  const Story& story_;
  std::function<void(const std::vector<std::size_t>&)> visit_;
  std::vector<bool> used_;
  std::vector<std::size_t> order_;
};

/// In the end the clerk comes by, as it always does.
std::string end_of(const Story& story, const std::vector<std::size_t>& order, std::optional<std::size_t> doubled) {
  std::vector<CallEvent> events;
  for (const std::size_t index : order) {
    events.push_back(story.events[index]);
    if (doubled == index) events.push_back(story.events[index]);
  }
  if (doubled) events.push_back(story.events[*doubled]);
  Call call = take(new_call(), events);
  call = step(call, TimePassed{}, start + base::seconds(300)).call;
  return seen(call);
}

/// The one end of the story, or all its ends when there are several.
std::set<std::string> ends_of(const Story& story) {
  std::set<std::string> ends;
  std::size_t orders = 0;
  Orders(story, [&](const std::vector<std::size_t>& order) {
    ++orders;
    ends.insert(end_of(story, order, {}));
    // Each event doubled in the first orders; later a rotating one, so that long stories stay quick.
    const std::size_t all = orders <= 200 ? story.events.size() : 1;
    for (std::size_t i = 0; i < all; ++i) ends.insert(end_of(story, order, (orders + i) % story.events.size()));
  }).run();
  EXPECT_GT(orders, 1u);
  return ends;
}

void expect_one_end(const Story& story, const std::string& beginning) {
  const auto ends = ends_of(story);
  for (const std::string& end : ends) EXPECT_TRUE(end.starts_with(beginning)) << end;
  EXPECT_EQ(ends.size(), 1u) << base::format("{}", fmt::join(ends, "\n"));
}

// Short names for the places of the first events, which all stories share.
constexpr std::size_t offer = 0, made = 1, pre = 2, media = 3, claim = 4, agent = 5, yes = 6;
const std::vector<std::pair<std::size_t, std::size_t>> asked = {{offer, made}, {made, pre}, {offer, media}};

std::vector<std::pair<std::size_t, std::size_t>> with(std::vector<std::pair<std::size_t, std::size_t>> arrows) {
  arrows.insert(arrows.begin(), asked.begin(), asked.end());
  return arrows;
}

TEST(CallStories, answered_and_the_customer_hangs_up) {
  const Story story{{offered(), leg_made(), pre_accepted(), customer_up(), priya_claims(), priya_up(), accepted(),
                     ended_after_talk()},
                    with({{offer, claim}, {claim, agent}, {claim, yes}, {claim, 7}})};
  expect_one_end(story, base::format("ended completed code=0 text= agent={}", priya.text()));
}

TEST(CallStories, answered_and_the_agent_hangs_up) {
  const Story story{
      {offered(), leg_made(), pre_accepted(), customer_up(), priya_claims(), priya_up(), accepted(), HungUp{priya},
       ended_after_talk()},
      with({{offer, claim}, {claim, agent}, {claim, yes}, {agent, 7}, {media, 7}, {yes, 7}, {pre, 7}, {7, 8}})};
  expect_one_end(story, base::format("ended completed code=0 text= agent={}", priya.text()));
}

TEST(CallStories, missed) {
  const Story story{{offered(), leg_made(), pre_accepted(), customer_up(), ended_unanswered()}, asked};
  expect_one_end(story, "ended missed code=0 text= agent=-");
}

TEST(CallStories, missed_because_its_time_was_over) {
  const Story story{{offered(), leg_made(), pre_accepted(), customer_up()}, asked};
  expect_one_end(story, "ended missed code=0 text= agent=-");
}

TEST(CallStories, everyone_rejected) {
  const Story story{{offered(), leg_made(), pre_accepted(), customer_up(), Rejected{priya, false}, Rejected{tom, true},
                     ended_unanswered(base::seconds(7))},
                    with({{offer, 4}, {4, 5}, {5, 6}})};
  expect_one_end(story, "ended declined code=0 text= agent=- rejected=2");
}

TEST(CallStories, terminate_before_connect) {
  const Story story{{offered(), ended_unanswered(base::seconds(3))}, {}};
  expect_one_end(story, "ended missed code=0 text= agent=-");
  std::vector<CallEffect> effects;
  take(new_call(), {ended_unanswered(base::seconds(3)), offered()}, start, &effects);
  EXPECT_TRUE(effects.empty()) << "a dead call rings nobody";
}

TEST(CallStories, pre_accept_fails_and_accept_goes_first) {
  const Story story{{offered(), leg_made(), PreAcceptRefused{trouble("WhatsApp has a temporary problem.", 131000)},
                     customer_up(), priya_claims(), priya_up(), accepted(), ended_after_talk()},
                    with({{offer, claim}, {claim, agent}, {claim, yes}, {claim, 7}})};
  expect_one_end(story, base::format("ended completed code=0 text= agent={}", priya.text()));
}

TEST(CallStories, accept_is_refused_and_nobody_else_answers) {
  const Story story{{offered(), leg_made(), pre_accepted(), customer_up(), priya_claims(), priya_up(), accept_refused(),
                     ended_unanswered()},
                    with({{offer, claim}, {claim, agent}, {claim, yes}, {claim, 7}})};
  expect_one_end(story, "ended failed code=138004 text=The call could not be connected. Try again. agent=-");
}

TEST(CallStories, accept_is_refused_and_a_colleague_answers) {
  const Story story{
      {offered(), leg_made(), pre_accepted(), customer_up(), priya_claims(), priya_up(), accept_refused(),
       Claimed{tom, toms_leg}, AgentConnected{toms_leg}, accepted(2), ended_after_talk()},
      with({{offer, claim}, {claim, agent}, {claim, yes}, {yes, 7}, {agent, 7}, {7, 8}, {7, 9}, {7, 10}})};
  expect_one_end(story, base::format("ended completed code=0 text= agent={}", tom.text()));
}

TEST(CallStories, accept_times_out) {
  const AcceptUnanswered unanswered{1, trouble("The call timed out while connecting.")};
  const Story story{{offered(), leg_made(), pre_accepted(), customer_up(), priya_claims(), priya_up(), unanswered,
                     ended_unanswered(base::seconds(6))},
                    with({{offer, claim}, {claim, agent}, {claim, yes}, {claim, 7}})};
  expect_one_end(story, "ended failed code=0 text=The call timed out while connecting. agent=-");
}

TEST(CallStories, the_customer_hangs_up_while_accept_is_on_its_way_and_graph_says_yes) {
  const Story story{{offered(), leg_made(), pre_accepted(), customer_up(), priya_claims(), priya_up(), accepted(),
                     ended_unanswered(base::seconds(4))},
                    with({{offer, claim}, {claim, agent}, {claim, yes}, {claim, 7}})};
  expect_one_end(story, "ended missed code=0 text=The caller hung up before the call was connected. agent=-");
}

TEST(CallStories, the_customer_hangs_up_while_accept_is_on_its_way_and_graph_says_no) {
  const Story story{{offered(), leg_made(), pre_accepted(), customer_up(), priya_claims(), priya_up(), accept_refused(),
                     ended_unanswered(base::seconds(4))},
                    with({{offer, claim}, {claim, agent}, {claim, yes}, {claim, 7}})};
  expect_one_end(story, "ended missed code=0 text= agent=-");
}

TEST(CallStories, the_switchboard_refuses_the_offer) {
  const CustomerLegRefused refused{trouble("The caller's sound settings were not understood.")};
  const Story story{{offered(), refused, ended_unanswered(base::seconds(2))}, {{0, 1}}};
  expect_one_end(story, "ended failed code=0 text=The caller's sound settings were not understood. agent=-");
}

TEST(CallStories, the_agents_leg_never_connects_and_the_call_rings_on_until_it_is_missed) {
  const Story story{{offered(), leg_made(), pre_accepted(), customer_up(), priya_claims(), priya_lost()},
                    with({{offer, claim}, {claim, 5}})};
  expect_one_end(story, "ended missed code=0 text= agent=-");
}

TEST(CallStories, the_agents_leg_never_connects_and_a_colleague_answers) {
  const Story story{{offered(), leg_made(), pre_accepted(), customer_up(), priya_claims(), priya_lost(),
                     Claimed{tom, toms_leg}, AgentConnected{toms_leg}, accepted(2), ended_after_talk()},
                    with({{offer, claim}, {claim, 5}, {5, 6}, {6, 7}, {6, 8}, {6, 9}})};
  expect_one_end(story, base::format("ended completed code=0 text= agent={}", tom.text()));
}

TEST(CallStories, media_is_lost_in_the_middle_of_a_call) {
  const Story story{{offered(), leg_made(), pre_accepted(), customer_up(), priya_claims(), priya_up(), accepted(),
                     customer_lost(), ended_after_talk()},
                    with({{offer, claim}, {claim, agent}, {claim, yes}, {media, 7}, {yes, 7}, {agent, 7}, {claim, 8}})};
  const std::string beginning =
      base::format("ended completed code=0 text=The customer's connection was lost. agent={}", priya.text());
  expect_one_end(story, beginning);
}

TEST(CallStories, the_caller_gives_up_and_the_sound_closes_before_the_provider_tells) {
  const Story story{{offered(), leg_made(), pre_accepted(), customer_up(), customer_lost(), ended_unanswered()},
                    with({{media, 4}})};
  expect_one_end(story, "ended missed code=0 text=The customer's connection was lost. agent=-");
}

TEST(CallStories, the_customers_phone_heard_nothing) {
  const CallEvent failed = ended_after_talk(138021, "The call ended because no audio reached the customer.");
  const Story story{
      {offered(), leg_made(), pre_accepted(), customer_up(), priya_claims(), priya_up(), accepted(), failed},
      with({{offer, claim}, {claim, agent}, {claim, yes}, {claim, 7}})};
  expect_one_end(story, "ended failed code=138021 text=The call ended because no audio reached the customer.");
}

}  // namespace
}  // namespace domain
