#include "store/event_store.h"

#include "sqlite/statement.h"
#include "store/ids.h"
#include "store/queries/event.h"

namespace store {

std::vector<EventRow> events_after(Ledger& ledger, std::int64_t number, int limit) {
  std::vector<EventRow> events;
  auto row = ledger.database().use(queries::list_events_after);
  row.bind(number, limit);
  while (row.step()) {
    events.push_back({.number = row.integer(0),
                      .workspace = id_at<domain::WorkspaceId>(row, 1),
                      .kind = row.text(2),
                      .call = maybe_id_at<domain::CallId>(row, 3),
                      .conversation = maybe_id_at<domain::ConversationId>(row, 4),
                      .at = row.time(5)});
  }
  return events;
}

std::int64_t last_event_number(Ledger& ledger) {
  auto row = ledger.database().use(queries::find_last_event_number);
  return row.step() ? row.integer(0) : 0;
}

}  // namespace store
