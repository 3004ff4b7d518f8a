/// A role between its type and its column.
#pragma once

#include "domain/person.h"
#include "store/ids.h"

namespace store {

[[nodiscard]] inline domain::Role role_at(const sqlite::Statement& row, int column) {
  const auto role = domain::role_from_word(row.text(column));
  if (!role) throw base::Failure("ledger: a membership has no role that we know");
  return *role;
}

}  // namespace store
