/// Every address of the desk, who may knock there, and which handler answers.
#pragma once

#include <span>

#include "pages/desk.h"
#include "web/router.h"

namespace pages {

[[nodiscard]] std::span<const web::Route<Desk>> routes();

}  // namespace pages
