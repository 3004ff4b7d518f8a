/// For operators and their machines: /healthz (this program runs) and /readyz (a call could be taken now).
#pragma once

#include "pages/desk.h"
#include "web/request.h"
#include "web/response.h"

namespace pages {

[[nodiscard]] web::Response say_healthy(Desk& desk, const web::Request& request);
/// {"ready":bool,"ledger":"ok"|"down","switchboard":...,"push":...}; 503 unless everything is ok.
[[nodiscard]] web::Response say_ready(Desk& desk, const web::Request& request);

}  // namespace pages
