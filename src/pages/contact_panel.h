/// The right of the inbox: who the customer is and when they called.
#pragma once

#include <vector>

#include "base/time.h"
#include "store/call_card.h"
#include "store/conversation_store.h"
#include "view/model.h"
#include "web/request.h"

namespace pages {

inline constexpr int panel_calls_max = 5;

/// Fills partials/contact_panel.tpl. `calls` are oldest first, as store::call_cards_of gives them.
void put_contact_panel(view::Section panel, const web::Request& request, const store::ConversationCard& card,
                       const std::vector<store::CallCard>& calls, base::Timestamp now);

}  // namespace pages
