#include "store/audit_store.h"

#include "json/json.h"
#include "sqlite/statement.h"
#include "store/ids.h"
#include "store/queries/audit.h"

namespace store {

namespace {

std::string write_detail(const AuditDetail& detail) {
  json::Object object;
  for (const auto& [name, value] : detail) object[name] = value;
  return json::write(object);
}

}  // namespace

void add_audit(Write& write, const AuditEntry& entry) {
  write.database()
      .use(queries::add_audit)
      .bind(entry.id, text_of(entry.workspace), text_of(entry.user), entry.action, write_detail(entry.detail), entry.at)
      .run();
}

}  // namespace store
