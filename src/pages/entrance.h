/// The common end of signing in and of the first run: the browser gets its cookie and goes on.
#pragma once

#include <string_view>

#include "flow/new_session.h"
#include "web/request.h"
#include "web/response.h"

namespace pages {

/// The browser that knocks, for the ledger.
[[nodiscard]] flow::Visitor visitor_of(const web::Request& request);

/// A redirect to `next` when that is a page of this desk, else to the inbox, with the session's cookie.
[[nodiscard]] web::Response enter(const web::Request& request, const flow::NewSession& session,
                                  std::string_view next = {});

/// Where `next` leads: itself, or the inbox when it is not local or is the sign-in page.
[[nodiscard]] std::string destination(const web::Request& request, std::string_view next);

}  // namespace pages
