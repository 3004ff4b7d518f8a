/// The carrier's own file. One connection a thread; calls, messages and deliveries have their rows in call_store.h,
/// message_store.h and delivery_store.h.
#pragma once

#include <filesystem>

#include "base/time.h"
#include "sqlite/database.h"

namespace carrier {

/// Practice leaves no archive: what is older is forgotten.
inline constexpr std::chrono::hours memory_span{7 * 24};

class Store {
 public:
  /// Opens the file for this thread; makes it when it is missing. Throws base::Failure when it cannot be opened or was
  /// made by another release: then it is to be deleted, nothing in it is worth keeping.
  [[nodiscard]] static Store open(const std::filesystem::path& file);

  [[nodiscard]] sqlite::Database& database() { return database_; }

  /// Ended calls, messages and settled deliveries older than `memory_span`.
  void forget_old(base::Timestamp now);

 private:
  explicit Store(sqlite::Database database) : database_(std::move(database)) {}

  sqlite::Database database_;
};

}  // namespace carrier
