/// /login and /logout.
#pragma once

#include "pages/desk.h"
#include "web/request.h"
#include "web/response.h"

namespace pages {

[[nodiscard]] web::Response show_login(Desk& desk, const web::Request& request);
[[nodiscard]] web::Response sign_in(Desk& desk, const web::Request& request);
[[nodiscard]] web::Response sign_out(Desk& desk, const web::Request& request);

}  // namespace pages
