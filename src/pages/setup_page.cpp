#include "pages/setup_page.h"

#include "domain/person.h"
#include "flow/first_run.h"
#include "pages/entrance.h"
#include "pages/frame.h"

namespace pages {

namespace {

web::Response closed() {
  return web::problem(
      404, "setup.closed",
      "This setup address is used up, too old, or not whole. Ask for a new one with: belfryctl user setup");
}

web::Response show(Desk& desk, const web::Request& request, const flow::FirstRun& form,
                   const flow::Complaints& complaints) {
  Framed page = plain_page(desk, request, "Welcome", "pages/setup.tpl");
  page.content.set("TOKEN", form.token);
  page.content.set("WORKSPACE_NAME", form.workspace_name);
  page.content.set("NAME", form.name);
  page.content.set("EMAIL", form.email);
  page.content.set("PASSWORD_MIN", domain::password_characters_min);
  if (!complaints.empty()) {
    view::Section complained = page.content.add("COMPLAINED");
    for (const base::Refusal& complaint : complaints) complained.add("COMPLAINT").set("TEXT", complaint.detail);
  }
  return show(desk, page, complaints.empty() ? 200 : 422);
}

}  // namespace

web::Response show_setup(Desk& desk, const web::Request& request) {
  const std::string token(request.query("token").value_or(""));
  if (!flow::is_setup_open(desk.people, token)) return closed();
  return show(desk, request, {.token = token}, {});
}

web::Response set_up(Desk& desk, const web::Request& request) {
  const auto typed = [&](std::string_view field) { return std::string(request.form(field).value_or("")); };
  const flow::FirstRun form{.token = typed("token"),
                            .workspace_name = typed("workspace"),
                            .name = typed("name"),
                            .email = typed("email"),
                            .password = typed("password"),
                            .visitor = visitor_of(request)};
  const auto session = flow::first_run(desk.people, form);
  if (session) return enter(request, *session);
  const bool is_closed = session.error().front().name == "setup.token";
  return is_closed ? closed() : show(desk, request, form, session.error());
}

}  // namespace pages
