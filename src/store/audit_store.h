/// Who changed what about people, rights and numbers. Rows are added, never changed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/write.h"

namespace store {

/// Names and values of what was touched: ids and words, no secrets.
using AuditDetail = std::vector<std::pair<std::string_view, std::string>>;

struct AuditEntry {
  std::string id;
  std::optional<domain::WorkspaceId> workspace;
  std::optional<domain::UserId> user;  ///< who did it; nothing for the command line
  std::string_view action;             ///< noun.verb
  AuditDetail detail;
  base::Timestamp at;
};

void add_audit(Write& write, const AuditEntry& entry);

}  // namespace store
