#include "pages/entrance.h"

#include "web/guard.h"
#include "web/path.h"

namespace pages {

flow::Visitor visitor_of(const web::Request& request) {
  return {.address = request.remote_address(),
          .user_agent = std::string(request.header("user-agent").value_or("")),
          .old_token = std::string(request.cookie(web::session_cookie_name(request)).value_or(""))};
}

std::string destination(const web::Request& request, std::string_view next) {
  if (!web::is_local_target(next) || !next.starts_with(request.base_path() + "/")) return request.address("/inbox");
  return next.starts_with(request.address("/login")) ? request.address("/inbox") : std::string(next);
}

web::Response enter(const web::Request& request, const flow::NewSession& session, std::string_view next) {
  web::Response response = web::redirect(destination(request, next));
  const auto lives = std::chrono::duration_cast<std::chrono::seconds>(flow::session_age_max);
  response.add("Set-Cookie", web::session_cookie(request, session.token, lives));
  return response;
}

}  // namespace pages
