#include "carrier/site.h"

#include <string_view>
#include <utility>

#include "carrier/control_handlers.h"
#include "carrier/graph_handlers.h"
#include "carrier/phone_handlers.h"
#include "web/site.h"

namespace carrier {

namespace {

using web::Access;
using web::Method;

constexpr web::Route<Site> routes[] = {
    {Method::get, "/carrier/graph/{version}/{node}", Access::machine, &answer_graph},
    {Method::post, "/carrier/graph/{version}/{node}", Access::machine, &answer_graph},
    {Method::get, "/carrier/graph/{version}/{node}/{edge}", Access::machine, &answer_graph_edge},
    {Method::post, "/carrier/graph/{version}/{node}/{edge}", Access::machine, &answer_graph_edge},

    {Method::get, "/carrier/phone", Access::anyone, &show_phone},
    {Method::post, "/carrier/phone/calls", Access::anyone, &start_call},
    {Method::get, "/carrier/phone/calls/{key}", Access::anyone, &show_call},
    {Method::post, "/carrier/phone/calls/{key}/report", Access::anyone, &report_call},
    {Method::post, "/carrier/phone/calls/{key}/hang-up", Access::anyone, &hang_up_call},
    {Method::get, "/carrier/phone/messages", Access::anyone, &list_messages},
    {Method::post, "/carrier/phone/messages", Access::anyone, &write_message},
    {Method::post, "/carrier/phone/messages/read", Access::anyone, &mark_messages_read},

    {Method::post, "/carrier/control/calls", Access::machine, &control_place_call},
    {Method::get, "/carrier/control/calls/{key}", Access::machine, &control_show_call},
    {Method::post, "/carrier/control/calls/{key}/hang-up", Access::machine, &control_hang_up},
    {Method::post, "/carrier/control/calls/{key}/report", Access::machine, &control_report},
    {Method::post, "/carrier/control/messages", Access::machine, &control_write_message},
    {Method::get, "/carrier/control/requests", Access::machine, &control_list_requests},
    {Method::get, "/carrier/control/faults", Access::machine, &control_show_faults},
    {Method::post, "/carrier/control/faults", Access::machine, &control_set_faults},
    {Method::get, "/carrier/control/deliveries", Access::machine, &control_list_deliveries},
    {Method::post, "/carrier/control/deliveries", Access::machine, &control_inject_delivery},
    {Method::post, "/carrier/control/deliveries/release", Access::machine, &control_release_deliveries},
    {Method::get, "/carrier/control/deliveries/{number}", Access::machine, &control_show_delivery},
    {Method::post, "/carrier/control/verify", Access::machine, &control_verify_hook},
};

constexpr std::string_view business_name = "Northgate Support";

std::string digits_of(std::string_view number) {
  std::string digits;
  for (const char c : number) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

}  // namespace

std::unique_ptr<web::Handler> make_handler(Exchange exchange, const view::Renderer& templates, const settings::Web& web,
                                           base::Random& random) {
  auto site = std::make_unique<Site>(Site{std::move(exchange), templates, web, {}});
  web::NoSessions& sessions = site->sessions;
  return std::make_unique<web::Site<Site>>(
      std::move(site), sessions, routes,
      web::SiteOptions{.own_origin = web.origin(), .login_path = {}, .random = &random});
}

Agreement make_agreement(const settings::Settings& settings) {
  const settings::Carrier& carrier = settings.carrier;
  return {.business = {.account_id = carrier.account_id,
                       .phone_number_id = carrier.phone_number_id,
                       .number = digits_of(carrier.display_phone_number),
                       .display_number = carrier.display_phone_number,
                       .name = std::string(business_name)},
          .hook_url = carrier.hook_url,
          .app_secret = carrier.app_secret,
          .access_token = carrier.access_token,
          .verify_token = carrier.verify_token};
}

}  // namespace carrier
