/// The middle of the inbox: one conversation's messages and calls.
#pragma once

#include <string>

#include "base/time.h"
#include "store/conversation_store.h"
#include "store/message_store.h"
#include "view/model.h"
#include "web/request.h"

namespace pages {

struct ThreadModel {
  store::ConversationCard card;
  store::Page<store::ThreadEntry> entries;
  std::string list_address;  ///< back to the list, on phones
};

/// The customer's name, else number, else "Unknown caller".
[[nodiscard]] std::string title_of(const store::ConversationCard& card);

/// Fills partials/thread.tpl, all but its contact panel.
void put_thread(view::Section& section, const web::Request& request, const ThreadModel& thread, base::Timestamp now);

}  // namespace pages
