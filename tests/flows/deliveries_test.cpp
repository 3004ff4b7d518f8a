/// Deliveries that are forged, doubled, late, mixed up or many.
#include <gtest/gtest.h>

#include <algorithm>

#include "flow/digest_delivery.h"
#include "flow/keep_delivery.h"
#include "flow/run_effects.h"
#include "flows/house.h"

namespace flows {
namespace {

std::string refusal_of(House& house, const Letter& letter, std::string only_number = {}) {
  auto context = house.calls();
  const auto kept = flow::keep_delivery(
      context, {.body = letter.body, .signature = letter.signature, .only_number = std::move(only_number)});
  return kept ? std::string{} : kept.error().name;
}

TEST(Deliveries, only_what_the_app_signed_is_kept) {
  House house;
  const Letter good = house.connect();
  EXPECT_EQ(refusal_of(house, {good.body, ""}), "delivery.unsigned");
  EXPECT_EQ(refusal_of(house, {good.body, "sha256="}), "delivery.unsigned");
  EXPECT_EQ(refusal_of(house, House::sign(good.body, "another app's secret")), "delivery.unsigned");
  EXPECT_EQ(refusal_of(house, {good.body + " ", good.signature}), "delivery.unsigned");
  std::string changed = good.body;
  changed[changed.size() / 2] ^= 1;
  EXPECT_EQ(refusal_of(house, {changed, good.signature}), "delivery.unsigned");
  EXPECT_EQ(refusal_of(house, good, "999"), "delivery.unsigned") << "a number that is not ours";
  EXPECT_EQ(house.count("select count(*) from deliveries"), 0) << "nothing was stored";
  EXPECT_EQ(refusal_of(house, good, "106540352999001"), "");
  EXPECT_EQ(refusal_of(house, good), "");
  EXPECT_EQ(house.count("select count(*) from deliveries"), 2);
}

TEST(Deliveries, signed_nonsense_is_refused_and_not_stored) {
  House house;
  EXPECT_EQ(refusal_of(house, House::sign("{\"entry\":")), "json.invalid");
  EXPECT_EQ(refusal_of(house, House::sign(std::string(50'000, '['))), "json.too_deep");
  EXPECT_EQ(house.count("select count(*) from deliveries"), 0);
}

TEST(Deliveries, the_handshake_knows_our_tokens) {
  House house;
  auto context = house.calls();
  EXPECT_TRUE(flow::is_webhook_handshake(context, "subscribe", "verify", ""));
  EXPECT_TRUE(flow::is_webhook_handshake(context, "subscribe", "verify", "106540352999001"));
  EXPECT_FALSE(flow::is_webhook_handshake(context, "subscribe", "verify", "999"));
  EXPECT_FALSE(flow::is_webhook_handshake(context, "subscribe", "other", ""));
  EXPECT_FALSE(flow::is_webhook_handshake(context, "unsubscribe", "verify", ""));
}

TEST(Deliveries, an_app_does_not_speak_for_the_number_of_another_app) {
  House house;
  const auto elsewhere = house.desk.add_workspace("Elsewhere");
  {
    store::Write write(house.desk.ledger());
    EXPECT_TRUE(store::add_number(write, {.id = domain::NumberId::make(house.desk.clock.now(), house.desk.random),
                                          .workspace = elsewhere,
                                          .label = "Elsewhere",
                                          .display_number = "+44 20 7946 0202",
                                          .provider_number_id = "999",
                                          .account_id = "1",
                                          .graph_base_url = "https://graph.facebook.com",
                                          .graph_version = "v25.0",
                                          .access_token_sealed = house.desk.secrets.seal("other token"),
                                          .app_secret_sealed = house.desk.secrets.seal("other secret"),
                                          .verify_token_sealed = house.desk.secrets.seal("other verify"),
                                          .created_at = house.desk.clock.now()}));
    write.commit();
  }
  // Signed rightly by the app of number 999, but speaking of ours.
  house.deliver(House::sign(house.connect().body, "other secret"));
  EXPECT_EQ(house.count("select count(*) from deliveries"), 1);
  EXPECT_EQ(house.count("select count(*) from calls"), 0);
  house.deliver(house.connect());
  EXPECT_EQ(house.count("select count(*) from calls"), 1);
}

TEST(Deliveries, tenfold_is_one_ring_one_answer_and_one_entry) {
  House house;
  for (int i = 0; i < 10; ++i) house.deliver(house.connect());
  EXPECT_EQ(house.graph.verbs().size(), 1u);
  EXPECT_EQ(house.switchboard.asked.size(), 1u);
  EXPECT_EQ(house.count("select count(*) from calls"), 1);
  EXPECT_EQ(house.count("select count(*) from messages"), 1);
  const auto events = house.count("select count(*) from events");
  const Letter end = house.terminate();
  for (int i = 0; i < 10; ++i) house.deliver(end);
  for (int i = 0; i < 10; ++i) house.deliver(house.connect());
  EXPECT_EQ(house.count("select count(*) from events"), events + 1);
  EXPECT_EQ(house.state(), "ended missed");
}

TEST(Deliveries, terminate_before_connect_rings_nobody) {
  House house;
  house.deliver(house.terminate());
  EXPECT_EQ(house.state(), "ended missed");
  EXPECT_EQ(house.card().contact_name, "Dana Field") << "a missed call of somebody we know";
  house.deliver(house.connect());
  EXPECT_EQ(house.state(), "ended missed");
  EXPECT_TRUE(house.graph.asked.empty());
  EXPECT_TRUE(house.switchboard.asked.empty());
  EXPECT_EQ(house.count("select count(*) from messages where kind = 'call'"), 1);
}

TEST(Deliveries, an_hour_late_it_is_history_and_does_not_ring) {
  House house;
  const Letter connect = house.connect();
  const Letter end = house.terminate();
  house.desk.clock.advance(std::chrono::hours(1));
  house.deliver(connect);
  EXPECT_EQ(house.state(), "ended missed");
  EXPECT_TRUE(house.graph.asked.empty());
  house.deliver(end);
  EXPECT_EQ(house.state(), "ended missed");
  EXPECT_TRUE(store::open_call_cards(house.desk.ledger(), house.workspace, house.priya).empty());
}

TEST(Deliveries, outbound_calls_and_unknown_fields_leave_nothing) {
  House house;
  std::string body = house.connect().body;
  body.replace(body.find("USER_INITIATED"), 14, "BUSINESS_INITIATED");
  house.deliver(House::sign(body));
  house.deliver(House::sign("{}"));
  EXPECT_EQ(house.count("select count(*) from calls"), 0);
  EXPECT_EQ(house.count("select count(*) from deliveries where digested_at is null"), 0);
}

TEST(Deliveries, a_delivery_with_hundreds_of_facts_is_taken_whole) {
  House house;
  std::string body = house.text("wamid.x", "hi").body;
  const auto list = body.find("\"messages\":[") + 12;
  const auto end = body.rfind("]}}]}]}");
  const std::string item = body.substr(list, end - list);
  std::string items;
  for (int i = 0; i < 300; ++i) {
    std::string one = item;
    one.replace(one.find("wamid.x"), 7, "wamid." + std::to_string(i));
    items += (i == 0 ? "" : ",") + one;
  }
  house.deliver(House::sign(body.substr(0, list) + items + body.substr(end)));
  EXPECT_EQ(house.count("select count(*) from messages"), 300);
}

TEST(Deliveries, four_megabytes_are_digested) {
  House house;
  std::string body = house.text("wamid.long", "hello").body;
  body.insert(body.find("hello"), std::string(4 * 1024 * 1024 - body.size() - 100, 'x'));
  house.deliver(House::sign(body));
  EXPECT_EQ(house.count("select length(body) from messages"), 65'536);
}

/// Meta's letters of one call in every order, and the desk ends alike. The answer is clicked as soon as it rings.
TEST(Deliveries, every_order_of_a_calls_letters_ends_in_the_same_entry) {
  std::vector<int> order{0, 1, 2};
  std::vector<std::string> ends;
  do {
    House house;
    const Letter connect = house.connect();
    const Letter text = house.text("wamid.1", "calling now");
    house.desk.clock.advance(base::seconds(20));
    const Letter end = house.terminate();
    for (const int which : order) house.deliver(which == 0 ? connect : which == 1 ? end : text);
    for (const int which : order) house.deliver(which == 0 ? connect : which == 1 ? end : text);
    house.wait(base::seconds(60));
    ends.push_back(house.state() + " " + house.card().outcome_text + " " + house.card().failure_text + " " +
                   std::to_string(base::to_micros(house.card().started_at)) + " " +
                   std::to_string(house.count("select count(*) from messages")));
    EXPECT_TRUE(house.switchboard.calls.empty());
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_EQ(std::count(ends.begin(), ends.end(), ends.front()), 6) << ends.back();
}

}  // namespace
}  // namespace flows
