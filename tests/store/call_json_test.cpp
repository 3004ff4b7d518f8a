#include "store/call_json.h"

#include <gtest/gtest.h>

#include <set>

#include "base/failure.h"

namespace store {
namespace {

using domain::LegId;
using domain::UserId;

template <class Id>
Id id_of(int number) {
  base::IdBits bits{};
  bits[15] = static_cast<std::uint8_t>(number);
  return Id(bits);
}

const base::Timestamp at = base::from_micros(1'791'456'123'456'789);
const domain::Trouble trouble{138021, "A sentence.", at};

const std::vector<domain::CallEvent> events{
    domain::CallOffered{"v=0\r\n", at, id_of<LegId>(1)},
    domain::ProviderEnded{{.at = at, .picked_up_at = at, .ended_at = {}, .code = 1, .text = "t"}},
    domain::CustomerLegMade{"answer"},
    domain::CustomerLegRefused{trouble},
    domain::CustomerLegDelayed{"notice"},
    domain::AgentLegRefused{id_of<LegId>(2), trouble},
    domain::GateRefused{trouble},
    domain::CustomerConnected{id_of<LegId>(3)},
    domain::CustomerLost{id_of<LegId>(4), trouble},
    domain::AgentConnected{id_of<LegId>(5)},
    domain::AgentLost{id_of<LegId>(6), trouble},
    domain::PreAcceptDone{},
    domain::PreAcceptRefused{trouble},
    domain::AcceptDone{7},
    domain::AcceptRefused{8, trouble},
    domain::AcceptUnanswered{9, trouble},
    domain::Claimed{id_of<UserId>(1), id_of<LegId>(7)},
    domain::AgentReturned{id_of<UserId>(2), id_of<LegId>(8)},
    domain::Rejected{id_of<UserId>(3), true},
    domain::HungUp{id_of<UserId>(4), false},
    domain::TimePassed{}};

TEST(CallJson, every_event_goes_there_and_back) {
  ASSERT_EQ(events.size(), std::variant_size_v<domain::CallEvent>);
  std::set<std::string_view> kinds;
  for (const auto& event : events) {
    EXPECT_TRUE(kinds.insert(kind_of(event)).second);
    const json::Object written = to_json(event);
    const auto read = event_from_json(kind_of(event), written);
    ASSERT_TRUE(read) << kind_of(event);
    EXPECT_EQ(read->index(), event.index());
    EXPECT_EQ(json::write(to_json(*read)), json::write(written)) << kind_of(event);
  }
  EXPECT_FALSE(event_from_json("effect.accept", json::Object{}));
}

TEST(CallJson, every_effect_goes_there_and_back) {
  const std::vector<domain::CallEffect> effects{domain::MakeCustomerLeg{id_of<LegId>(1), "offer"},
                                                domain::PreAccept{"answer"},
                                                domain::Accept{3, "answer"},
                                                domain::OpenGate{},
                                                domain::EndAgentLeg{id_of<LegId>(2)},
                                                domain::EndAtSwitchboard{"missed"},
                                                domain::EndAtProvider{domain::EndWord::reject},
                                                domain::EndAtProvider{domain::EndWord::terminate}};
  for (const auto& effect : effects) {
    const json::Object written = to_json(effect);
    EXPECT_EQ(json::write(to_json(effect_from_json(kind_of(effect), written))), json::write(written))
        << kind_of(effect);
  }
}

TEST(CallJson, a_damaged_file_is_noticed) {
  domain::Call call;
  EXPECT_THROW(facts_from_text("{", call), base::Failure);
  EXPECT_THROW(facts_from_text("{}", call), base::Failure);
  EXPECT_THROW(static_cast<void>(effect_from_json("dance", json::Object{})), base::Failure);
  EXPECT_THROW(static_cast<void>(effect_from_json("accept", json::Object{{"claim", "one"}})), base::Failure);
  EXPECT_THROW(static_cast<void>(event_from_json("accept_done", json::Object{})), base::Failure);
}

}  // namespace
}  // namespace store
