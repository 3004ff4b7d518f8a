#include "control/codec.h"

#include <gtest/gtest.h>

namespace control {

namespace {

// As the other side gets it.
json::Value through_text(const json::Value& value) { return json::parse(json::write(value)).value(); }

template <class Kind>
Kind through(const Request& request) {
  const auto read = read_request(write_request(7, request));
  EXPECT_TRUE(read) << read.error().detail;
  EXPECT_EQ(read->id, 7u);
  EXPECT_TRUE(std::holds_alternative<Kind>(read->request));
  return std::get<Kind>(read->request);
}

std::string refusal_of(std::string_view frame) {
  const auto read = read_request(frame);
  return read ? "" : read.error().name;
}

TEST(control_codec, requests_survive_the_wire) {
  const auto made = through<MakeLeg>(
      MakeLeg{.call = "c1", .leg = "l1", .side = Side::agent, .offer_sdp = "v=0\r\n\"x\"\r\n", .record = true});
  EXPECT_EQ(made.call, "c1");
  EXPECT_EQ(made.leg, "l1");
  EXPECT_EQ(made.side, Side::agent);
  EXPECT_EQ(made.offer_sdp, "v=0\r\n\"x\"\r\n");
  EXPECT_TRUE(made.record);
  EXPECT_EQ(through<OpenGate>(OpenGate{"c"}).call, "c");
  EXPECT_EQ(through<EndLeg>(EndLeg{"l"}).leg, "l");
  EXPECT_EQ(through<EndCall>(EndCall{"c", "hung_up"}).reason, "hung_up");
  EXPECT_EQ(through<AskCallStatus>(AskCallStatus{"c"}).call, "c");
  EXPECT_EQ(through<ReadNews>(ReadNews{"b", 12}).after, 12u);
  EXPECT_EQ(through<AckNews>(AckNews{13}).up_to, 13u);
  through<AskStatus>(AskStatus{});
  through<ListCalls>(ListCalls{});
}

TEST(control_codec, nonsense_is_refused_by_name) {
  EXPECT_EQ(refusal_of(""), "control.invalid");
  EXPECT_EQ(refusal_of("[]"), "control.invalid");
  EXPECT_EQ(refusal_of(R"({"v":1,"id":1})"), "control.invalid");
  EXPECT_EQ(refusal_of(R"({"v":1,"id":1,"do":"dance"})"), "control.invalid");
  EXPECT_EQ(refusal_of(R"({"v":1,"id":-1,"do":"status"})"), "control.invalid");
  EXPECT_EQ(refusal_of(R"({"v":2,"id":1,"do":"status"})"), "control.version");
  EXPECT_EQ(refusal_of(R"({"v":1,"id":1,"do":"open_gate"})"), "control.invalid");
  EXPECT_EQ(refusal_of(R"({"v":1,"id":1,"do":"open_gate","call":7})"), "control.invalid");
  EXPECT_EQ(refusal_of(R"({"v":1,"id":1,"do":"open_gate","call":""})"), "control.invalid");
  EXPECT_EQ(refusal_of(R"({"v":1,"id":1,"do":"make_leg","call":"c","leg":"l","side":"mix","offer":"","record":false})"),
            "control.invalid");
  EXPECT_EQ(refusal_of(std::string(100'000, '[')), "control.invalid");
}

TEST(control_codec, an_id_cannot_name_another_folder) {
  for (const std::string& id :
       {std::string("../../etc"), std::string("a/b"), std::string("."), std::string("a b"), std::string(65, 'x')}) {
    EXPECT_EQ(refusal_of(write_request(1, OpenGate{id})), "control.invalid") << id;
  }
  EXPECT_EQ(refusal_of(write_request(1, OpenGate{std::string(64, 'x')})), "");
}

TEST(control_codec, unknown_fields_are_left_alone) {
  EXPECT_EQ(refusal_of(R"({"v":1,"id":1,"do":"status","why":{"deep":[1]}})"), "");
}

TEST(control_codec, the_id_of_a_wrong_request_is_still_found) {
  EXPECT_EQ(id_of(R"({"v":1,"id":9,"do":"dance"})"), 9u);
  EXPECT_EQ(id_of("nonsense"), 0u);
}

TEST(control_codec, replies_survive_the_wire) {
  const auto ok = read_reply(write_reply(3, json::Value(json::Object{{"answer", "v=0"}})));
  ASSERT_TRUE(ok);
  EXPECT_EQ(ok->id, 3u);
  EXPECT_EQ(leg_made_from(*ok->reply)->answer_sdp, "v=0");
  const auto refused = read_reply(write_reply(4, base::refuse("sdp.no_audio", "The offer has no audio")));
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->reply.error(), (base::Refusal{"sdp.no_audio", "The offer has no audio"}));
  EXPECT_FALSE(read_reply("{}"));
  EXPECT_FALSE(read_reply(R"({"id":1,"refused":{}})"));
}

TEST(control_codec, news_survive_the_wire) {
  const News done{.number = 5, .boot_id = "b", .kind = NewsKind::recording_done, .call = "c", .side = Side::mix,
                  .at = base::from_micros(1'791'456'123'000'001), .bytes = 4711, .duration_us = 42'000'000};
  EXPECT_EQ(read_news(write_news(done)), done);
  const News lost{.number = 6,
                  .boot_id = "b",
                  .kind = NewsKind::leg_lost,
                  .call = "c",
                  .leg = "l",
                  .side = Side::agent,
                  .reason = "ice.consent_lost"};
  EXPECT_EQ(read_news(write_news(lost)), lost);
  EXPECT_FALSE(read_news(R"({"news":1,"boot":"b","kind":"leg.married","call":"c","at":1})"));
}

TEST(control_codec, statuses_survive_the_wire) {
  CallStatus status{.call = "c", .made_at = base::from_micros(5), .is_gate_open = true};
  status.legs.push_back({.leg = "l",
                         .side = Side::agent,
                         .ice = "connected",
                         .dtls = "done",
                         .remote = "192.0.2.1:5",
                         .packets_in = 9,
                         .lost_in = 2,
                         .round_trip_us = 40'000,
                         .refused = {{"srtp.replayed", 3}}});
  const auto read = call_status_from(through_text(to_json(status)));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->legs.size(), 1u);
  EXPECT_TRUE(read->is_gate_open);
  EXPECT_EQ(read->legs[0].side, Side::agent);
  EXPECT_EQ(read->legs[0].round_trip_us, 40'000);
  EXPECT_FALSE(read->legs[0].quiet_us);
  EXPECT_EQ(read->legs[0].refused, (std::vector<Refused>{{"srtp.replayed", 3}}));
  const auto listed =
      calls_listed_from(through_text(to_json(std::vector<CallListed>{{.call = "c", .is_agent_connected = true}})));
  ASSERT_TRUE(listed);
  EXPECT_TRUE(listed->at(0).is_agent_connected);
  const auto whole =
      status_from(through_text(to_json(Status{.boot_id = "b", .udp_port = 40100, .calls = 3, .calls_max = 9})));
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->udp_port, 40100);
  EXPECT_FALSE(status_from(json::Value(json::Object{{"boot", "b"}})));
}

}  // namespace

}  // namespace control
