#include "carrier/faults.h"

#include <gtest/gtest.h>

namespace carrier {
namespace {

json::Value value(std::string_view text) { return json::parse(text).value(); }

TEST(Faults, a_graph_fault_hits_its_action_as_often_as_told) {
  FaultBoard board;
  const auto faults = read_faults(value(R"({"graph":[{"action":"accept","code":138008,"times":2}]})"));
  ASSERT_TRUE(faults.has_value());
  board.replace(faults->graph, faults->webhooks);
  EXPECT_FALSE(board.take_graph_fault("terminate").has_value());
  EXPECT_EQ(board.take_graph_fault("accept")->code, 138008);
  EXPECT_EQ(board.take_graph_fault("accept")->code, 138008);
  EXPECT_FALSE(board.take_graph_fault("accept").has_value());
}

TEST(Faults, a_fault_without_an_action_hits_everything) {
  FaultBoard board;
  board.replace({{.action = "", .kind = GraphFaultKind::html}}, {});
  EXPECT_EQ(board.take_graph_fault("messages")->kind, GraphFaultKind::html);
}

TEST(Faults, what_is_set_can_be_read) {
  FaultBoard board;
  const json::Value wish = value(
      R"({"graph":[{"action":"accept","kind":"delay","code":138004,"delay_ms":1500,"times":1}],)"
      R"("webhooks":{"copies":2,"delay_ms":10,"batch_ms":20,"hold":true,"drop_next":1,"tamper_next":3}})");
  const auto faults = read_faults(wish);
  ASSERT_TRUE(faults.has_value());
  board.replace(faults->graph, faults->webhooks);
  EXPECT_EQ(json::Value(board.to_json()), wish);
}

TEST(Faults, nonsense_is_refused_with_a_name) {
  const std::pair<const char*, const char*> table[] = {
      {R"([])", "fault.unknown_key"},
      {R"({"grpah":[]})", "fault.unknown_key"},
      {R"({"graph":[{"acton":"accept"}]})", "fault.unknown_key"},
      {R"({"graph":[{"kind":"explode"}]})", "fault.kind"},
      {R"({"graph":[{"times":0}]})", "fault.absurd"},
      {R"({"graph":[{"delay_ms":15001}]})", "fault.absurd"},
      {R"({"webhooks":{"copies":6}})", "fault.absurd"},
      {R"({"webhooks":{"drop_next":"one"}})", "fault.absurd"},
      {R"({"webhooks":{"reorder":true}})", "fault.unknown_key"},
  };
  for (const auto& [text, name] : table) {
    const auto refused = read_faults(value(text));
    ASSERT_FALSE(refused.has_value()) << text;
    EXPECT_EQ(refused.error().name, name) << text;
  }
}

}  // namespace
}  // namespace carrier
