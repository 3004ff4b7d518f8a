#include "carrier/webhook.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/bytes.h"
#include "base/failure.h"
#include "base/text.h"
#include "crypto/hash.h"

namespace carrier {

namespace {

using base::Timestamp;

constexpr std::size_t changes_per_entry = 2;

struct CodePoint {
  char32_t value;
  std::size_t size;
};

/// `text` starts with a well-formed UTF-8 sequence: JSON of ours holds nothing else.
CodePoint first_code_point(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const auto tail = [&](std::size_t at) { return static_cast<char32_t>(byte(at) & 0x3f); };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xe0) return {(first & 0x1f) << 6 | tail(1), 2};
  if (first < 0xf0) return {(first & 0x0f) << 12 | tail(1) << 6 | tail(2), 3};
  return {(first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4};
}

void append_escaped(std::string& out, char32_t value) {
  if (value >= 0x10000) {
    const char32_t rest = value - 0x10000;
    append_escaped(out, 0xd800 + (rest >> 10));
    append_escaped(out, 0xdc00 + (rest & 0x3ff));
    return;
  }
  out += base::format("\\u{:04x}", static_cast<unsigned>(value));
}

std::string unix_seconds(Timestamp at) {
  return std::to_string(std::chrono::floor<base::seconds>(at).time_since_epoch().count());
}

/// `value` begins with what every change of this business holds.
json::Object begin_value(const Business& business) {
  return {{"messaging_product", "whatsapp"},
          {"metadata",
           json::Object{{"display_phone_number", business.number}, {"phone_number_id", business.phone_number_id}}}};
}

json::Array contacts_of(const Customer& customer) {
  return {json::Object{
      {"profile", json::Object{{"name", customer.name}}}, {"wa_id", customer.number}, {"user_id", customer.user_id}}};
}

std::string write_change(std::string_view field, json::Object value) {
  return write_ascii(json::Object{{"value", std::move(value)}, {"field", field}});
}

json::Object call_event(const Business& business, const Call& call, std::string_view event, Timestamp at) {
  return {{"id", call.id},
          {"from", call.customer.number},
          {"from_user_id", call.customer.user_id},
          {"to", business.number},
          {"event", event},
          {"timestamp", unix_seconds(at)},
          {"direction", "USER_INITIATED"}};
}

void add_payloads(json::Object& event, const Call& call) {
  if (!call.deeplink_payload.empty()) event["deeplink_payload"] = call.deeplink_payload;
  if (!call.cta_payload.empty()) event["cta_payload"] = call.cta_payload;
}

json::Array failure_of(int code) {
  base::check(code == 138021, "every way of failing has its words");
  return {json::Object{
      {"code", code},
      {"title", "Media receive timeout"},
      {"message", "Media receive timeout"},
      {"error_data", json::Object{{"details", "The WhatsApp client ended the call because it received no media."}}}}};
}

std::string write_call_change(const Business& business, const Call& call, json::Object event, json::Array errors) {
  json::Object value = begin_value(business);
  value["contacts"] = contacts_of(call.customer);
  value["calls"] = json::Array{std::move(event)};
  if (!errors.empty()) value["errors"] = std::move(errors);
  return write_change("calls", std::move(value));
}

}  // namespace

std::string write_ascii(const json::Value& value) {
  const std::string text = json::write(value);
  std::string out;
  out.reserve(text.size());
  for (std::string_view rest = text; !rest.empty();) {
    const CodePoint point = first_code_point(rest);
    if (point.size == 1)
      out += rest.front();
    else
      append_escaped(out, point.value);
    rest.remove_prefix(point.size);
  }
  return out;
}

std::string connect_change(const Business& business, const Call& call) {
  json::Object event = call_event(business, call, "connect", call.placed_at);
  event["session"] = json::Object{{"sdp", call.offer_sdp}, {"sdp_type", "offer"}};
  add_payloads(event, call);
  return write_call_change(business, call, std::move(event), {});
}

std::string terminate_change(const Business& business, const Call& call) {
  base::check(call.ended_at.has_value(), "only an ended call is terminated");
  const auto failure = call.failure_code();
  json::Object event = call_event(business, call, "terminate", *call.ended_at);
  event["status"] = failure ? "FAILED" : "COMPLETED";
  if (call.accepted_at) {
    const auto start = std::chrono::floor<base::seconds>(*call.accepted_at);
    const auto end = std::chrono::floor<base::seconds>(*call.ended_at);
    event["start_time"] = unix_seconds(start);
    event["end_time"] = unix_seconds(end);
    event["duration"] = (end - start).count();
  }
  if (!call.callback_data.empty()) event["biz_opaque_callback_data"] = call.callback_data;
  add_payloads(event, call);
  json::Array errors = failure ? failure_of(*failure) : json::Array{};
  if (failure) event["errors"] = errors;
  return write_call_change(business, call, std::move(event), std::move(errors));
}

std::string text_change(const Business& business, const Customer& customer, const Message& message) {
  json::Object value = begin_value(business);
  value["contacts"] = contacts_of(customer);
  value["messages"] = json::Array{json::Object{{"from", customer.number},
                                               {"from_user_id", customer.user_id},
                                               {"id", message.id},
                                               {"timestamp", unix_seconds(message.at)},
                                               {"text", json::Object{{"body", message.body}}},
                                               {"type", "text"}}};
  return write_change("messages", std::move(value));
}

std::string status_change(const Business& business, const Customer& customer, const Message& message,
                          std::string_view status, Timestamp at) {
  json::Object entry{{"id", message.id},
                     {"status", status},
                     {"timestamp", unix_seconds(at)},
                     {"recipient_id", customer.number},
                     {"recipient_user_id", customer.user_id}};
  if (status != "read") {
    entry["pricing"] =
        json::Object{{"billable", true}, {"pricing_model", "PMP"}, {"type", "regular"}, {"category", "service"}};
  }
  if (!message.callback_data.empty()) entry["biz_opaque_callback_data"] = message.callback_data;
  json::Object value = begin_value(business);
  value["statuses"] = json::Array{std::move(entry)};
  return write_change("messages", std::move(value));
}

std::string envelope(std::string_view account_id, std::span<const std::string> changes) {
  std::string entries;
  for (std::size_t first = 0; first < changes.size(); first += changes_per_entry) {
    const auto some = changes.subspan(first, std::min(changes_per_entry, changes.size() - first));
    if (!entries.empty()) entries += ',';
    entries += base::format(R"({{"id":"{}","changes":[{}]}})", account_id, fmt::join(some, ","));
  }
  return base::format(R"({{"object":"whatsapp_business_account","entry":[{}]}})", entries);
}

std::string signature(std::string_view app_secret, std::string_view body) {
  return "sha256=" + base::to_hex(crypto::hmac_sha256(base::as_bytes(app_secret), base::as_bytes(body)));
}

}  // namespace carrier
