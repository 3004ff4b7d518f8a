/// Somebody takes part in a business number: they may be rung when it is called.
#pragma once

#include "base/result.h"
#include "domain/ids.h"
#include "flow/desk.h"
#include "store/number_store.h"

namespace flow {

/// Adds, or changes right and ring order. Refuses with "number.unknown" when number or person is not of this workspace.
[[nodiscard]] base::Result<void> add_number_member(Desk& desk, domain::WorkspaceId workspace,
                                                   const store::NumberMember& member);

}  // namespace flow
