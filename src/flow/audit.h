/// Every verb that changes people, rights or numbers leaves a line of it, in its own transaction.
#pragma once

#include <optional>
#include <string_view>

#include "domain/ids.h"
#include "flow/desk.h"
#include "store/audit_store.h"

namespace flow {

/// `by` is nothing for the command line and for time itself.
struct Audited {
  std::string_view action;  ///< noun.verb
  std::optional<domain::WorkspaceId> workspace;
  std::optional<domain::UserId> by;
  store::AuditDetail detail;
};

void audit(Desk& desk, store::Write& write, const Audited& what);

}  // namespace flow
