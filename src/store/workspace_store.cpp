#include "store/workspace_store.h"

#include "sqlite/statement.h"
#include "store/ids.h"
#include "store/queries/workspace.h"

namespace store {

namespace {

Workspace read_workspace(const sqlite::Statement& row) {
  return {
      .id = id_at<domain::WorkspaceId>(row, 0),
      .name = row.text(1),
      .features = row.text(2),
      .created_at = row.time(3),
  };
}

}  // namespace

void add_workspace(Write& write, const Workspace& workspace) {
  write.database()
      .use(queries::add_workspace)
      .bind(workspace.id.text(), workspace.name, workspace.features, workspace.created_at)
      .run();
}

std::optional<Workspace> find_workspace(Ledger& ledger, domain::WorkspaceId id) {
  auto row = ledger.database().use(queries::find_workspace);
  if (!row.bind(id.text()).step()) return {};
  return read_workspace(row);
}

std::vector<Workspace> list_workspaces(Ledger& ledger) {
  std::vector<Workspace> workspaces;
  auto row = ledger.database().use(queries::list_workspaces);
  while (row.step()) workspaces.push_back(read_workspace(row));
  return workspaces;
}

}  // namespace store
