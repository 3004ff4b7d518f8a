/// Where Meta, or a relay in front of it, knocks: /hooks/whatsapp and /hooks/whatsapp/{number} (Cloud API, webhooks).
#pragma once

#include <span>

#include "hooks/desk.h"
#include "web/router.h"

namespace hooks {

[[nodiscard]] std::span<const web::Route<Desk>> routes();

}  // namespace hooks
