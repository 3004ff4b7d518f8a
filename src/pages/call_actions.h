/// What an agent does with a call: POST /calls/{call}/answer, /reject, /hang-up. JSON for the desk's script; the last
/// two are plain forms as well and lead back to the call's page.
#pragma once

#include "pages/desk.h"
#include "web/request.h"
#include "web/response.h"

namespace pages {

/// Takes {"offer": sdp}, answers {"answer": sdp, "call": card}.
[[nodiscard]] web::Response answer_call(Desk& desk, const web::Request& request);
[[nodiscard]] web::Response reject_call(Desk& desk, const web::Request& request);
[[nodiscard]] web::Response hang_up(Desk& desk, const web::Request& request);

}  // namespace pages
