#include "carrier/graph_handlers.h"

#include <gtest/gtest.h>

#include "carrier/calls.h"
#include "carrier/graph_reads.h"
#include "support/practice_site.h"

namespace carrier {
namespace {

using support::body_of;
using support::fixture;
using support::PracticeSite;

json::Value fixture_value(const std::string& name) {
  return json::parse(fixture("whatsapp/" + name)).value();
}

/// A request of the fixtures, aimed at this call.
json::Object wish(const std::string& name, const Call& call) {
  json::Object body = fixture_value(name).as_object();
  body["call_id"] = call.id;
  return body;
}

std::int64_t code_of(const web::Response& response) {
  const json::Value body = body_of(response);
  const json::Value* error = json::find(body, "error");
  return error == nullptr ? 0 : json::find_int(*error, "code").value_or(-1);
}

std::string details_of(const web::Response& response) {
  const json::Value body = body_of(response);
  return json::find_string(body.at_pointer("/error/error_data"), "details").value_or("");
}

TEST(GraphHandlers, the_fixtures_walk_through_a_call) {
  PracticeSite site;
  const Call call = site.place();
  for (const char* name : {"req_calls_pre_accept.json", "req_calls_accept.json", "req_calls_terminate.json"}) {
    const auto response = site.post_calls(json::write(wish(name, call)));
    EXPECT_EQ(response.status, 200) << name;
    EXPECT_EQ(body_of(response), fixture_value("res_calls_success.json")) << name;
  }
  const auto ended = find_call(site.exchange, call.key);
  EXPECT_EQ(ended->end, CallEnd::business_hung_up);
  EXPECT_EQ(ended->callback_data, "call:01J9ZK7Q4T2M8N6R5W3X1Y0ABC");
}

TEST(GraphHandlers, a_rejected_call_ends_unanswered) {
  PracticeSite site;
  const Call call = site.place();
  EXPECT_EQ(site.post_calls(json::write(wish("req_calls_reject.json", call))).status, 200);
  EXPECT_EQ(find_call(site.exchange, call.key)->end, CallEnd::rejected);
}

struct Wrong {
  const char* what;
  std::function<void(json::Object&)> spoil;
  int code;
  int status;
  const char* details;
};

json::Object& session(json::Object& body) {
  return body["session"].as_object();
}

TEST(GraphHandlers, a_wrong_accept_is_refused_and_changes_nothing) {
  const std::string answer = fixture("whatsapp/business_answer.sdp");
  const auto without = [](std::string text, const std::string& part) {
    return text.replace(text.find(part), part.size(), "");
  };
  const std::size_t at = answer.find("a=fingerprint");
  const std::string fingerprint = answer.substr(at, answer.find('\n', at) + 1 - at);
  const Wrong table[] = {
      {"unknown key", [](auto& body) { body["reject_reason"] = "busy"; }, 100, 400,
       "Unexpected key \"reject_reason\" on param."},
      {"key of Meta's own sample", [](auto& body) { body["to"] = "447700900123"; }, 100, 400,
       "Unexpected key \"to\" on param."},
      {"unknown key inside", [](auto& body) { session(body)["type"] = "x"; }, 100, 400,
       "Unexpected key \"type\" on param."},
      {"no product", [](auto& body) { body.erase("messaging_product"); }, 100, 400,
       "The parameter messaging_product is required."},
      {"other product", [](auto& body) { body["messaging_product"] = "sms"; }, 100, 400,
       "Param messaging_product must be one of {WHATSAPP}."},
      {"no action", [](auto& body) { body.erase("action"); }, 100, 400, "The parameter action is required."},
      {"unknown action", [](auto& body) { body["action"] = "hold"; }, 100, 400,
       "Param action must be one of {CONNECT, PRE_ACCEPT, ACCEPT, REJECT, TERMINATE}."},
      {"no call id", [](auto& body) { body.erase("call_id"); }, 100, 400, "The parameter call_id is required."},
      {"bad call id", [](auto& body) { body["call_id"] = "wacid.nobody"; }, 100, 400, "Call ID is invalid"},
      {"no session", [](auto& body) { body.erase("session"); }, 100, 400, "The parameter session is required."},
      {"session is text", [](auto& body) { body["session"] = "v=0"; }, 100, 400, "Param must be a JSON object."},
      {"an offer", [](auto& body) { session(body)["sdp_type"] = "offer"; }, 100, 400,
       "Param sdp_type must be \"answer\"."},
      {"no sdp", [](auto& body) { session(body).erase("sdp"); }, 100, 400, "The parameter sdp is required."},
      {"no fingerprint", [&](auto& body) { session(body)["sdp"] = without(answer, fingerprint); }, 100, 400,
       "No fingerprint found in SDP"},
      {"two fingerprints", [&](auto& body) { session(body)["sdp"] = answer + fingerprint; }, 138008, 400,
       "Provided SDP is invalid"},
      {"long callback data", [](auto& body) { body["biz_opaque_callback_data"] = std::string(513, 'x'); }, 100, 400,
       "Param biz_opaque_callback_data must be at most 512 characters long."},
      {"recording",
       [](auto& body) {
         body["recording"] = json::Object{{"status", "ENABLED"}};
       },
       100, 400, "The practice carrier offers no recording of calls."},
  };
  for (const Wrong& wrong : table) {
    PracticeSite site;
    const Call call = site.place();
    json::Object body = wish("req_calls_accept.json", call);
    wrong.spoil(body);
    const auto response = site.post_calls(json::write(body));
    EXPECT_EQ(response.status, wrong.status) << wrong.what;
    EXPECT_EQ(code_of(response), wrong.code) << wrong.what;
    EXPECT_EQ(details_of(response), wrong.details) << wrong.what;
    EXPECT_EQ(find_call(site.exchange, call.key)->state, CallState::ringing) << wrong.what;
  }
}

TEST(GraphHandlers, keys_that_only_accept_knows_fail_elsewhere) {
  PracticeSite site;
  const Call call = site.place();
  for (const char* name : {"req_calls_pre_accept.json", "req_calls_reject.json", "req_calls_terminate.json"}) {
    json::Object body = wish(name, call);
    body["biz_opaque_callback_data"] = "x";
    EXPECT_EQ(details_of(site.post_calls(json::write(body))), "Unexpected key \"biz_opaque_callback_data\" on param.")
        << name;
  }
  json::Object body = wish("req_calls_reject.json", call);
  body["session"] = json::Object{};
  EXPECT_EQ(code_of(site.post_calls(json::write(body))), 100);
}

TEST(GraphHandlers, a_changed_answer_and_a_second_accept_are_refused) {
  PracticeSite site;
  const Call call = site.place();
  ASSERT_EQ(site.post_calls(json::write(wish("req_calls_pre_accept.json", call))).status, 200);
  json::Object body = wish("req_calls_accept.json", call);
  std::string changed = fixture("whatsapp/business_answer.sdp");
  session(body)["sdp"] = changed.replace(changed.find("bZ4k"), 4, "Zz9q");
  EXPECT_EQ(details_of(site.post_calls(json::write(body))), "The SDP answer is different from the pre-accepted one");
  const std::string good = json::write(wish("req_calls_accept.json", call));
  EXPECT_EQ(site.post_calls(good).status, 200);
  EXPECT_EQ(details_of(site.post_calls(good)), "The call is already in progress");
}

TEST(GraphHandlers, a_body_that_is_no_json_object_is_refused) {
  PracticeSite site;
  for (const char* body : {"", "{", "[]", "null", "7"}) EXPECT_EQ(code_of(site.post_calls(body)), 100) << body;
}

TEST(GraphHandlers, nobody_can_be_called_from_here_and_a_wrong_wish_is_told_apart) {
  PracticeSite site;
  json::Object body = fixture_value("req_calls_connect.json").as_object();
  EXPECT_EQ(code_of(site.post_calls(json::write(body))), 138013);
  session(body)["sdp"] = "v=0\r\n";
  EXPECT_EQ(code_of(site.post_calls(json::write(body))), 100);
}

TEST(GraphHandlers, a_wrong_token_is_190_with_401) {
  PracticeSite site;
  for (const char* token : {"", "wrong", "practice-toke", "practice-token2"}) {
    const auto response = site.graph("GET", "/v25.0/106540352999001", "", token);
    EXPECT_EQ(response.status, 401) << token;
    EXPECT_EQ(code_of(response), 190) << token;
  }
  EXPECT_EQ(site.ask({.target = "/carrier/graph/v25.0/106540352999001?access_token=practice-token"}).status, 200);
}

TEST(GraphHandlers, versions_and_edges_that_graph_lacks_are_unknown_paths) {
  PracticeSite site;
  for (const char* target : {"/v20.0/106540352999001/calls", "/25.0/106540352999001/calls",
                             "/v99.0/106540352999001/calls", "/v25.0/106540352999001/kalls"}) {
    const auto response = site.graph("POST", target, "{}");
    EXPECT_EQ(response.status, 400) << target;
    EXPECT_EQ(code_of(response), 2500) << target;
  }
  EXPECT_EQ(site.graph("GET", "/v21.0/106540352999001").status, 200);
}

TEST(GraphHandlers, a_wrong_number_id_does_not_exist) {
  PracticeSite site;
  for (const auto& response : {site.graph("POST", "/v25.0/999/calls", "{}"), site.graph("GET", "/v25.0/999"),
                               site.graph("POST", "/v25.0/102030405060708/calls", "{}")}) {
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(code_of(response), 100);
    EXPECT_EQ(body_of(response).at_pointer("/error/error_subcode"), json::Value(33));
  }
}

TEST(GraphHandlers, every_error_has_a_trace_id_of_its_own) {
  PracticeSite site;
  const auto trace = [&] {
    return std::string(body_of(site.post_calls("{}")).at_pointer("/error/fbtrace_id").as_string());
  };
  const std::string first = trace();
  EXPECT_EQ(first.front(), 'A');
  EXPECT_NE(first, trace());
}

TEST(GraphHandlers, the_number_its_settings_and_its_account_answer_as_a_ready_one) {
  PracticeSite site;
  EXPECT_EQ(body_of(site.graph("GET", "/v25.0/106540352999001")), fixture_value("phone_number_get.json"));
  const json::Value some =
      body_of(site.graph("GET", "/v25.0/106540352999001?fields=status,platform_type,health_status"));
  EXPECT_EQ(json::find_string(some, "status"), "CONNECTED");
  EXPECT_EQ(json::find_string(some, "id"), "106540352999001");
  EXPECT_EQ(json::find_string(some, "verified_name"), std::nullopt);
  EXPECT_EQ(code_of(site.graph("GET", "/v25.0/106540352999001?fields=calling_eligible")), 100);

  const json::Value settings = body_of(site.graph("GET", "/v25.0/106540352999001/settings"));
  EXPECT_EQ(settings.at_pointer("/calling/status"), json::Value("ENABLED"));
  EXPECT_EQ(settings.at_pointer("/calling/srtp_key_exchange_protocol"), json::Value("DTLS"));
  EXPECT_EQ(settings.at_pointer("/calling/sip/status"), json::Value("DISABLED"));

  const json::Value apps = body_of(site.graph("GET", "/v25.0/102030405060708/subscribed_apps"));
  EXPECT_EQ(json::find_array(apps, "data").size(), 1u);
  const json::Value numbers = body_of(site.graph("GET", "/v25.0/102030405060708/phone_numbers"));
  EXPECT_EQ(numbers.at_pointer("/data/0"), fixture_value("phone_number_get.json"));
}

TEST(GraphHandlers, a_text_is_sent_with_the_shape_of_the_fixture) {
  PracticeSite site;
  static_cast<void>(site.place());
  const auto response =
      site.graph("POST", "/v25.0/106540352999001/messages", fixture("whatsapp/req_message_text.json"));
  ASSERT_EQ(response.status, 200);
  json::Value sent = body_of(response);
  json::Value expected = fixture_value("res_message_send.json");
  EXPECT_TRUE(sent.at_pointer("/messages/0/id").as_string().starts_with("wamid."));
  expected.at_pointer("/contacts/0/input") = "447700900123";
  expected.at_pointer("/messages/0/id") = sent.at_pointer("/messages/0/id");
  EXPECT_EQ(sent, expected);
}

TEST(GraphHandlers, wrong_messages_are_refused) {
  const std::pair<const char*, int> table[] = {
      {R"({"messaging_product":"whatsapp","to":"447700900123","type":"text","text":{"body":"Hi"}})", 0},
      {R"({"messaging_product":"whatsapp","to":"447700900123","type":"text","text":{"body":"Hi"},"from":"1"})", 100},
      {R"({"messaging_product":"whatsapp","to":"447700900123","type":"text","text":{"body":""}})", 100},
      {R"({"messaging_product":"whatsapp","to":"447700900123","type":"text"})", 100},
      {R"({"messaging_product":"whatsapp","type":"text","text":{"body":"Hi"}})", 100},
      {R"({"messaging_product":"whatsapp","to":"nobody","type":"text","text":{"body":"Hi"}})", 100},
      {R"({"messaging_product":"whatsapp","to":"442079460101","type":"text","text":{"body":"Hi"}})", 131021},
      {R"({"messaging_product":"whatsapp","to":"447700900999","type":"text","text":{"body":"Hi"}})", 131047},
      {R"({"messaging_product":"whatsapp","to":"447700900123","type":"audio","audio":{"id":"1"}})", 100},
      {R"({"to":"447700900123","type":"text","text":{"body":"Hi"}})", 100},
      {R"({"messaging_product":"whatsapp","status":"read","message_id":"wamid.nobody"})", 100},
  };
  PracticeSite site;
  static_cast<void>(site.place());
  for (const auto& [body, code] : table) {
    EXPECT_EQ(code_of(site.graph("POST", "/v25.0/106540352999001/messages", body)), code) << body;
  }
}

TEST(GraphHandlers, a_read_mark_is_taken_for_a_message_that_exists) {
  PracticeSite site;
  const auto wrote = site.control("POST", "/messages", R"({"text":"Hello"})");
  json::Object body = fixture_value("req_typing_indicator.json").as_object();
  body["message_id"] = json::find_string(body_of(wrote), "id").value();
  const auto response = site.graph("POST", "/v25.0/106540352999001/messages", json::write(body));
  EXPECT_EQ(body_of(response), fixture_value("res_success.json"));
}

TEST(GraphHandlers, faults_happen_as_told) {
  struct Row {
    GraphFault fault;
    int status;
    CallState state;
    base::milliseconds took;
  };
  const Row table[] = {
      {{.action = "reject", .kind = GraphFaultKind::refuse, .code = 138004}, 500, CallState::ringing, {}},
      {{.action = "reject", .kind = GraphFaultKind::http_500}, 500, CallState::ringing, {}},
      {{.action = "reject", .kind = GraphFaultKind::html}, 502, CallState::ringing, {}},
      {{.action = "reject", .kind = GraphFaultKind::delay, .delay = base::seconds(3)},
       200,
       CallState::ended,
       base::seconds(3)},
      {{.action = "reject", .kind = GraphFaultKind::lose, .delay = base::seconds(9)},
       500,
       CallState::ended,
       base::seconds(9)},
  };
  for (const Row& row : table) {
    PracticeSite site;
    site.shared.faults.replace({row.fault}, {});
    const Call call = site.place();
    EXPECT_EQ(site.post_calls(json::write(wish("req_calls_reject.json", call))).status, row.status);
    EXPECT_EQ(find_call(site.exchange, call.key)->state, row.state);
    const auto log = site.shared.requests.after(0, 10);
    ASSERT_EQ(log.size(), 1u);
    EXPECT_EQ(log[0].answered_at - log[0].received_at, row.took);
    EXPECT_EQ(log[0].status, row.status);
  }
}

TEST(GraphHandlers, requests_are_logged_with_their_reason) {
  PracticeSite site;
  const Call call = site.place();
  json::Object body = wish("req_calls_accept.json", call);
  std::string passive = fixture("whatsapp/business_answer.sdp");
  session(body)["sdp"] = passive.replace(passive.find("active"), 6, "passive");
  static_cast<void>(site.post_calls(json::write(body)));
  static_cast<void>(site.graph("GET", "/v25.0/106540352999001/settings"));
  const auto log = site.shared.requests.after(0, 10);
  ASSERT_EQ(log.size(), 2u);
  EXPECT_EQ(log[0].action, "accept");
  EXPECT_EQ(log[0].call_id, call.id);
  EXPECT_EQ(log[0].code, 138008);
  EXPECT_EQ(log[0].reason, "setup is not active");
  EXPECT_EQ(log[0].path, "/v25.0/106540352999001/calls");
  EXPECT_EQ(log[1].method, "GET");
  EXPECT_EQ(log[1].action, "settings");
}

}  // namespace
}  // namespace carrier
