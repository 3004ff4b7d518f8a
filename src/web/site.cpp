#include "web/site.h"

#include "base/text.h"

namespace web::detail {

Response answer_objection(const Request& request, Problem objection, const SiteOptions& options) {
  const bool to_login = objection.status == 401 && request.wants_page() && !options.login_path.empty();
  if (!to_login) return problem(objection.status, std::move(objection.name), std::move(objection.text));
  const std::string login = request.address(options.login_path);
  // A post is not repeated after the sign-in: what it would do must be meant anew.
  if (request.method() != Method::get) return redirect(login);
  return redirect(login + "?next=" + base::percent_encode(request.target()));
}

Response answer_unrouted(const std::string& allow) {
  if (allow.empty()) return problem(404, "page.unknown", "There is nothing at this address.");
  Response response = problem(405, "method.refused", "This address does not take that kind of request.");
  response.set("Allow", allow);
  return response;
}

}  // namespace web::detail
