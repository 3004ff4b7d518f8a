#include "carrier/phone_handlers.h"

#include "base/text.h"
#include "carrier/calls.h"
#include "carrier/message_store.h"
#include "carrier/messages.h"
#include "carrier/sdp_check.h"

namespace carrier {

namespace {

constexpr int messages_shown = 50;

base::Result<Customer> read_customer(const json::Value& body) {
  return make_customer(json::find_string(body, "number").value_or(""), json::find_string(body, "name").value_or(""));
}

web::Response refuse(const base::Refusal& refusal, int status = 422) {
  return web::problem(status, refusal.name, refusal.detail);
}

web::Response no_call() {
  return web::problem(404, "call.unknown", "There is no such call any more.");
}

std::int64_t duration_seconds(const Call& call) {
  if (!call.accepted_at || !call.ended_at) return 0;
  return std::chrono::floor<base::seconds>(*call.ended_at - *call.accepted_at).count();
}

json::Object to_json(const Call& call) {
  json::Object object{{"key", call.key},
                      {"state", to_word(call.state)},
                      {"end", to_word(call.end)},
                      {"answer", call.answer_sdp},
                      {"duration_s", duration_seconds(call)},
                      {"failure_code", nullptr},
                      {"early_packets", call.early_packets}};
  if (const auto code = call.failure_code()) object["failure_code"] = *code;
  return object;
}

web::Response answer_call(const std::optional<Call>& call) {
  return call ? web::json(to_json(*call)) : no_call();
}

json::Object to_json(const Message& message) {
  return {{"number", message.number},
          {"from", message.sender == Sender::customer ? "customer" : "business"},
          {"text", message.body},
          {"read", message.is_read},
          {"at", base::to_micros(message.at)}};
}

std::int64_t read_count(const json::Value& body, std::string_view key) {
  return std::max<std::int64_t>(0, json::find_int(body, key).value_or(0));
}

}  // namespace

web::Response show_phone(Site& site, const web::Request& request) {
  view::Model model("carrier/phone.tpl");
  view::Section page = model.top();
  page.set("BASE", request.base_path());
  page.set("STATIC", request.address("/static/" + site.web.static_build));
  page.set("CSRF", request.csrf_token());
  page.set("BUSINESS_NAME", site.exchange.business().name);
  page.set("BUSINESS_INITIAL", base::cut_utf8(site.exchange.business().name, 1));
  page.set("BUSINESS_NUMBER", site.exchange.business().display_number);
  page.set("DEFAULT_NAME", invented_customers().front().name);
  page.set("DEFAULT_NUMBER", display_number(invented_customers().front().number));
  for (const Customer& customer : invented_customers()) {
    view::Section row = page.add("CUSTOMER");
    row.set("NAME", customer.name);
    row.set("NUMBER", display_number(customer.number));
  }
  return web::html(site.templates.render(model));
}

web::Response start_call(Site& site, const web::Request& request) {
  const auto body = request.json_body();
  if (!body) return refuse(body.error(), 400);
  auto customer = read_customer(*body);
  if (!customer) return refuse(customer.error());
  std::string offer = json::find_string(*body, "offer").value_or("");
  if (const auto good = check_offer(offer); !good) {
    const GraphError& error = good.error();
    return web::problem(422, "call.offer", error.reason.empty() ? error.details : error.reason);
  }
  const auto call = place_call(site.exchange, {.customer = *std::move(customer), .offer_sdp = std::move(offer)});
  if (!call) return refuse(call.error(), 409);
  return web::json(to_json(*call), 201);
}

web::Response show_call(Site& site, const web::Request& request) {
  return answer_call(find_call(site.exchange, request.parameter("key")));
}

web::Response report_call(Site& site, const web::Request& request) {
  const auto body = request.json_body();
  if (!body) return refuse(body.error(), 400);
  const PhoneReport report{.packets = read_count(*body, "packets"),
                           .early_packets = read_count(*body, "early_packets")};
  return answer_call(change_by_customer(site.exchange, request.parameter("key"),
                                        [&](Call& call, base::Timestamp now) { take_report(call, report, now); }));
}

web::Response hang_up_call(Site& site, const web::Request& request) {
  return answer_call(change_by_customer(site.exchange, request.parameter("key"), &hang_up));
}

web::Response list_messages(Site& site, const web::Request& request) {
  const auto customer = make_customer(request.query("number").value_or(""), request.query("name").value_or(""));
  if (!customer) return refuse(customer.error());
  const auto after = base::to_number<std::int64_t>(request.query("after").value_or("0")).value_or(0);
  json::Array list;
  for (const Message& message :
       messages_after(site.exchange.store.database(), customer->number, after, messages_shown)) {
    list.push_back(to_json(message));
  }
  return web::json(json::Object{{"messages", std::move(list)}});
}

web::Response write_message(Site& site, const web::Request& request) {
  const auto body = request.json_body();
  if (!body) return refuse(body.error(), 400);
  const auto customer = read_customer(*body);
  if (!customer) return refuse(customer.error());
  const auto message = write_to_business(site.exchange, *customer, json::find_string(*body, "text").value_or(""));
  if (!message) return refuse(message.error());
  return web::json(to_json(*message), 201);
}

web::Response mark_messages_read(Site& site, const web::Request& request) {
  const auto body = request.json_body();
  if (!body) return refuse(body.error(), 400);
  const auto customer = read_customer(*body);
  if (!customer) return refuse(customer.error());
  read_messages(site.exchange, *customer, read_count(*body, "up_to"));
  return web::no_content();
}

}  // namespace carrier
