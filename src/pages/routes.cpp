#include "pages/routes.h"

#include "pages/call_actions.h"
#include "pages/call_page.h"
#include "pages/calls_page.h"
#include "pages/health.h"
#include "pages/inbox_page.h"
#include "pages/live.h"
#include "pages/login_page.h"
#include "pages/recording.h"
#include "pages/setup_page.h"

namespace pages {

namespace {

using web::Access;
using web::Method;

web::Response show_start(Desk&, const web::Request& request) {
  return web::redirect(request.address("/inbox"));
}

constexpr web::Route<Desk> table[] = {
    {Method::get, "/", Access::person, &show_start},
    {Method::get, "/login", Access::anyone, &show_login},
    {Method::post, "/login", Access::anyone, &sign_in},
    {Method::post, "/logout", Access::person, &sign_out},
    {Method::get, "/setup", Access::anyone, &show_setup},
    {Method::post, "/setup", Access::anyone, &set_up},
    {Method::get, "/inbox", Access::person, &show_inbox},
    {Method::get, "/inbox/{conversation}", Access::person, &show_conversation},
    {Method::get, "/calls", Access::person, &show_calls},
    {Method::get, "/calls/{call}", Access::person, &show_call},
    {Method::post, "/calls/{call}/answer", Access::person, &answer_call},
    {Method::post, "/calls/{call}/reject", Access::person, &reject_call},
    {Method::post, "/calls/{call}/hang-up", Access::person, &hang_up},
    {Method::get, "/calls/{call}/recordings/{side}", Access::person, &send_recording},
    {Method::get, "/live", Access::person, &hand_over_live},
    {Method::get, "/healthz", Access::anyone, &say_healthy},
    {Method::get, "/readyz", Access::anyone, &say_ready},
};

}  // namespace

std::span<const web::Route<Desk>> routes() {
  return table;
}

}  // namespace pages
