/// `field: "messages"`: what customers wrote. Delivery statuses of our own messages are passed over: the desk sends
/// none yet.
#include "channel/whatsapp/value_reader.h"

namespace channel::whatsapp {

namespace {

std::string text_of(const json::Value& message) {
  const json::Value* text = json::find(message, "text");
  return text == nullptr ? std::string{} : json::find_string(*text, "body").value_or("");
}

void read_message(const json::Value& value, const json::Value& message, const Addressee& to, FactList& list) {
  const auto id = json::find_string(message, "id").value_or("");
  const auto at = find_time(message, "timestamp");
  if (id.empty() || !at) return list.pass_over();
  MessageReceived received{.to = to, .message_id = id, .at = *at};
  received.customer = customer_of(value, json::find_string(message, "from").value_or(""),
                                  json::find_string(message, "from_user_id").value_or(""));
  received.type = json::find_string(message, "type").value_or("");
  // The outer type is missing from some of Meta's samples; the body says it as well.
  if (received.type.empty() && json::find(message, "text") != nullptr) received.type = "text";
  if (received.type.empty() && json::find(message, "interactive") != nullptr) received.type = "interactive";
  received.text = text_of(message);
  list.add(std::move(received));
}

}  // namespace

void read_messages(const json::Value& value, const Addressee& to, FactList& list) {
  for (const json::Value& message : json::find_array(value, "messages")) read_message(value, message, to, list);
  for ([[maybe_unused]] const json::Value& status : json::find_array(value, "statuses")) list.pass_over();
}

}  // namespace channel::whatsapp
