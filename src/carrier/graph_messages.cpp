#include "carrier/graph_messages.h"

#include <algorithm>

#include "base/text.h"
#include "carrier/graph_parameters.h"
#include "carrier/message_store.h"
#include "carrier/messages.h"

namespace carrier {

namespace {

constexpr std::string_view text_keys[] = {"messaging_product", "recipient_type",          "to", "type", "text",
                                          "context",           "biz_opaque_callback_data"};
constexpr std::string_view read_keys[] = {"messaging_product", "status", "message_id", "typing_indicator"};
/// Names are not told to the business by its own request, so any will do for a number that nobody here has used.
constexpr std::string_view nameless = "WhatsApp customer";

GraphResult<std::string> read_text(const json::Value& body) {
  constexpr std::string_view known[] = {"preview_url", "body"};
  const json::Value* text = json::find(body, "text");
  if (text == nullptr) return base::refuse_with(invalid_parameter("The parameter text is required."));
  if (auto keys = check_keys(*text, known); !keys) return base::refuse_with(keys.error());
  auto words = required_text(*text, "body");
  if (words && words->size() > message_bytes_max) {
    return base::refuse_with(invalid_parameter("Param text['body'] must be at most 4096 characters long."));
  }
  return words;
}

GraphResult<Customer> read_recipient(const Exchange& exchange, std::string_view to) {
  const auto customer = make_customer(to, nameless);
  if (!customer) return base::refuse_with(invalid_parameter("Param to is not a valid WhatsApp number."));
  if (customer->number == exchange.business().number) return base::refuse_with(graph_error(131021));
  return *customer;
}

GraphResult<> check_kind(const json::Value& body) {
  if (json::find_string(body, "recipient_type").value_or("individual") != "individual") {
    return base::refuse_with(invalid_parameter("Param recipient_type must be one of {INDIVIDUAL}."));
  }
  const std::string type = json::find_string(body, "type").value_or("text");
  if (type == "text") return {};
  return base::refuse_with(
      invalid_parameter(base::format("The practice carrier does not carry messages of type {}.", type)));
}

json::Object sent_body(std::string_view to, const Customer& customer, const Message& message) {
  return {
      {"messaging_product", "whatsapp"},
      {"contacts", json::Array{json::Object{{"input", to}, {"wa_id", customer.number}, {"user_id", customer.user_id}}}},
      {"messages", json::Array{json::Object{{"id", message.id}}}}};
}

GraphResult<json::Object> post_text(Exchange& exchange, const json::Value& body) {
  if (auto kind = check_kind(body); !kind) return base::refuse_with(kind.error());
  if (auto keys = check_keys(body, text_keys); !keys) return base::refuse_with(keys.error());
  const auto data = optional_text(body, "biz_opaque_callback_data", callback_data_max);
  if (!data) return base::refuse_with(data.error());
  const auto words = read_text(body);
  if (!words) return base::refuse_with(words.error());
  const auto to = required_text(body, "to");
  if (!to) return base::refuse_with(to.error());
  const auto customer = read_recipient(exchange, *to);
  if (!customer) return base::refuse_with(customer.error());
  return write_to_customer(exchange, *customer, *words, *data).map([&](const Message& message) {
    return sent_body(*to, *customer, message);
  });
}

/// A read mark; with "typing_indicator" the customer also sees that somebody writes, which this phone does not show.
GraphResult<json::Object> post_read(Exchange& exchange, const json::Value& body) {
  constexpr std::string_view typing_keys[] = {"type"};
  if (auto keys = check_keys(body, read_keys); !keys) return base::refuse_with(keys.error());
  if (json::find_string(body, "status") != "read") {
    return base::refuse_with(invalid_parameter("Param status must be one of {READ}."));
  }
  if (const json::Value* typing = json::find(body, "typing_indicator")) {
    if (auto keys = check_keys(*typing, typing_keys); !keys) return base::refuse_with(keys.error());
  }
  const auto id = required_text(body, "message_id");
  if (!id) return base::refuse_with(id.error());
  if (!has_message(exchange.store.database(), *id)) {
    return base::refuse_with(invalid_parameter("Param message_id is not a known message."));
  }
  return json::Object{{"success", true}};
}

}  // namespace

GraphResult<json::Object> post_messages(Exchange& exchange, const json::Value& body) {
  if (auto product = check_product(body); !product) return base::refuse_with(product.error());
  return json::find(body, "status") != nullptr ? post_read(exchange, body) : post_text(exchange, body);
}

}  // namespace carrier
