#include "carrier/messages.h"

#include <gtest/gtest.h>

#include "carrier/message_store.h"
#include "support/practice_exchange.h"

namespace carrier {
namespace {

using support::PracticeExchange;

const Customer& dana() {
  return invented_customers().front();
}

/// The statuses the business was told, in order.
std::vector<std::string> told_statuses(PracticeExchange& practice) {
  std::vector<std::string> statuses;
  for (const http::Request& request : practice.deliver()) {
    const json::Value body = json::parse(request.body).value();
    const auto& value = body.at_pointer("/entry/0/changes/0/value");
    for (const json::Value& status : json::find_array(value, "statuses")) {
      statuses.push_back(json::find_string(status, "status").value());
    }
  }
  return statuses;
}

TEST(Messages, a_customers_text_reaches_the_business) {
  PracticeExchange practice;
  const auto message = write_to_business(practice.exchange, dana(), "  Hello\nthere ");
  ASSERT_TRUE(message.has_value());
  const auto requests = practice.deliver();
  ASSERT_EQ(requests.size(), 1u);
  const json::Value body = json::parse(requests.front().body).value();
  const json::Value& told = body.at_pointer("/entry/0/changes/0/value/messages/0");
  EXPECT_EQ(json::find_string(told, "id"), message->id);
  EXPECT_EQ(told.at_pointer("/text/body").as_string(), "Hello\nthere");
}

TEST(Messages, empty_and_endless_texts_are_refused) {
  PracticeExchange practice;
  EXPECT_EQ(write_to_business(practice.exchange, dana(), " \n").error().name, "message.empty");
  const std::string endless(message_bytes_max + 1, 'x');
  EXPECT_EQ(write_to_business(practice.exchange, dana(), endless).error().name, "message.too_long");
  EXPECT_TRUE(practice.deliver().empty());
}

TEST(Messages, the_business_writes_only_within_the_service_window) {
  PracticeExchange practice;
  const auto before = write_to_customer(practice.exchange, dana(), "Hi", "");
  ASSERT_FALSE(before.has_value());
  EXPECT_EQ(before.error().code, 131047);
  ASSERT_TRUE(write_to_business(practice.exchange, dana(), "Hello"));
  practice.clock.advance(service_window - base::seconds(1));
  EXPECT_TRUE(write_to_customer(practice.exchange, dana(), "Hi", ""));
  practice.clock.advance(base::seconds(1));
  EXPECT_FALSE(write_to_customer(practice.exchange, dana(), "Hi", ""));
}

TEST(Messages, a_missed_call_opens_the_service_window_too) {
  PracticeExchange practice;
  static_cast<void>(practice.place());
  EXPECT_TRUE(write_to_customer(practice.exchange, dana(), "Sorry we missed you", ""));
}

TEST(Messages, the_business_hears_how_far_its_message_came) {
  PracticeExchange practice;
  static_cast<void>(practice.place());
  const auto message = write_to_customer(practice.exchange, dana(), "Hi", "msg:1");
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(told_statuses(practice), (std::vector<std::string>{"sent", "delivered"}));
  read_messages(practice.exchange, dana(), message->number);
  read_messages(practice.exchange, dana(), message->number);
  EXPECT_EQ(told_statuses(practice), std::vector<std::string>{"read"});
}

TEST(Messages, a_thread_is_one_customers_own) {
  PracticeExchange practice;
  ASSERT_TRUE(write_to_business(practice.exchange, dana(), "one"));
  ASSERT_TRUE(write_to_business(practice.exchange, invented_customers()[1], "not mine"));
  ASSERT_TRUE(write_to_customer(practice.exchange, dana(), "two", ""));
  auto& database = practice.exchange.store.database();
  const auto thread = messages_after(database, dana().number, 0, 10);
  ASSERT_EQ(thread.size(), 2u);
  EXPECT_EQ(thread[0].body, "one");
  EXPECT_EQ(thread[1].body, "two");
  EXPECT_EQ(thread[1].sender, Sender::business);
  EXPECT_EQ(messages_after(database, dana().number, thread[0].number, 10).size(), 1u);
  EXPECT_EQ(messages_after(database, dana().number, 0, 1).front().body, "two");
}

}  // namespace
}  // namespace carrier
