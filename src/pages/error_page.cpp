#include "pages/error_page.h"

#include "pages/frame.h"

namespace pages {

namespace {

std::string_view title_of(int status) {
  switch (status) {
    case 401:
    case 403:
      return "This is not yours to do";
    case 404:
      return "There is nothing here";
    case 405:
      return "That does not work here";
    case 409:
      return "Somebody was faster";
    case 413:
      return "That was too much";
    case 503:
      return "Not at the moment";
    default:
      return status < 500 ? "That did not work" : "Something broke on our side";
  }
}

}  // namespace

web::Response show_problem(Desk& desk, const web::Request& request, const web::Problem& problem) {
  Framed page = plain_page(desk, request, title_of(problem.status), "pages/error.tpl");
  page.content.set("STATUS", problem.status);
  page.content.set("TITLE", title_of(problem.status));
  page.content.set("TEXT", problem.text);
  return show(desk, page, problem.status);
}

}  // namespace pages
