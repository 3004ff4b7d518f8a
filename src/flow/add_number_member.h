/// Somebody takes part in a business number: they may be rung when it is called.
#pragma once

#include <optional>

#include "base/result.h"
#include "domain/ids.h"
#include "flow/desk.h"
#include "store/number_store.h"

namespace flow {

/// Adds, or changes right and ring order. `by` is the admin who did it; nothing for the command line. Refuses with
/// "number.unknown" when number or person is not of this workspace.
[[nodiscard]] base::Result<void> add_number_member(Desk& desk, domain::WorkspaceId workspace,
                                                   const store::NumberMember& member,
                                                   std::optional<domain::UserId> by = {});

}  // namespace flow
