/// GET /live: the event stream. The session is checked here, the stream itself is the bell's (src/push): nginx hands it
/// over, so a listening browser pins no thread of ours.
#pragma once

#include "pages/desk.h"
#include "web/request.h"
#include "web/response.h"

namespace pages {

[[nodiscard]] web::Response hand_over_live(Desk& desk, const web::Request& request);

}  // namespace pages
