#include "carrier/control_handlers.h"

#include <gtest/gtest.h>

#include "carrier/calls.h"
#include "support/practice_site.h"

namespace carrier {
namespace {

using support::body_of;
using support::fixture;
using support::PracticeSite;

std::string word(const json::Value& value, std::string_view key) {
  return json::find_string(value, key).value_or("?");
}

json::Value place(PracticeSite& site, json::Object wish = {}) {
  if (!wish.contains("sdp")) wish["sdp"] = fixture("whatsapp/meta_offer.sdp");
  const auto response = site.control("POST", "/calls", json::write(wish));
  EXPECT_EQ(response.status, 201) << response.body;
  return body_of(response);
}

TEST(ControlHandlers, strangers_and_other_machines_are_refused) {
  PracticeSite site;
  const std::vector<web::Field> bearing{{"authorization", "Bearer practice-token"}};
  EXPECT_EQ(site.ask({.target = "/carrier/control/requests", .headers = bearing}).status, 200);
  EXPECT_EQ(site.ask({.target = "/carrier/control/requests", .headers = bearing, .remote_address = "::1"}).status, 200);
  for (const char* address : {"198.51.100.7", "10.0.0.1", "nonsense"}) {
    EXPECT_EQ(site.ask({.target = "/carrier/control/requests", .headers = bearing, .remote_address = address}).status,
              403);
  }
  EXPECT_EQ(site.ask({.target = "/carrier/control/requests"}).status, 401);
  EXPECT_EQ(site.ask({.target = "/carrier/control/requests?access_token=practice-token"}).status, 401);
}

TEST(ControlHandlers, a_script_plays_a_customer) {
  PracticeSite site;
  const json::Value placed = place(site, {{"customer", json::Object{{"number", "447700900777"}, {"name", "Ida"}}}});
  const std::string key = word(placed, "key");
  EXPECT_EQ(word(placed, "state"), "ringing");
  EXPECT_EQ(placed.at_pointer("/customer/number"), json::Value("447700900777"));
  json::Object accept = json::parse(fixture("whatsapp/req_calls_accept.json")).value().as_object();
  accept["call_id"] = word(placed, "id");
  ASSERT_EQ(site.post_calls(json::write(accept)).status, 200);
  const json::Value answered = body_of(site.control("GET", "/calls/" + key));
  EXPECT_EQ(word(answered, "state"), "in_call");
  EXPECT_EQ(word(answered, "answer"), fixture("whatsapp/business_answer.sdp"));
  const json::Value ended = body_of(site.control("POST", "/calls/" + key + "/hang-up"));
  EXPECT_EQ(word(ended, "end"), "customer_hung_up");
  EXPECT_EQ(site.control("GET", "/calls/nokey").status, 404);
}

TEST(ControlHandlers, an_unwatched_call_needs_no_reports_and_a_watched_one_does) {
  PracticeSite site;
  const std::string quiet = word(place(site), "key");
  const std::string watched =
      word(place(site, {{"reports", true}, {"customer", json::Object{{"number", "447700900777"}}}}), "key");
  site.clock.advance(base::seconds(8));
  EXPECT_EQ(site.control("POST", "/calls/" + watched + "/report", R"({"packets":1})").status, 200);
  site.clock.advance(base::seconds(11));
  EXPECT_EQ(end_due_calls(site.exchange), 1u);
  EXPECT_EQ(word(body_of(site.control("GET", "/calls/" + watched)), "end"), "phone_gone");
  EXPECT_EQ(word(body_of(site.control("GET", "/calls/" + quiet)), "state"), "ringing");
}

TEST(ControlHandlers, any_sdp_is_delivered_as_it_is) {
  PracticeSite site;
  place(site, {{"sdp", "nonsense\n"}});
  const auto requests = site.deliver();
  ASSERT_EQ(requests.size(), 1u);
  EXPECT_NE(requests[0].body.find(R"("sdp":"nonsense\n")"), std::string::npos);
}

TEST(ControlHandlers, a_misspelt_wish_does_not_pass) {
  PracticeSite site;
  for (const auto& [target, body] :
       {std::pair("/calls", R"({"spd":"v=0"})"), std::pair("/faults", R"({"graf":[]})"),
        std::pair("/deliveries", R"({"bytes":"x"})"), std::pair("/deliveries/release", R"({"order":"sideways"})"),
        std::pair("/messages", R"({"body":"x"})"), std::pair("/verify", R"({"now":true})")}) {
    EXPECT_EQ(site.control("POST", target, body).status, 422) << target;
  }
}

TEST(ControlHandlers, faults_are_set_shown_and_cleared) {
  PracticeSite site;
  EXPECT_EQ(site.control("POST", "/faults", R"({"webhooks":{"copies":2}})").status, 200);
  EXPECT_EQ(body_of(site.control("GET", "/faults")).at_pointer("/webhooks/copies"), json::Value(2));
  place(site);
  EXPECT_EQ(site.deliver().size(), 2u);
  EXPECT_EQ(site.control("POST", "/faults", "{}").status, 200);
  EXPECT_EQ(body_of(site.control("GET", "/faults")).at_pointer("/webhooks/copies"), json::Value(1));
}

TEST(ControlHandlers, held_webhooks_leave_in_reverse) {
  PracticeSite site;
  ASSERT_EQ(site.control("POST", "/faults", R"({"webhooks":{"hold":true}})").status, 200);
  const std::string key = word(place(site), "key");
  ASSERT_EQ(site.control("POST", "/calls/" + key + "/hang-up", "{}").status, 200);
  EXPECT_TRUE(site.deliver().empty());
  EXPECT_EQ(body_of(site.control("POST", "/deliveries/release", R"({"order":"reversed"})")).at_pointer("/released"),
            json::Value(2));
  site.clock.advance(base::milliseconds(1));
  const auto requests = site.deliver();
  ASSERT_EQ(requests.size(), 2u);
  EXPECT_NE(requests[0].body.find("\"terminate\""), std::string::npos);
  EXPECT_NE(requests[1].body.find("\"connect\""), std::string::npos);
}

TEST(ControlHandlers, raw_deliveries_are_injected_and_looked_at) {
  PracticeSite site;
  const json::Value injected =
      body_of(site.control("POST", "/deliveries", R"({"body":"{\"object\":1}","seal":"missing"})"));
  const auto number = json::find_int(injected, "number").value();
  site.deliver(401);
  const json::Value list = body_of(site.control("GET", "/deliveries?after=" + std::to_string(number - 1)));
  const json::Value& row = list.at_pointer("/deliveries/0");
  EXPECT_EQ(word(row, "kind"), "raw");
  EXPECT_EQ(word(row, "seal"), "missing");
  EXPECT_EQ(word(row, "state"), "waiting");
  EXPECT_EQ(json::find_int(row, "answer_status"), 401);
  EXPECT_EQ(word(body_of(site.control("GET", "/deliveries/" + std::to_string(number))), "body"), R"({"object":1})");
  EXPECT_EQ(site.control("POST", "/deliveries", R"({"body":"x","seal":"wax"})").status, 422);
}

TEST(ControlHandlers, requests_are_listed_with_micros) {
  PracticeSite site;
  static_cast<void>(site.post_calls("{}"));
  const json::Value list = body_of(site.control("GET", "/requests?after=0"));
  const json::Value& row = list.at_pointer("/requests/0");
  EXPECT_EQ(json::find_int(row, "received_at"), base::to_micros(site.clock.now()));
  EXPECT_EQ(json::find_int(row, "answered_at"), base::to_micros(site.clock.now()));
  EXPECT_EQ(json::find_int(row, "code"), 100);
  EXPECT_TRUE(json::find_array(body_of(site.control("GET", "/requests?after=1")), "requests").empty());
}

}  // namespace
}  // namespace carrier
