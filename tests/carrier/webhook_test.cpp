#include "carrier/webhook.h"

#include <gtest/gtest.h>

#include "support/fixture.h"
#include "support/practice_exchange.h"

namespace carrier {
namespace {

using base::seconds;
using base::Timestamp;
using support::fixture;

const Timestamp placed = base::from_micros(1'791'456'123'400'000);

Business business() {
  return support::practice_agreement().business;
}

json::Value fixture_value(const std::string& name) {
  return json::parse(fixture("whatsapp/" + name)).value();
}

/// The envelope that holds just this change, read back.
json::Value sent(const std::string& change) {
  const std::string changes[] = {change};
  return json::parse(envelope(business().account_id, changes)).value();
}

/// The call of the fixtures.
Call fixture_call() {
  Call call;
  call.id =
      "wacid.HBgMNDQ3NzAwOTAwMTIzFQIAEhggQTFCMkMzRDRFNUY2MDcxODI5M0E0QjVDNkQ3RThGOTAcGAw0NDIwNzk0NjAxMDEVAgAVCgA=";
  call.customer = invented_customers().front();
  call.offer_sdp = fixture("whatsapp/meta_offer.sdp");
  call.placed_at = placed;
  call.ring_until = placed + seconds(45);
  return call;
}

Timestamp at(std::int64_t unix_seconds) {
  return base::from_micros(unix_seconds * 1'000'000);
}

TEST(Webhook, connect_is_the_fixture) {
  EXPECT_EQ(sent(connect_change(business(), fixture_call())), fixture_value("uic_connect.json"));
}

TEST(Webhook, a_button_and_a_link_bring_their_payloads) {
  for (const auto& [file, key] : {std::pair("uic_connect_from_button.json", "cta_payload"),
                                  std::pair("uic_connect_from_deeplink.json", "deeplink_payload")}) {
    const json::Value expected = fixture_value(file);
    const json::Value& wanted = expected.at_pointer("/entry/0/changes/0/value/calls/0");
    Call call = fixture_call();
    call.cta_payload = json::find_string(wanted, "cta_payload").value_or("");
    call.deeplink_payload = json::find_string(wanted, "deeplink_payload").value_or("");
    const json::Value got = sent(connect_change(business(), call));
    EXPECT_EQ(json::find_string(got.at_pointer("/entry/0/changes/0/value/calls/0"), key),
              json::find_string(wanted, key));
  }
}

TEST(Webhook, an_answered_call_ends_with_times_and_duration) {
  Call call = fixture_call();
  call.accepted_at = at(1791456132);
  call.callback_data = "call:01J9ZK7Q4T2M8N6R5W3X1Y0ABC";
  hang_up(call, at(1791456254));
  EXPECT_EQ(sent(terminate_change(business(), call)), fixture_value("terminate_completed.json"));
}

TEST(Webhook, an_unanswered_call_is_completed_without_times) {
  Call call = fixture_call();
  hang_up(call, at(1791456168));
  EXPECT_EQ(sent(terminate_change(business(), call)), fixture_value("terminate_unanswered_uic.json"));
}

TEST(Webhook, a_failed_call_holds_its_errors_in_both_places) {
  Call call = fixture_call();
  call.watch = Watch::reports;
  call.seen_at = at(1791456150);
  call.state = CallState::in_call;
  call.accepted_at = at(1791456133);
  let_time_pass(call, at(1791456154));
  EXPECT_EQ(sent(terminate_change(business(), call)), fixture_value("terminate_failed.json"));
}

Message fixture_text() {
  return {.id = "wamid.HBgMNDQ3NzAwOTAwMTIzFQIAEhgUQkJCQkJCQkJCQkJCQkJCQkJCMDEA",
          .body = "Hi, is my order on its way? Merci \xe2\x80\x94 \xf0\x9f\x9a\x9a",
          .at = at(1791455000)};
}

TEST(Webhook, a_text_is_the_fixture) {
  EXPECT_EQ(sent(text_change(business(), invented_customers().front(), fixture_text())),
            fixture_value("text_message.json"));
}

TEST(Webhook, statuses_are_the_fixtures) {
  const Message message{.id = "wamid.HBgMNDQ3NzAwOTAwMTIzFQIAEhgUM0VCMEZGRUVERENDQkJBQTk5ODgA",
                        .sender = Sender::business,
                        .callback_data = "msg:42"};
  const Customer& customer = invented_customers().front();
  const std::pair<const char*, std::int64_t> table[] = {
      {"sent", 1791455100}, {"delivered", 1791455102}, {"read", 1791455140}};
  for (const auto& [status, time] : table) {
    EXPECT_EQ(sent(status_change(business(), customer, message, status, at(time))),
              fixture_value(std::string("message_status_") + status + ".json"));
  }
}

TEST(Webhook, the_bytes_and_the_signature_are_metas) {
  const json::Value examples = fixture_value("webhook_signature_examples.json");
  const json::Value& example = examples.at_pointer("/cases/1");
  const std::string changes[] = {text_change(business(), invented_customers().front(), fixture_text())};
  const std::string body = envelope(business().account_id, changes);
  EXPECT_EQ(body, json::find_string(example, "body"));
  EXPECT_EQ(signature(support::practice_agreement().app_secret, body), json::find_string(example, "header"));
}

TEST(Webhook, text_beyond_ascii_is_escaped_by_utf_16_units) {
  EXPECT_EQ(write_ascii(json::Value("\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80")), R"("\u00e9 \u20ac \ud83d\ude00")");
}

TEST(Webhook, a_batch_has_several_entries_and_changes) {
  const std::string changes[] = {R"({"a":1})", R"({"a":2})", R"({"a":3})"};
  EXPECT_EQ(envelope("7", changes),
            R"({"object":"whatsapp_business_account","entry":[{"id":"7","changes":[{"a":1},{"a":2}]},)"
            R"({"id":"7","changes":[{"a":3}]}]})");
}

}  // namespace
}  // namespace carrier
