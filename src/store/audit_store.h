/// Who changed what about people, rights and numbers. Rows are added, never changed.
#pragma once

#include <optional>
#include <string_view>

#include "json/json.h"
#include "store/write.h"

namespace store {

struct AuditEntry {
  std::string id;
  std::optional<domain::WorkspaceId> workspace;
  std::optional<domain::UserId> user;  ///< who did it; nothing for the command line
  std::string_view action;             ///< noun.verb
  json::Object detail;                 ///< without secrets
  base::Timestamp at;
};

void add_audit(Write& write, const AuditEntry& entry);

}  // namespace store
