/// Every state against every event: tests/fixtures/domain/call_table.txt is the whole table, one cell a line, as
///   <state before> + <event> = <state after> [outcome] : <effects>
/// A cell that says "-" changes nothing. BELFRY_WRITE_TABLE=<file> writes the table as it is, to be read and kept.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "domain/call_fixture.h"

namespace domain {
namespace {

struct NamedCall {
  const char* name;
  Call call;
};

struct NamedEvent {
  const char* name;
  CallEvent event;
};

std::vector<CallEvent> also(std::vector<CallEvent> events, CallEvent last) {
  events.push_back(std::move(last));
  return events;
}

std::vector<NamedCall> states() {
  const Trouble refusal = trouble("Calling is switched off for this number.", 138000);
  return {
      {"unheard", new_call()},
      {"tombstone", take(new_call(), {ended_unanswered()})},
      {"ringing, leg asked", take(new_call(), {offered()})},
      {"ringing, leg made", take(new_call(), {offered(), leg_made()})},
      {"ringing, pre-accepted", take(new_call(), {offered(), leg_made(), pre_accepted()})},
      {"ringing, media up", take(new_call(), until_ringing())},
      {"ringing, pre_accept refused", take(new_call(), {offered(), leg_made(), PreAcceptRefused{refusal}})},
      {"answering", take(new_call(), until_claimed())},
      {"answering, accept asked", take(new_call(), until_accepting())},
      {"live", take(new_call(), until_live())},
      {"live, agent away", take(new_call(), also(until_live(), priya_lost()))},
      {"ended by the provider", take(new_call(), also(until_live(), ended_after_talk()))},
      {"ended by the agent", take(new_call(), also(until_live(), HungUp{priya}))},
  };
}

std::vector<NamedEvent> events() {
  const Trouble no = trouble("Something said no.", 100);
  return {{"CallOffered", offered()},
          {"ProviderEnded", ended_unanswered()},
          {"CustomerLegMade", leg_made()},
          {"CustomerLegRefused", CustomerLegRefused{no}},
          {"CustomerLegDelayed", CustomerLegDelayed{"Sound is not available."}},
          {"AgentLegRefused", AgentLegRefused{priyas_leg, no}},
          {"GateRefused", GateRefused{no}},
          {"CustomerConnected", customer_up()},
          {"CustomerLost", customer_lost()},
          {"AgentConnected", priya_up()},
          {"AgentConnected of another leg", AgentConnected{toms_leg}},
          {"AgentLost", priya_lost()},
          {"PreAcceptDone", pre_accepted()},
          {"PreAcceptRefused", PreAcceptRefused{no}},
          {"AcceptDone", accepted()},
          {"AcceptDone of another claim", accepted(7)},
          {"AcceptRefused", accept_refused()},
          {"AcceptUnanswered", AcceptUnanswered{1, no}},
          {"Claimed", Claimed{tom, toms_leg}},
          {"AgentReturned", AgentReturned{priya, toms_leg}},
          {"Rejected", Rejected{tom, false}},
          {"Rejected by the last", Rejected{tom, true}},
          {"HungUp", HungUp{priya, false}},
          {"HungUp by the last", HungUp{priya, true}},
          {"HungUp by another", HungUp{tom, false}},
          {"TimePassed, too early", TimePassed{}},
          {"TimePassed, much later", TimePassed{}}};
}

std::string cell(const NamedCall& before, const NamedEvent& event) {
  const bool is_late = std::string_view(event.name) == "TimePassed, much later";
  const Step step = domain::step(before.call, event.event, start + (is_late ? base::seconds(300) : base::seconds(2)));
  std::string line = base::format("{} + {} = ", before.name, event.name);
  if (!step.has_changed) return line + (step.effects.empty() ? "-" : "effects without a change");
  line += to_word(step.call.state);
  if (step.call.outcome) line += base::format(" {}", to_word(*step.call.outcome));
  const auto names = names_of(step.effects);
  if (!names.empty()) line += base::format(" : {}", fmt::join(names, ", "));
  return line;
}

std::vector<std::string> table() {
  std::vector<std::string> lines;
  for (const NamedCall& before : states()) {
    for (const NamedEvent& event : events()) lines.push_back(cell(before, event));
  }
  return lines;
}

TEST(CallTable, every_state_against_every_event_is_as_written) {
  const std::vector<std::string> lines = table();
  if (const char* to = std::getenv("BELFRY_WRITE_TABLE")) {
    std::ofstream file(to);
    for (const std::string& line : lines) file << line << '\n';
  }
  std::ifstream file(BELFRY_SOURCE_DIR "/tests/fixtures/domain/call_table.txt");
  std::string written;
  for (const std::string& line : lines) {
    ASSERT_TRUE(std::getline(file, written)) << "no line for: " << line;
    EXPECT_EQ(line, written);
  }
  EXPECT_FALSE(std::getline(file, written)) << "too much: " << written;
}

TEST(CallTable, taking_an_event_twice_is_taking_it_once) {
  for (const NamedCall& before : states()) {
    for (const NamedEvent& event : events()) {
      const base::Timestamp now = start + base::seconds(2);
      const Step once = step(before.call, event.event, now);
      const Step twice = step(once.call, event.event, now);
      // A later claim of another agent, or a new leg of the same one, is not a repetition but a second click.
      if (std::holds_alternative<AgentReturned>(event.event)) continue;
      EXPECT_FALSE(twice.has_changed) << before.name << " + " << event.name;
      EXPECT_TRUE(twice.effects.empty()) << before.name << " + " << event.name;
    }
  }
}

}  // namespace
}  // namespace domain
