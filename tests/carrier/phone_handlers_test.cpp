#include "carrier/phone_handlers.h"

#include <gtest/gtest.h>

#include "carrier/calls.h"
#include "carrier/messages.h"
#include "support/practice_site.h"

namespace carrier {
namespace {

using support::body_of;
using support::fixture;

/// A browser that has the phone's page open.
class Browser : public support::PracticeSite {
 public:
  Browser() : page(ask({.target = "/carrier/phone"})) {
    const std::string* set = page.header("Set-Cookie");
    if (set != nullptr) cookie_ = set->substr(0, set->find(';'));
    const std::size_t at = page.body.find("data-csrf=\"") + 11;
    csrf = page.body.substr(at, page.body.find('"', at) - at);
  }

  [[nodiscard]] web::Response post(const std::string& target, const json::Value& body) {
    return post(target, body, csrf);
  }
  [[nodiscard]] web::Response post(const std::string& target, const json::Value& body, const std::string& token,
                                   const std::string& origin = "http://desk.example") {
    return ask({.method = "POST",
                .target = "/carrier/phone" + target,
                .headers = {{"content-type", "application/json"},
                            {"accept", "application/json"},
                            {"cookie", cookie_},
                            {"x-csrf-token", token},
                            {"origin", origin},
                            {"host", "desk.example"}},
                .body = json::write(body)});
  }
  [[nodiscard]] web::Response get(const std::string& target) {
    return ask({.target = "/carrier/phone" + target, .headers = {{"accept", "application/json"}}});
  }

  /// The JSON of a call just placed.
  [[nodiscard]] json::Value start() { return body_of(post("/calls", wish())); }
  [[nodiscard]] static json::Object wish() {
    return {{"number", "+44 7700 900123"}, {"name", "Dana Field"}, {"offer", fixture("browser/chromium_offer.sdp")}};
  }

  web::Response page;
  std::string csrf;

 private:
  std::string cookie_;
};

std::string word(const json::Value& value, std::string_view key) {
  return json::find_string(value, key).value_or("?");
}

TEST(PhoneHandlers, the_page_names_the_business_and_the_customers) {
  Browser browser;
  EXPECT_EQ(browser.page.status, 200);
  for (const char* text : {"Practice phone: you are the customer", "Northgate Supplies", "+44 20 7946 0101",
                           "Dana Field", "+447700900123", "data-state=\"idle\"", "/static/b1/js/carrier/phone.js"}) {
    EXPECT_NE(browser.page.body.find(text), std::string::npos) << text;
  }
  EXPECT_EQ(browser.page.body.find("[["), std::string::npos);
  EXPECT_EQ(browser.csrf.size(), 43u);
}

TEST(PhoneHandlers, a_call_from_the_page_rings_and_is_answered) {
  Browser browser;
  const json::Value placed = browser.start();
  EXPECT_EQ(word(placed, "state"), "ringing");
  EXPECT_EQ(word(placed, "answer"), "");
  const std::string key = word(placed, "key");
  const auto call = find_call(browser.exchange, key);
  ASSERT_TRUE(call.has_value());
  EXPECT_EQ(call->watch, Watch::reports);
  EXPECT_EQ(call->customer.number, "447700900123");
  ASSERT_TRUE(change_by_business(browser.exchange, call->id, [&](Call& each, base::Timestamp) {
    // The model answer fits Meta's mid; the browser's is 0.
    std::string answer = fixture("whatsapp/business_answer.sdp");
    answer.replace(answer.find("a=mid:audio"), 11, "a=mid:0");
    answer.replace(answer.find("BUNDLE audio"), 12, "BUNDLE 0");
    return pre_accept(each, answer);
  }));
  const json::Value now = body_of(browser.get("/calls/" + key));
  EXPECT_EQ(word(now, "state"), "pre_accepted");
  EXPECT_NE(word(now, "answer").find("a=setup:active"), std::string::npos);
}

TEST(PhoneHandlers, reports_keep_the_call_alive_and_count_what_came_early) {
  Browser browser;
  const std::string key = word(browser.start(), "key");
  for (int i = 0; i < 30; ++i) {
    browser.clock.advance(base::seconds(1));
    EXPECT_EQ(
        word(body_of(browser.post("/calls/" + key + "/report", json::Object{{"packets", 2}, {"early_packets", 2}})),
             "state"),
        "ringing");
  }
  EXPECT_EQ(find_call(browser.exchange, key)->early_packets, 2);
  browser.clock.advance(base::seconds(11));
  end_due_calls(browser.exchange);
  EXPECT_EQ(word(body_of(browser.get("/calls/" + key)), "end"), "phone_gone");
}

TEST(PhoneHandlers, the_customer_hangs_up) {
  Browser browser;
  const std::string key = word(browser.start(), "key");
  const json::Value ended = body_of(browser.post("/calls/" + key + "/hang-up", json::Object{}));
  EXPECT_EQ(word(ended, "state"), "ended");
  EXPECT_EQ(word(ended, "end"), "customer_hung_up");
  EXPECT_EQ(browser.deliver().size(), 2u);
}

TEST(PhoneHandlers, what_makes_no_sense_is_refused) {
  Browser browser;
  json::Object wish = Browser::wish();
  wish["number"] = "12";
  EXPECT_EQ(browser.post("/calls", wish).status, 422);
  wish = Browser::wish();
  wish["offer"] = "v=0\r\n";
  const auto refused = browser.post("/calls", wish);
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("No fingerprint found in SDP"), std::string::npos);
  static_cast<void>(browser.start());
  EXPECT_EQ(browser.post("/calls", Browser::wish()).status, 409);
  EXPECT_EQ(browser.get("/calls/nokey").status, 404);
  EXPECT_EQ(browser.post("/calls/nokey/hang-up", json::Object{}).status, 404);
}

TEST(PhoneHandlers, another_site_cannot_use_the_phone) {
  Browser browser;
  EXPECT_EQ(browser.post("/calls", Browser::wish(), "x").status, 403);
  EXPECT_EQ(browser.post("/calls", Browser::wish(), browser.csrf, "http://evil.example").status, 403);
  EXPECT_TRUE(browser.deliver().empty());
}

TEST(PhoneHandlers, a_thread_goes_both_ways) {
  Browser browser;
  const json::Object dana{{"number", "447700900123"}, {"name", "Dana Field"}};
  json::Object text = dana;
  text["text"] = "Hello";
  EXPECT_EQ(browser.post("/messages", text).status, 201);
  ASSERT_TRUE(write_to_customer(browser.exchange, invented_customers().front(), "Hi Dana", ""));
  const json::Value thread = body_of(browser.get("/messages?number=%2B447700900123&name=Dana&after=0"));
  const json::Array& messages = json::find_array(thread, "messages");
  ASSERT_EQ(messages.size(), 2u);
  EXPECT_EQ(word(messages[0], "from"), "customer");
  EXPECT_EQ(word(messages[1], "text"), "Hi Dana");
  EXPECT_EQ(json::find_bool(messages[1], "read"), false);
  json::Object seen = dana;
  seen["up_to"] = json::find_int(messages[1], "number").value();
  EXPECT_EQ(browser.post("/messages/read", seen).status, 204);
  const json::Value later = body_of(browser.get("/messages?number=447700900123&name=Dana&after=0"));
  EXPECT_EQ(json::find_bool(json::find_array(later, "messages")[1], "read"), true);
}

}  // namespace
}  // namespace carrier
