/// Ids between their type and their column.
#pragma once

#include <optional>
#include <string>

#include "base/failure.h"
#include "base/id.h"
#include "sqlite/statement.h"

namespace store {

template <class Tag>
[[nodiscard]] std::optional<std::string> text_of(const std::optional<base::Id<Tag>>& id) {
  return id ? std::optional(id->text()) : std::nullopt;
}

/// `id_at<domain::CallId>(row, 0)`. The column holds what we wrote; anything else means a damaged file.
template <class Id>
[[nodiscard]] Id id_at(const sqlite::Statement& row, int column) {
  const auto id = Id::from_text(row.text(column));
  if (!id) throw base::Failure("ledger: a column that should hold an id does not");
  return *id;
}

template <class Id>
[[nodiscard]] std::optional<Id> maybe_id_at(const sqlite::Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(id_at<Id>(row, column));
}

}  // namespace store
