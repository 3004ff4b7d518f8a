#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/json.h"
#include "pages/desk_site.h"
#include "store/call_card.h"

namespace {

using testing::HasSubstr;

const std::string offer = R"({"offer":"v=0\r\n"})";

class CallActions : public testing::Test {
 protected:
  CallActions() : call_(site_.add_call(site_.northgate(), test::Story::ringing)) {
    (void)agent_.sign_in(test::email_of(domain::Role::agent));
    (void)agent_.get("/inbox");
    (void)manager_.sign_in(test::email_of(domain::Role::manager));
    (void)manager_.get("/inbox");
  }

  [[nodiscard]] std::string at(std::string_view verb) const {
    return "/calls/" + call_.text() + "/" + std::string(verb);
  }

  store::CallCard card() {
    return store::find_call_card(site_.house.ledger(), site_.northgate().workspace, call_).value();
  }

  static std::string error_name(const web::Response& response) {
    const auto body = json::parse(response.body);
    return json::find_string(json::find_object(*body, "error"), "name").value_or("");
  }

  test::DeskSite site_;
  test::Browser agent_{site_};
  test::Browser manager_{site_};
  domain::CallId call_;
};

TEST_F(CallActions, an_answer_brings_the_switchboards_sdp_and_the_card) {
  const auto response = agent_.post_json(at("answer"), offer);
  ASSERT_EQ(response.status, 200) << response.body;
  const auto body = json::parse(response.body);
  EXPECT_EQ(json::find_string(*body, "answer"), "v=0\r\n");
  const auto& call = json::find_object(*body, "call");
  EXPECT_EQ(json::find_string(call, "id"), call_.text());
  EXPECT_EQ(json::find_string(json::find_object(call, "agent"), "name"), "agent");
  if (response.after) response.after();
}

TEST_F(CallActions, the_slower_agent_is_told_who_was_faster) {
  (void)agent_.post_json(at("answer"), offer);
  const auto response = manager_.post_json(at("answer"), offer);
  EXPECT_EQ(response.status, 409);
  EXPECT_EQ(error_name(response), "call.taken");
  EXPECT_THAT(response.body, HasSubstr("agent has answered"));
}

TEST_F(CallActions, without_the_switchboard_the_call_rings_on) {
  site_.switchboard.is_down = true;
  const auto response = agent_.post_json(at("answer"), offer);
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(error_name(response), "switchboard.down");
  EXPECT_EQ(card().state, domain::CallState::ringing);
  EXPECT_EQ(card().agent, std::nullopt);
}

TEST_F(CallActions, a_request_that_makes_no_sense_claims_nothing) {
  EXPECT_EQ(agent_.post_json(at("answer"), "{").status, 400);
  EXPECT_EQ(agent_.post_json(at("answer"), "{}").status, 422);
  EXPECT_EQ(agent_.post_json(at("answer"), R"({"offer":7})").status, 422);
  EXPECT_EQ(agent_.post_json(at("answer"), R"({"offer":""})").status, 422);
  EXPECT_EQ(agent_.post(at("answer"), {{"offer", "v=0"}}).status, 400);
  EXPECT_EQ(card().agent, std::nullopt);
}

TEST_F(CallActions, rejecting_takes_only_this_agent_out) {
  const auto response = agent_.post_json(at("reject"), "{}");
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(response.body, HasSubstr("\"rejected\":true"));
  EXPECT_EQ(card().state, domain::CallState::ringing);
  EXPECT_EQ(error_name(agent_.post_json(at("answer"), offer)), "call.rejected");
  EXPECT_EQ(manager_.post_json(at("answer"), offer).status, 200);
}

TEST_F(CallActions, only_the_agent_of_a_call_ends_it) {
  (void)agent_.post_json(at("answer"), offer);
  const auto refused = manager_.post_json(at("hang-up"), "{}");
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(error_name(refused), "call.not_yours");
  EXPECT_EQ(agent_.post_json(at("hang-up"), "{}").status, 200);
}

TEST_F(CallActions, a_plain_form_leads_to_the_calls_page) {
  const auto response = agent_.post(at("reject"));
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(*response.header("Location"), "/calls/" + call_.text());
  EXPECT_EQ(agent_.get("/calls/" + call_.text()).status, 200);
}

TEST_F(CallActions, a_ringing_call_has_its_page_too) {
  const std::string body = agent_.get("/calls/" + call_.text()).body;
  EXPECT_THAT(body, HasSubstr("Incoming call"));
  EXPECT_THAT(body, HasSubstr("The recording appears here when the call is over."));
}

}  // namespace
