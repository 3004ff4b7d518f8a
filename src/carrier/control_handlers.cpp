#include "carrier/control_handlers.h"

#include <algorithm>
#include <functional>
#include <span>

#include "base/address.h"
#include "base/bytes.h"
#include "base/text.h"
#include "carrier/calls.h"
#include "carrier/delivery_store.h"
#include "carrier/graph_parameters.h"
#include "carrier/messages.h"
#include "carrier/outbox.h"
#include "carrier/sdp_check.h"
#include "carrier/sender.h"
#include "crypto/hash.h"

namespace carrier {

namespace {

constexpr int rows_max = 1'000;
constexpr std::size_t payload_bytes_max = 512;
constexpr base::seconds ring_limit_min{1};

using Keys = std::span<const std::string_view>;

web::Response refuse(int status, std::string_view name, std::string_view text) {
  return web::json(json::Object{{"error", json::Object{{"name", name}, {"text", text}}}}, status);
}

web::Response refuse(const base::Refusal& refusal) {
  return refuse(422, refusal.name, refusal.detail);
}

web::Response no_call() {
  return refuse(404, "call.unknown", "There is no such call.");
}

std::optional<web::Response> objection(const Site& site, const web::Request& request) {
  const auto peer = base::Endpoint::from_text(request.remote_address(), 0);
  if (!peer || !peer->is_loopback()) {
    return refuse(403, "control.remote", "The control is for scripts on this machine.");
  }
  const std::string wanted = "Bearer " + site.exchange.shared.agreement.access_token;
  if (!crypto::equal_in_constant_time(base::as_bytes(request.header("authorization").value_or("")),
                                      base::as_bytes(wanted))) {
    return refuse(401, "control.token", "The control wants the carrier's access token as bearer.");
  }
  return {};
}

web::Response for_script(Site& site, const web::Request& request, const std::function<web::Response()>& work) {
  if (auto objected = objection(site, request)) return *std::move(objected);
  return work();
}

/// No body at all is an empty wish.
web::Response with_json(Site& site, const web::Request& request,
                        const std::function<web::Response(const json::Value&)>& work) {
  return for_script(site, request, [&] {
    if (request.body().empty()) return work(json::Object());
    const auto body = request.json_body();
    return body ? work(*body) : refuse(body.error());
  });
}

web::Response with_body(Site& site, const web::Request& request, Keys known,
                        const std::function<web::Response(const json::Value&)>& work) {
  return with_json(site, request, [&](const json::Value& body) {
    if (auto keys = check_keys(body, known); !keys) return refuse(422, "control.unknown_key", keys.error().details);
    return work(body);
  });
}

json::Value micros_or_null(std::optional<base::Timestamp> at) {
  return at ? json::Value(base::to_micros(*at)) : nullptr;
}

json::Object to_json(const Call& call) {
  json::Object object{{"key", call.key},
                      {"id", call.id},
                      {"state", to_word(call.state)},
                      {"end", to_word(call.end)},
                      {"customer", json::Object{{"number", call.customer.number}, {"name", call.customer.name}}},
                      {"placed_at", base::to_micros(call.placed_at)},
                      {"ring_until", base::to_micros(call.ring_until)},
                      {"accepted_at", micros_or_null(call.accepted_at)},
                      {"ended_at", micros_or_null(call.ended_at)},
                      {"answer", call.answer_sdp},
                      {"packets", call.packets},
                      {"early_packets", call.early_packets},
                      {"callback_data", call.callback_data},
                      {"failure_code", nullptr}};
  if (const auto code = call.failure_code()) object["failure_code"] = *code;
  return object;
}

json::Object to_json(const LoggedRequest& request) {
  return {{"number", request.number},
          {"method", request.method},
          {"path", request.path},
          {"action", request.action},
          {"call_id", request.call_id},
          {"status", request.status},
          {"code", request.code},
          {"reason", request.reason},
          {"received_at", base::to_micros(request.received_at)},
          {"answered_at", base::to_micros(request.answered_at)}};
}

json::Object to_json(const DeliveryRecord& record) {
  json::Object object{{"number", record.number},
                      {"kind", record.kind},
                      {"seal", record.seal},
                      {"state", record.state},
                      {"attempts", record.attempts},
                      {"due_at", base::to_micros(record.due_at)},
                      {"created_at", base::to_micros(record.created_at)},
                      {"answered_at", micros_or_null(record.answered_at)},
                      {"answer_status", nullptr},
                      {"answer_error", record.answer_error}};
  if (record.answer_status) object["answer_status"] = *record.answer_status;
  return object;
}

template <class Rows>
web::Response list(std::string_view name, const Rows& rows) {
  json::Array array;
  for (const auto& row : rows) array.push_back(to_json(row));
  return web::json(json::Object{{name, std::move(array)}});
}

std::int64_t after(const web::Request& request) {
  return base::to_number<std::int64_t>(request.query("after").value_or("0")).value_or(0);
}

/// The default customer when the script names none.
base::Result<Customer> read_customer(const json::Value& body) {
  const json::Value* given = json::find(body, "customer");
  if (given == nullptr) return invented_customers().front();
  return make_customer(json::find_string(*given, "number").value_or(""),
                       json::find_string(*given, "name").value_or("Practice Customer"));
}

base::Result<PlaceCall> read_call(const json::Value& body) {
  auto customer = read_customer(body);
  if (!customer) return tl::unexpected(customer.error());
  PlaceCall wish{.customer = *std::move(customer),
                 .offer_sdp = json::find_string(body, "sdp").value_or(""),
                 .watch = json::find_bool(body, "reports").value_or(false) ? Watch::reports : Watch::none,
                 .cta_payload = json::find_string(body, "cta_payload").value_or(""),
                 .deeplink_payload = json::find_string(body, "deeplink_payload").value_or("")};
  // Twice what Graph takes, so that a script can show the desk an SDP that is too large.
  if (wish.offer_sdp.size() > 2 * sdp_bytes_max) return base::refuse("control.sdp", "The SDP is larger than 32 KB.");
  if (std::max(wish.cta_payload.size(), wish.deeplink_payload.size()) > payload_bytes_max) {
    return base::refuse("control.payload", "A payload has at most 512 characters.");
  }
  if (const auto ring = json::find_int(body, "ring_seconds")) {
    wish.ring_limit = base::seconds(std::clamp<std::int64_t>(*ring, ring_limit_min.count(), ring_limit_max.count()));
  }
  return wish;
}

web::Response change_call(Site& site, const web::Request& request,
                          const std::function<void(Call&, base::Timestamp)>& change) {
  const auto call = change_by_customer(site.exchange, request.parameter("key"), change);
  return call ? web::json(to_json(*call)) : no_call();
}

std::int64_t read_count(const json::Value& body, std::string_view key) {
  return std::max<std::int64_t>(0, json::find_int(body, key).value_or(0));
}

}  // namespace

web::Response control_place_call(Site& site, const web::Request& request) {
  constexpr std::string_view known[] = {"sdp",          "customer",    "reports",
                                        "ring_seconds", "cta_payload", "deeplink_payload"};
  return with_body(site, request, known, [&](const json::Value& body) {
    auto wish = read_call(body);
    if (!wish) return refuse(wish.error());
    const auto call = place_call(site.exchange, *std::move(wish));
    return call ? web::json(to_json(*call), 201) : refuse(409, call.error().name, call.error().detail);
  });
}

web::Response control_show_call(Site& site, const web::Request& request) {
  return for_script(site, request, [&] {
    const auto call = find_call(site.exchange, request.parameter("key"));
    return call ? web::json(to_json(*call)) : no_call();
  });
}

web::Response control_hang_up(Site& site, const web::Request& request) {
  return with_body(site, request, {}, [&](const json::Value&) { return change_call(site, request, &hang_up); });
}

web::Response control_report(Site& site, const web::Request& request) {
  constexpr std::string_view known[] = {"packets", "early_packets"};
  return with_body(site, request, known, [&](const json::Value& body) {
    const PhoneReport report{.packets = read_count(body, "packets"),
                             .early_packets = read_count(body, "early_packets")};
    return change_call(site, request, [&](Call& call, base::Timestamp now) { take_report(call, report, now); });
  });
}

web::Response control_write_message(Site& site, const web::Request& request) {
  constexpr std::string_view known[] = {"customer", "text"};
  return with_body(site, request, known, [&](const json::Value& body) {
    const auto customer = read_customer(body);
    if (!customer) return refuse(customer.error());
    const auto message = write_to_business(site.exchange, *customer, json::find_string(body, "text").value_or(""));
    return message ? web::json(json::Object{{"id", message->id}}, 201) : refuse(message.error());
  });
}

web::Response control_list_requests(Site& site, const web::Request& request) {
  return for_script(site, request,
                    [&] { return list("requests", site.exchange.shared.requests.after(after(request), rows_max)); });
}

web::Response control_show_faults(Site& site, const web::Request& request) {
  return for_script(site, request, [&] { return web::json(site.exchange.shared.faults.to_json()); });
}

web::Response control_set_faults(Site& site, const web::Request& request) {
  return with_json(site, request, [&](const json::Value& body) {
    auto faults = read_faults(body);
    if (!faults) return refuse(faults.error());
    site.exchange.shared.faults.replace(std::move(faults->graph), faults->webhooks);
    return web::json(site.exchange.shared.faults.to_json());
  });
}

web::Response control_inject_delivery(Site& site, const web::Request& request) {
  constexpr std::string_view known[] = {"body", "seal"};
  return with_body(site, request, known, [&](const json::Value& body) {
    const auto text = json::find_string(body, "body");
    const auto seal = seal_from(json::find_string(body, "seal").value_or("good"));
    if (!text || !seal) return refuse(422, "control.delivery", "A delivery has a text \"body\" and a known \"seal\".");
    return web::json(json::Object{{"number", send_raw(site.exchange, *text, *seal)}}, 201);
  });
}

web::Response control_release_deliveries(Site& site, const web::Request& request) {
  constexpr std::string_view known[] = {"order"};
  return with_body(site, request, known, [&](const json::Value& body) {
    const std::string order = json::find_string(body, "order").value_or("as_told");
    if (order != "as_told" && order != "reversed") {
      return refuse(422, "control.order", "The order is \"as_told\" or \"reversed\".");
    }
    const auto count = release_held(site.exchange, order == "reversed" ? Order::reversed : Order::as_told);
    return web::json(json::Object{{"released", count}});
  });
}

web::Response control_list_deliveries(Site& site, const web::Request& request) {
  return for_script(site, request, [&] {
    return list("deliveries", deliveries_after(site.exchange.store.database(), after(request), rows_max));
  });
}

web::Response control_show_delivery(Site& site, const web::Request& request) {
  return for_script(site, request, [&] {
    const auto number = base::to_number<std::int64_t>(request.parameter("number")).value_or(0);
    const auto body = find_delivery_body(site.exchange.store.database(), number);
    return body ? web::json(json::Object{{"body", *body}})
                : refuse(404, "delivery.unknown", "There is no such delivery.");
  });
}

web::Response control_verify_hook(Site& site, const web::Request& request) {
  return with_body(site, request, {}, [&](const json::Value&) {
    http::Client client;
    const bool verified =
        verify_hook(site.exchange, [&](const http::Request& question) { return client.perform(question); });
    return web::json(json::Object{{"verified", verified}});
  });
}

}  // namespace carrier
