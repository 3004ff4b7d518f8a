/// The webhook through its real routes: what Meta sees, and what is there after the answer has left.
#include "hooks/whatsapp_hook.h"

#include <gtest/gtest.h>

#include "flows/house.h"
#include "support/fixture.h"
#include "web/site.h"

namespace hooks {
namespace {

class Webhook : public testing::Test {
 protected:
  web::Response knock(web::RequestParts parts) {
    auto request = web::Request::read(std::move(parts));
    EXPECT_TRUE(request);
    web::Response response = site_.handle(*request);
    return response;
  }

  web::Response post(const flows::Letter& letter, const std::string& target = "/hooks/whatsapp") {
    return knock({.method = "POST",
                  .target = target,
                  .headers = {{"content-type", "application/json"}, {"x-hub-signature-256", letter.signature}},
                  .body = letter.body});
  }

  flows::House house_;
  EffectQueue effects_;
  web::NoSessions sessions_;
  web::Site<Desk> site_{std::make_unique<Desk>(Desk{house_.calls(), effects_}), sessions_, routes(), {}};
};

TEST_F(Webhook, the_handshake_answers_with_the_bare_challenge) {
  const auto get = [&](const std::string& query) { return knock({.target = "/hooks/whatsapp?" + query}); };
  const auto good = get("hub.mode=subscribe&hub.challenge=1158863600&hub.verify_token=verify");
  EXPECT_EQ(good.status, 200);
  EXPECT_EQ(good.body, "1158863600");
  EXPECT_TRUE(good.header("Content-Type")->starts_with("text/plain"));
  EXPECT_EQ(get("hub.verify_token=verify&hub.challenge=1&hub.mode=subscribe").status, 200) << "the order varies";
  EXPECT_EQ(get("hub.mode=subscribe&hub.challenge=1158863600&hub.verify_token=wrong").status, 403);
  EXPECT_EQ(get("hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=verify").status, 403);
  EXPECT_EQ(get("hub.challenge=1158863600").status, 403);
  EXPECT_EQ(get("").status, 403);
  EXPECT_EQ(get("hub.mode=subscribe&hub.challenge=%3Cb%3E&hub.verify_token=verify").status, 403)
      << "no markup of strangers";
  EXPECT_EQ(
      knock({.target = "/hooks/whatsapp/106540352999001?hub.mode=subscribe&hub.challenge=7&hub.verify_token=verify"})
          .body,
      "7");
  EXPECT_EQ(knock({.target = "/hooks/whatsapp/999?hub.mode=subscribe&hub.challenge=7&hub.verify_token=verify"}).status,
            403);
}

TEST_F(Webhook, a_signed_delivery_is_kept_before_the_answer_and_digested_after_it) {
  const auto response = post(house_.connect());
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(house_.count("select count(*) from deliveries where digested_at is null"), 1) << "kept";
  EXPECT_FALSE(house_.knows(flows::first_call)) << "but not digested before the answer has left";
  ASSERT_TRUE(response.after);
  response.after();
  EXPECT_EQ(house_.state(), "ringing");
  EXPECT_TRUE(house_.switchboard.asked.empty()) << "the outside is the workers' business";
  const auto effect = effects_.take({});
  ASSERT_TRUE(effect);
  house_.run({*effect});
  EXPECT_EQ(house_.graph.verbs(), (std::vector<std::string>{"pre_accept"}));
}

TEST_F(Webhook, what_nobody_signed_is_401_and_leaves_nothing) {
  const flows::Letter good = house_.connect();
  EXPECT_EQ(knock({.method = "POST", .target = "/hooks/whatsapp", .body = good.body}).status, 401);
  EXPECT_EQ(post({good.body, "sha256=00"}).status, 401);
  EXPECT_EQ(post(flows::House::sign(good.body, "other")).status, 401);
  EXPECT_EQ(post({good.body + "\n", good.signature}).status, 401);
  EXPECT_EQ(post(good, "/hooks/whatsapp/999").status, 401);
  EXPECT_FALSE(post({good.body, ""}).after);
  EXPECT_EQ(house_.count("select count(*) from deliveries"), 0);
}

TEST_F(Webhook, signed_text_that_is_no_json_is_400) {
  EXPECT_EQ(post(flows::House::sign("{\"object\":")).status, 400);
  EXPECT_EQ(post(flows::House::sign("")).status, 400);
  EXPECT_EQ(house_.count("select count(*) from deliveries"), 0);
}

TEST_F(Webhook, four_megabytes_may_come_and_other_methods_may_not) {
  const auto request = web::Request::read({.method = "POST", .target = "/hooks/whatsapp"});
  EXPECT_EQ(site_.body_limit(*request), 4u * 1024 * 1024);
  EXPECT_EQ(knock({.method = "PUT", .target = "/hooks/whatsapp"}).status, 405);
  EXPECT_EQ(knock({.target = "/hooks/other"}).status, 404);
}

TEST_F(Webhook, every_captured_webhook_is_answered_with_200) {
  for (const char* name :
       {"uic_connect", "terminate_completed", "terminate_failed", "bic_connect_answer", "bic_status_accepted",
        "call_recording_available", "permission_reply_accept_permanent", "audio_message", "unsupported_message",
        "message_status_failed", "account_update_low_pickup", "account_settings_update", "template_status_update"}) {
    const auto response = post(flows::House::sign(support::fixture("whatsapp/" + std::string(name) + ".json")));
    EXPECT_EQ(response.status, 200) << name;
    ASSERT_TRUE(response.after) << name;
    EXPECT_NO_THROW(response.after()) << name;
  }
  EXPECT_EQ(house_.count("select count(*) from deliveries where digested_at is null"), 0);
}

}  // namespace
}  // namespace hooks
