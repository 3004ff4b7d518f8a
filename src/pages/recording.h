/// GET /calls/{call}/recordings/{side}: a finished track, handed over to nginx, which knows byte ranges.
#pragma once

#include "pages/desk.h"
#include "web/request.h"
#include "web/response.h"

namespace pages {

/// For people of the call's workspace; everybody else finds nothing.
[[nodiscard]] web::Response send_recording(Desk& desk, const web::Request& request);

}  // namespace pages
