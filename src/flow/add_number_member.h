/// Somebody takes part in a business number: they may be rung when it is called.
#pragma once

#include <optional>

#include "base/result.h"
#include "domain/ids.h"
#include "flow/desk.h"

namespace flow {

struct AddNumberMember {
  domain::WorkspaceId workspace;
  domain::NumberId number;
  domain::UserId user;
  bool may_call = true;
  int ring_order = 0;
  std::optional<domain::UserId> by;
};

/// Adds, or changes right and ring order. Refuses with "number.unknown" when number or person is not of this workspace.
[[nodiscard]] base::Result<void> add_number_member(Desk& desk, const AddNumberMember& form);

}  // namespace flow
