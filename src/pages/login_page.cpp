#include "pages/login_page.h"

#include "flow/sample_workspace.h"
#include "flow/sign_in.h"
#include "flow/sign_out.h"
#include "pages/asking.h"
#include "pages/entrance.h"
#include "pages/face.h"
#include "pages/frame.h"
#include "web/guard.h"

namespace pages {

namespace {

struct LoginModel {
  std::string next;
  std::string email;
  std::string complaint;
};

// The sample people have no ids here; their places in the list give them their colours.
void put_sample_people(view::Section practice) {
  unsigned tone = 0;
  for (const flow::SamplePerson& sample : flow::sample_people) {
    view::Section person = practice.add("SAMPLE_PERSON");
    person.set("NAME", sample.name);
    person.set("ROLE", sample.role == "admin" ? "Admin" : "Agent");
    person.set("EMAIL", sample.email);
    person.set("PASSWORD", flow::sample_password);
    person.set("INITIALS", initials_of(sample.name));
    person.set("TONE", tone++ % face_tones);
  }
}

web::Response show(Desk& desk, const web::Request& request, const LoginModel& model, int status) {
  Framed page = plain_page(desk, request, "Sign in", "pages/login.tpl");
  page.content.set("NEXT", model.next);
  page.content.set("EMAIL", model.email);
  if (!model.complaint.empty()) {
    page.content.show("COMPLAINED");
    page.content.set("COMPLAINT", model.complaint);
  }
  if (desk.settings.web.demo) put_sample_people(page.content.add("PRACTICE"));
  return show(desk, page, status);
}

}  // namespace

web::Response show_login(Desk& desk, const web::Request& request) {
  const std::string next(request.query("next").value_or(""));
  if (request.person() != nullptr) return web::redirect(destination(request, next));
  return show(desk, request, {.next = next}, 200);
}

web::Response sign_in(Desk& desk, const web::Request& request) {
  const std::string next(request.form("next").value_or(""));
  const flow::SignIn form{.email = std::string(request.form("email").value_or("")),
                          .password = std::string(request.form("password").value_or("")),
                          .visitor = visitor_of(request)};
  const auto session = flow::sign_in(desk.people, form);
  if (session) return enter(request, *session, next);
  const base::Refusal& refusal = session.error();
  const int status = refusal.name == "sign_in.too_many" ? 429 : 422;
  return show(desk, request, {.next = next, .email = form.email, .complaint = refusal.detail}, status);
}

web::Response sign_out(Desk& desk, const web::Request& request) {
  flow::sign_out(desk.people, who_asks(request).session);
  web::Response response = web::redirect(request.address("/login"));
  response.add("Set-Cookie", web::ended_session_cookie(request));
  return response;
}

}  // namespace pages
