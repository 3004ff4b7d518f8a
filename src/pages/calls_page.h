/// /calls: the call log, newest first.
#pragma once

#include "pages/desk.h"
#include "web/request.h"
#include "web/response.h"

namespace pages {

inline constexpr int calls_per_page = 25;

[[nodiscard]] web::Response show_calls(Desk& desk, const web::Request& request);

}  // namespace pages
