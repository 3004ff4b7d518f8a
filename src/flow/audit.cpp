#include "flow/audit.h"

#include "base/id.h"

namespace flow {

void audit(Desk& desk, store::Write& write, const Audited& what) {
  const base::Timestamp now = desk.clock.now();
  const store::AuditEntry entry{
      .id = base::id_to_text(base::make_id_bits(now, desk.random)),
      .workspace = what.workspace,
      .user = what.by,
      .action = what.action,
      .detail = what.detail,
      .at = now,
  };
  store::add_audit(write, entry);
}

}  // namespace flow
