#include "store/audit_store.h"

#include "sqlite/statement.h"
#include "store/ids.h"
#include "store/queries/audit.h"

namespace store {

void add_audit(Write& write, const AuditEntry& entry) {
  write.database()
      .use(queries::add_audit)
      .bind(entry.id, text_of(entry.workspace), text_of(entry.user), entry.action, json::write(entry.detail), entry.at)
      .run();
}

}  // namespace store
