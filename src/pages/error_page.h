/// What people see instead of a page: unknown addresses, missing rights, our own failures.
#pragma once

#include "pages/desk.h"
#include "web/request.h"
#include "web/response.h"

namespace pages {

[[nodiscard]] web::Response show_problem(Desk& desk, const web::Request& request, const web::Problem& problem);

}  // namespace pages
