/// Workspaces: one desk each, with everything that belongs to it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "store/write.h"

namespace store {

struct Workspace {
  domain::WorkspaceId id;
  std::string name;
  std::string features = "calling,recording";  ///< comma-separated plan features
  base::Timestamp created_at;
};

void add_workspace(Write& write, const Workspace& workspace);
[[nodiscard]] std::optional<Workspace> find_workspace(Ledger& ledger, domain::WorkspaceId id);
/// Oldest first; for the command line, which serves them all.
[[nodiscard]] std::vector<Workspace> list_workspaces(Ledger& ledger);

}  // namespace store
