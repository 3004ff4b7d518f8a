/// A call of the practice desk's past: told to domain::step as it would have happened, so that it looks like any other.
#pragma once

#include <optional>

#include "base/time.h"
#include "domain/ids.h"
#include "flow/desk.h"
#include "flow/sample_story.h"
#include "store/write.h"

namespace flow {

struct SampleCall {
  domain::WorkspaceId workspace;
  domain::NumberId number;
  domain::ContactId contact;
  domain::ConversationId conversation;
  base::Timestamp at;
  std::chrono::seconds rang;
  std::optional<domain::UserId> agent;  ///< nothing when nobody picked up
  std::chrono::seconds talked;
};

/// Writes the call and its entry in the thread. What the call would ask of the outside is left out: there was none.
void write_sample_call(Desk& desk, store::Write& write, const SampleCall& sample);

}  // namespace flow
