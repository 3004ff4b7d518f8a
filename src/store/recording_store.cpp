#include "store/recording_store.h"

#include "sqlite/statement.h"
#include "store/ids.h"
#include "store/queries/recording.h"

namespace store {

std::vector<Recording> recordings_of(Ledger& ledger, domain::WorkspaceId workspace, domain::CallId call) {
  std::vector<Recording> recordings;
  auto row = ledger.database().use(queries::list_recordings);
  row.bind(workspace.text(), call.text());
  while (row.step()) {
    recordings.push_back({.id = id_at<domain::RecordingId>(row, 0),
                          .workspace = workspace,
                          .call = call,
                          .side = row.text(1),
                          .duration = base::microseconds(row.integer(2)),
                          .bytes = row.integer(3),
                          .created_at = row.time(4)});
  }
  return recordings;
}

bool add_recording(Write& write, const Recording& recording) {
  auto row = write.database().use(queries::add_recording);
  row.bind(recording.id.text(), recording.workspace.text(), recording.call.text(), recording.side,
           recording.duration.count(), recording.bytes, recording.created_at);
  return row.step();
}

}  // namespace store
