#include "channel/whatsapp/delivery.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "base/text.h"
#include "json/json.h"
#include "support/fixture.h"

namespace channel::whatsapp {
namespace {

constexpr char call_id[] =
    "wacid.HBgMNDQ3NzAwOTAwMTIzFQIAEhggQTFCMkMzRDRFNUY2MDcxODI5M0E0QjVDNkQ3RThGOTAcGAw0NDIwNzk0NjAxMDEVAgAVCgA=";

Delivery read(const std::string& body) {
  auto delivery = read_delivery(body);
  EXPECT_TRUE(delivery) << body.substr(0, 200);
  return delivery ? *delivery : Delivery{};
}

template <class Wanted>
Wanted only(const std::string& body) {
  const Delivery delivery = read(body);
  EXPECT_EQ(delivery.facts.size(), 1u);
  EXPECT_TRUE(delivery.facts.size() == 1 && std::holds_alternative<Wanted>(delivery.facts.front()));
  return delivery.facts.empty() ? Wanted{} : std::get<Wanted>(delivery.facts.front());
}

template <class Wanted>
Wanted only_of(const std::string& fixture) {
  return only<Wanted>(support::fixture("whatsapp/" + fixture + ".json"));
}

base::Timestamp at(std::int64_t seconds) {
  return base::from_micros(seconds * 1'000'000);
}

/// A delivery with one change, whose value is `value`.
std::string with_value(const std::string& field, const std::string& value) {
  return R"({"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":")" + field + R"(","value":)" +
         value + "}]}]}";
}

TEST(Delivery, an_inbound_connect_is_read_whole) {
  const auto connect = only_of<CallConnect>("uic_connect");
  EXPECT_EQ(connect.call_id, call_id);
  EXPECT_EQ(connect.to.account_id, "102030405060708");
  EXPECT_EQ(connect.to.phone_number_id, "106540352999001");
  EXPECT_EQ(connect.direction, Direction::user_initiated);
  EXPECT_EQ(connect.at, at(1'791'456'123));
  EXPECT_EQ(connect.customer.name, "Dana Field");
  EXPECT_EQ(connect.customer.phone, "447700900123");
  EXPECT_EQ(connect.customer.whatsapp_id, "447700900123");
  EXPECT_EQ(connect.customer.business_scoped_id, "GB.13491208655302741918");
  EXPECT_EQ(connect.sdp_type, "offer");
  EXPECT_TRUE(connect.sdp.starts_with("v=0\r\n"));
  EXPECT_TRUE(connect.sdp.ends_with("cname:WhatsAppAudioStream1\r\n"));
}

TEST(Delivery, the_customer_of_an_outbound_call_is_who_was_called) {
  const auto connect = only_of<CallConnect>("bic_connect_answer");
  EXPECT_EQ(connect.direction, Direction::business_initiated);
  EXPECT_EQ(connect.customer.phone, "447700900123");
  EXPECT_EQ(connect.sdp_type, "answer");
}

TEST(Delivery, picked_up_means_times_of_talk_whatever_the_status) {
  const auto completed = only_of<CallTerminate>("terminate_completed");
  EXPECT_EQ(completed.picked_up_at, at(1'791'456'132));
  EXPECT_EQ(completed.ended_at, at(1'791'456'254));
  EXPECT_FALSE(completed.has_failed);
  const auto unanswered = only_of<CallTerminate>("terminate_unanswered_uic");
  EXPECT_EQ(unanswered.picked_up_at, std::nullopt);
  EXPECT_FALSE(unanswered.has_failed) << "an unanswered call also ends as COMPLETED";
  const auto failed = only_of<CallTerminate>("terminate_failed");
  EXPECT_EQ(failed.picked_up_at, at(1'791'456'133));
  EXPECT_TRUE(failed.has_failed);
  EXPECT_EQ(failed.error_code, 138021);
}

TEST(Delivery, an_error_beside_the_list_of_calls_counts_as_well) {
  const auto failed = only_of<CallTerminate>("terminate_failed_not_connected");
  EXPECT_EQ(failed.error_code, 138020);
  EXPECT_EQ(failed.error_details, "The WhatsApp client could not reach the relay.");
  EXPECT_EQ(failed.picked_up_at, std::nullopt);
}

TEST(Delivery, a_status_may_be_an_array_and_in_any_case) {
  const std::string value =
      R"({"metadata":{"phone_number_id":"9"},"calls":[)"
      R"({"id":"a","event":"Terminate","timestamp":1791456123,"status":["Failed"],"duration":5}]})";
  const auto end = only<CallTerminate>(with_value("calls", value));
  EXPECT_TRUE(end.has_failed);
  EXPECT_EQ(end.picked_up_at, at(1'791'456'118)) << "a duration alone says it was picked up";
}

TEST(Delivery, statuses_of_our_own_calls_are_told_from_those_of_messages) {
  EXPECT_EQ(only_of<CallStatus>("bic_status_ringing").status, "RINGING");
  EXPECT_EQ(only_of<CallStatus>("bic_status_accepted").status, "ACCEPTED");
  EXPECT_EQ(only_of<CallStatus>("bic_status_rejected").status, "REJECTED");
  EXPECT_TRUE(read(support::fixture("whatsapp/message_status_read.json")).facts.empty());
}

TEST(Delivery, a_text_message_is_read_with_its_sender) {
  const auto message = only_of<MessageReceived>("text_message");
  EXPECT_EQ(message.type, "text");
  EXPECT_EQ(message.text, "Hi, is my order on its way? Merci \u2014 \U0001F69A");
  EXPECT_EQ(message.customer.phone, "447700900123");
  EXPECT_EQ(message.customer.name, "Dana Field");
  EXPECT_EQ(only_of<MessageReceived>("text_message_reply").text, "Yes please call me");
}

TEST(Delivery, other_messages_are_there_without_text) {
  for (const char* fixture : {"audio_message", "image_message", "voicemail_message", "unsupported_message",
                              "permission_reply_accept_temporary", "permission_reply_auto_revoked"}) {
    const auto message = only_of<MessageReceived>(fixture);
    EXPECT_NE(message.type, "text") << fixture;
    EXPECT_FALSE(message.type.empty()) << fixture;
    EXPECT_TRUE(message.text.empty()) << fixture;
  }
}

/// Every payload we have goes through, whatever it is; what is no call and no message leaves nothing.
TEST(Delivery, every_fixture_is_digested) {
  std::map<std::string, std::size_t> found;
  for (const auto& entry : std::filesystem::directory_iterator(BELFRY_SOURCE_DIR "/tests/fixtures/whatsapp")) {
    if (entry.path().extension() != ".json") continue;
    const std::string name = entry.path().stem();
    const auto delivery = read_delivery(support::fixture("whatsapp/" + name + ".json"));
    ASSERT_TRUE(delivery) << name;
    found[name] = delivery->facts.size();
    const bool is_webhook = name.starts_with("uic_") || name.starts_with("bic_") || name.starts_with("terminate_") ||
                            name.ends_with("_message") || name.starts_with("text_") ||
                            name.starts_with("permission_reply");
    EXPECT_EQ(delivery->facts.size(), is_webhook ? 1u : 0u) << name;
    if (!is_webhook) {
      EXPECT_GT(delivery->passed_over, 0u) << name;
    }
  }
  EXPECT_GT(found.size(), 80u);
}

TEST(Delivery, every_entry_change_call_and_status_is_looked_at) {
  const std::string change = R"({"field":"calls","value":{"metadata":{"phone_number_id":"9"},)"
                             R"("calls":[{"id":"a","event":"terminate","timestamp":"1791456123"},)"
                             R"({"id":"b","event":"connect","timestamp":"1791456123","session":{"sdp":"v=0"}}],)"
                             R"("statuses":[{"id":"c","type":"call","status":"RINGING","timestamp":"1791456123"},)"
                             R"({"id":"d","type":"call","status":"ACCEPTED","timestamp":"1791456124"}]}})";
  const std::string entry = R"({"id":"1","changes":[)" + change + "," + change + "]}";
  const auto delivery =
      read(R"({"object":"whatsapp_business_account","entry":[)" + entry + "," + entry + "," + entry + "]}");
  EXPECT_EQ(delivery.facts.size(), 3u * 2u * 4u);
}

TEST(Delivery, a_broken_item_does_not_hide_its_neighbours) {
  const std::string value =
      R"({"metadata":{"phone_number_id":"9"},"calls":[1,null,{"event":"connect"},{"id":7,"event":"connect"},)"
      R"({"id":"x","event":"dance","timestamp":"1"},{"id":"y","event":"connect","timestamp":"soon"},)"
      R"({"id":"b","event":"terminate","timestamp":"1791456123"}]})";
  const auto delivery = read(with_value("calls", value));
  ASSERT_EQ(delivery.facts.size(), 1u);
  EXPECT_EQ(std::get<CallTerminate>(delivery.facts[0]).call_id, "b");
  EXPECT_EQ(delivery.passed_over, 6u);
}

TEST(Delivery, a_connect_without_sdp_is_still_a_call) {
  const auto connect = only<CallConnect>(with_value(
      "calls",
      R"({"metadata":{"phone_number_id":"9"},"calls":[{"id":"b","event":"connect","timestamp":"1791456123"}]})"));
  EXPECT_TRUE(connect.sdp.empty());
}

TEST(Delivery, a_scoped_id_in_the_place_of_a_number_never_becomes_one) {
  const std::string value =
      R"({"metadata":{"phone_number_id":"9"},"messages":[{"id":"m","timestamp":"1791456123","type":"text",)"
      R"("from":"GB.946402411360800","from_user_id":"GB.946402411360800","text":{"body":"hi"}}]})";
  const auto message = only<MessageReceived>(with_value("messages", value));
  EXPECT_TRUE(message.customer.phone.empty());
  EXPECT_EQ(message.customer.business_scoped_id, "GB.946402411360800");
}

TEST(Delivery, each_of_several_contacts_keeps_their_own_name) {
  const std::string value =
      R"({"metadata":{"phone_number_id":"9"},"contacts":[{"profile":{"name":"Ann"},"wa_id":"1"},)"
      R"({"profile":{"username":"bob"},"wa_id":"2","user_id":"GB.2"}],"messages":[)"
      R"({"id":"m1","timestamp":"1791456123","type":"text","from":"1"},{"id":"m2","timestamp":"1791456123","from_user_id":"GB.2"},)"
      R"({"id":"m3","timestamp":"1791456123","from":"3"}]})";
  const auto delivery = read(with_value("messages", value));
  ASSERT_EQ(delivery.facts.size(), 3u);
  EXPECT_EQ(std::get<MessageReceived>(delivery.facts[0]).customer.name, "Ann");
  EXPECT_EQ(std::get<MessageReceived>(delivery.facts[1]).customer.name, "bob");
  EXPECT_EQ(std::get<MessageReceived>(delivery.facts[1]).customer.whatsapp_id, "2");
  EXPECT_EQ(std::get<MessageReceived>(delivery.facts[2]).customer.name, "");
}

TEST(Delivery, what_is_no_json_is_refused_and_other_json_means_nothing) {
  EXPECT_EQ(read_delivery("{").error().name, "json.invalid");
  EXPECT_EQ(read_delivery("").error().name, "json.invalid");
  EXPECT_EQ(read_delivery(std::string(100'000, '[')).error().name, "json.too_deep");
  for (const char* body :
       {"{}", "[]", "7", "null", R"({"entry":{}})", R"({"entry":[[],{"changes":[{"value":[]}]}]})"}) {
    EXPECT_TRUE(read(body).facts.empty()) << body;
  }
}

TEST(Delivery, more_facts_than_the_limit_are_counted_and_dropped) {
  std::string calls;
  for (int i = 0; i < 6'000; ++i) {
    calls += base::format(R"({}{{"id":"{}","event":"terminate","timestamp":"1791456123"}})", i == 0 ? "" : ",", i);
  }
  const auto delivery = read(with_value("calls", R"({"metadata":{"phone_number_id":"9"},"calls":[)" + calls + "]}"));
  EXPECT_EQ(delivery.facts.size(), facts_max);
  EXPECT_EQ(delivery.passed_over, 1'000u);
}

}  // namespace
}  // namespace channel::whatsapp
