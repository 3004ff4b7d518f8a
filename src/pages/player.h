/// The player of one recorded track.
#pragma once

#include <string_view>

#include "base/time.h"
#include "store/call_card.h"
#include "view/model.h"
#include "web/request.h"

namespace pages {

/// `side`: "customer", "agent" or "mix".
[[nodiscard]] bool has_track(const store::CallCard& call, std::string_view side);

/// Fills partials/player.tpl.
void put_player(view::Section player, const web::Request& request, const store::CallCard& call, std::string_view side,
                std::string_view label, base::microseconds duration);

}  // namespace pages
