#include "carrier/faults.h"

#include <gtest/gtest.h>

namespace carrier {
namespace {

json::Value value(std::string_view text) {
  return json::parse(text).value();
}

void set(FaultBoard& board, std::string_view text) {
  auto faults = read_faults(value(text));
  ASSERT_TRUE(faults.has_value()) << text;
  board.replace(std::move(faults->graph), faults->webhooks);
}

TEST(Faults, a_graph_fault_hits_its_action_as_often_as_told) {
  FaultBoard board;
  set(board, R"({"accept":{"refuse":138008,"times":2}})");
  EXPECT_FALSE(board.take_graph_fault("terminate").has_value());
  EXPECT_EQ(board.take_graph_fault("accept")->code, 138008);
  EXPECT_EQ(board.take_graph_fault("accept")->code, 138008);
  EXPECT_FALSE(board.take_graph_fault("accept").has_value());
}

TEST(Faults, a_fault_without_times_stays_until_it_is_replaced) {
  FaultBoard board;
  set(board, R"({"accept":{"delay_ms":20}})");
  for (int i = 0; i < 10; ++i) EXPECT_EQ(board.take_graph_fault("accept")->delay, base::milliseconds(20));
  set(board, "{}");
  EXPECT_FALSE(board.take_graph_fault("accept").has_value());
}

TEST(Faults, any_hits_what_has_no_fault_of_its_own) {
  FaultBoard board;
  set(board, R"({"any":{"html":true},"reject":{"http_500":true}})");
  EXPECT_EQ(board.take_graph_fault("messages")->kind, GraphFaultKind::html);
  EXPECT_EQ(board.take_graph_fault("settings")->kind, GraphFaultKind::html);
  EXPECT_EQ(board.take_graph_fault("reject")->kind, GraphFaultKind::http_500);
}

TEST(Faults, what_is_set_can_be_read) {
  FaultBoard board;
  constexpr std::string_view wish =
      R"({"pre_accept":{"http_500":true},"accept":{"refuse":138004,"times":3},"reject":{"lose_ms":9000},)"
      R"("terminate":{"delay_ms":1500},"any":{"html":true},)"
      R"("webhooks":{"copies":2,"delay_ms":10,"batch_ms":20,"hold":true,"drop_next":1,"tamper_next":3}})";
  set(board, wish);
  EXPECT_EQ(json::Value(board.to_json()), value(wish));
}

TEST(Faults, nonsense_is_refused_with_a_name) {
  const std::pair<const char*, const char*> table[] = {
      {R"([])", "fault.unknown_key"},
      {R"({"acept":{"refuse":1}})", "fault.unknown_key"},
      {R"({"accept":{"refuse":1,"time":1}})", "fault.unknown_key"},
      {R"({"accept":1})", "fault.unknown_key"},
      {R"({"accept":{}})", "fault.kind"},
      {R"({"accept":{"times":1}})", "fault.kind"},
      {R"({"accept":{"refuse":1,"html":true}})", "fault.kind"},
      {R"({"accept":{"refuse":"no"}})", "fault.absurd"},
      {R"({"accept":{"refuse":1,"times":0}})", "fault.absurd"},
      {R"({"accept":{"delay_ms":15001}})", "fault.absurd"},
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
