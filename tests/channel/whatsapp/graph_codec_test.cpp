#include "channel/whatsapp/graph_codec.h"

#include <gtest/gtest.h>

#include "json/json.h"
#include "support/fixture.h"

namespace channel::whatsapp {
namespace {

using Kind = GraphTrouble::Kind;

json::Value fixture(const std::string& name) {
  return *json::parse(support::fixture("whatsapp/" + name + ".json"));
}

CallRequest request_of(CallVerb verb, const json::Value& fixture) {
  CallRequest request{.verb = verb, .provider_call_id = *json::find_string(fixture, "call_id")};
  if (const auto* session = json::find(fixture, "session")) request.answer_sdp = *json::find_string(*session, "sdp");
  return request;
}

TEST(GraphCodec, bodies_hold_exactly_the_keys_meta_lists) {
  for (const auto verb : {CallVerb::pre_accept, CallVerb::accept, CallVerb::reject, CallVerb::terminate}) {
    json::Value wanted = fixture(std::string("req_calls_") + to_word(verb));
    // Optional, and nothing of ours needs it back on an inbound call.
    wanted.as_object().erase("biz_opaque_callback_data");
    EXPECT_EQ(*json::parse(write_body(request_of(verb, wanted))), wanted) << to_word(verb);
  }
}

TEST(GraphCodec, the_request_goes_to_the_number_with_the_token_in_its_header_only) {
  const Line line{"https://graph.facebook.com", "v25.0", "106540352999001", "token-of-tests"};
  const http::Request request = write_request(line, {.verb = CallVerb::terminate, .provider_call_id = "wacid.x+/="});
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.url, "https://graph.facebook.com/v25.0/106540352999001/calls");
  EXPECT_EQ(request.body, R"({"messaging_product":"whatsapp","call_id":"wacid.x+/=","action":"terminate"})");
  ASSERT_EQ(request.headers.size(), 2u);
  EXPECT_EQ(request.headers[1].value, "Bearer token-of-tests");
  EXPECT_EQ(request.url.find("token"), std::string::npos);
}

TEST(GraphCodec, only_a_said_success_is_one) {
  EXPECT_TRUE(read_answer(200, support::fixture("whatsapp/res_calls_success.json")));
  EXPECT_TRUE(read_answer(200, support::fixture("whatsapp/res_success.json")));
  EXPECT_FALSE(read_answer(200, R"({"success":false})"));
  EXPECT_FALSE(read_answer(200, R"({"messaging_product":"whatsapp"})"));
  EXPECT_FALSE(read_answer(200, "[]"));
  EXPECT_FALSE(read_answer(500, R"({"success":true})"));
  const auto hidden = read_answer(200, support::fixture("whatsapp/error_138004.json"));
  ASSERT_FALSE(hidden);
  EXPECT_EQ(hidden.error().code, 138004);
}

TEST(GraphCodec, an_error_without_an_object_speaks_by_its_status) {
  EXPECT_EQ(read_answer(401, "no").error().code, 190);
  EXPECT_EQ(read_answer(429, "{}").error().code, 4);
  EXPECT_EQ(read_answer(503, "<html>busy</html>").error().code, 2);
  EXPECT_EQ(read_answer(404, "").error().code, 100);
  EXPECT_EQ(read_answer(503, "<html>busy</html>").error().kind, Kind::refused);
}

TEST(GraphCodec, a_success_that_cannot_be_read_leaves_the_outcome_unknown) {
  EXPECT_EQ(read_answer(200, "<html>hello</html>").error().kind, Kind::unanswered);
  EXPECT_EQ(read_answer(200, R"({"success":tr)").error().kind, Kind::unanswered);
}

TEST(GraphCodec, error_data_may_be_an_object_a_string_or_missing) {
  EXPECT_EQ(read_answer(400, R"({"error":{"code":100,"message":"m","error_data":{"details":"d"}}})").error().details,
            "d");
  EXPECT_EQ(read_answer(400, R"({"error":{"code":100,"message":"m","error_data":"s"}})").error().details, "s");
  EXPECT_EQ(read_answer(400, R"({"error":{"code":100,"message":"m"}})").error().details, "m");
  EXPECT_EQ(read_answer(400, R"({"error":"odd"})").error().code, 100);
  EXPECT_EQ(read_answer(400, R"({"error":{"message":")" + std::string(5'000, 'x') + R"("}})").error().details.size(),
            500u);
}

TEST(GraphCodec, a_request_that_never_left_is_told_from_one_without_an_answer) {
  EXPECT_EQ(trouble_of({"http.connect", ""}).kind, Kind::unreachable);
  EXPECT_EQ(trouble_of({"http.tls", ""}).kind, Kind::unreachable);
  EXPECT_EQ(trouble_of({"http.timeout", ""}).kind, Kind::unanswered);
  EXPECT_EQ(trouble_of({"http.failed", ""}).kind, Kind::unanswered);
}

}  // namespace
}  // namespace channel::whatsapp
