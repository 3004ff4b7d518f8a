/// /setup?token=...: the first run of a desk without people.
#pragma once

#include "pages/desk.h"
#include "web/request.h"
#include "web/response.h"

namespace pages {

[[nodiscard]] web::Response show_setup(Desk& desk, const web::Request& request);
[[nodiscard]] web::Response set_up(Desk& desk, const web::Request& request);

}  // namespace pages
