/// Finished tracks of calls. The files lie under recordings_dir/<call id>/<side>.ogg; this says which are whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/ids.h"
#include "store/ledger.h"
#include "store/write.h"

namespace store {

struct Recording {
  domain::RecordingId id;
  domain::WorkspaceId workspace;
  domain::CallId call;
  /// "customer", "agent" or "mix".
  std::string side;
  base::microseconds duration{};
  std::int64_t bytes = 0;
  base::Timestamp created_at{};
};

/// customer, agent, mix: those there are.
[[nodiscard]] std::vector<Recording> recordings_of(Ledger& ledger, domain::WorkspaceId workspace, domain::CallId call);

/// False when this track of this call is known already.
bool add_recording(Write& write, const Recording& recording);

}  // namespace store
