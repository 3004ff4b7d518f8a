/// The numbered list that the bell reads. Rows are written by `Write::tell` and never changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/ids.h"
#include "store/ledger.h"

namespace store {

struct EventRow {
  std::int64_t number = 0;
  domain::WorkspaceId workspace;
  /// "call.changed" or "message.added".
  std::string kind;
  std::optional<domain::CallId> call;
  std::optional<domain::ConversationId> conversation;
  base::Timestamp at{};
};

/// Those above `number`, lowest first.
[[nodiscard]] std::vector<EventRow> events_after(Ledger& ledger, std::int64_t number, int limit);

/// 0 when there is none yet.
[[nodiscard]] std::int64_t last_event_number(Ledger& ledger);

}  // namespace store
