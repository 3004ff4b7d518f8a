#include "store/lease_store.h"

#include "sqlite/statement.h"
#include "store/queries/lease.h"

namespace store {

bool take_lease(Write& write, std::string_view name, std::string_view holder, base::Timestamp now,
                base::Timestamp held_until) {
  auto row = write.database().use(queries::take_lease);
  return row.bind(name, holder, now, held_until).step();
}

void drop_lease(Write& write, std::string_view name, std::string_view holder) {
  write.database().use(queries::drop_lease).bind(name, holder).run();
}

}  // namespace store
