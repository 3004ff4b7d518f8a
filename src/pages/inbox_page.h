/// /inbox and /inbox/{conversation}: the list of conversations, the one chosen, and who the customer is.
#pragma once

#include "pages/desk.h"
#include "web/request.h"
#include "web/response.h"

namespace pages {

[[nodiscard]] web::Response show_inbox(Desk& desk, const web::Request& request);
[[nodiscard]] web::Response show_conversation(Desk& desk, const web::Request& request);

}  // namespace pages
