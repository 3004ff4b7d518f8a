#include "pages/frame.h"

#include "base/text.h"
#include "pages/asking.h"
#include "pages/face.h"
#include "store/event_store.h"
#include "store/workspace_store.h"

namespace pages {

namespace {

std::string_view role_name(web::Role role) {
  switch (role) {
    case web::Role::admin:
      return "Admin";
    case web::Role::manager:
      return "Manager";
    case web::Role::agent:
      return "Agent";
  }
  return {};
}

// The cookie that static/js/parts/theme_switch.js keeps. Anything but these two means: as the system says.
std::string_view theme_of(const web::Request& request) {
  const std::string_view theme = request.cookie("theme").value_or("");
  return theme == "light" || theme == "dark" ? theme : "";
}

void put_everywhere(view::Section& top, const Desk& desk, const web::Request& request) {
  top.set_everywhere("BASE", request.base_path());
  top.set_everywhere("STATIC", request.address("/static/" + desk.settings.web.static_build));
  top.set_everywhere("CSRF", request.csrf_token());
}

void put_nav(view::Section nav, const Desk& desk, const web::Request& request, Nav here) {
  const Asking asking = who_asks(request);
  const auto workspace = store::find_workspace(desk.ledger(), asking.workspace);
  nav.set("WORKSPACE_NAME", workspace ? workspace->name : "");
  nav.set("USER_NAME", asking.name);
  nav.set("ROLE_NAME", role_name(asking.role));
  put_face(nav, asking.name, asking.user.bits());
  nav.show(here == Nav::inbox ? "INBOX_HERE" : "CALLS_HERE");
}

}  // namespace

std::int64_t last_event_seen(const Desk& desk) {
  return store::last_event_number(desk.ledger());
}

Framed desk_page(Desk& desk, const web::Request& request, const DeskPage& page) {
  view::Model model("layouts/desk.tpl");
  view::Section top = model.top();
  put_everywhere(top, desk, request);
  top.set("TITLE", page.title);
  top.set("THEME", theme_of(request));
  top.set("LIVE_URL", request.address("/live"));
  top.set("SEEN_EVENT", std::to_string(page.seen_event));
  top.set("USER_ID", request.person()->user_id);
  top.set("USER_NAME", request.person()->name);
  put_nav(top.include("NAV", "partials/nav.tpl"), desk, request, page.here);
  top.include("CALL_CARD", "partials/call_card.tpl");
  view::Section inside = top.include("CONTENT", page.content);
  return {std::move(model), inside};
}

Framed plain_page(Desk& desk, const web::Request& request, std::string_view title, std::string_view content) {
  view::Model model("layouts/plain.tpl");
  view::Section top = model.top();
  put_everywhere(top, desk, request);
  top.set("TITLE", title);
  top.set("THEME", theme_of(request));
  view::Section inside = top.include("CONTENT", content);
  return {std::move(model), inside};
}

web::Response show(const Desk& desk, const Framed& page, int status) {
  return web::html(desk.renderer.render(page.model), status);
}

void put_empty(view::Section& section, std::string_view marker, std::string_view icon, std::string_view title,
               std::string_view text) {
  view::Section empty = section.include(marker, "partials/empty.tpl");
  empty.set("ICON", icon);
  empty.set("TITLE", title);
  empty.set("TEXT", text);
}

}  // namespace pages
