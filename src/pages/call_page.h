/// /calls/{call}: how one call went.
#pragma once

#include "pages/desk.h"
#include "web/request.h"
#include "web/response.h"

namespace pages {

[[nodiscard]] web::Response show_call(Desk& desk, const web::Request& request);

}  // namespace pages
