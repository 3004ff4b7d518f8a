/// The ledger: the desk's one file, opened by one thread. Pages and the bell open it for reading and `flow` for
/// writing; every change goes through a `Write`. Finding rows is a matter of the `<thing>_store.h` beside this file,
/// whose functions take a Ledger to read and a Write to change.
#pragma once

#include <filesystem>

#include "sqlite/database.h"

namespace store {

class Ledger {
 public:
  /// Throws base::Failure when the file is missing or was made by another version of the program: `migrate` makes and
  /// renews it, nothing else does.
  [[nodiscard]] static Ledger open(const std::filesystem::path& file, sqlite::Access access);

  Ledger(Ledger&& other) noexcept;
  Ledger& operator=(Ledger&&) = delete;
  ~Ledger();

  [[nodiscard]] sqlite::Database& database() { return database_; }
  [[nodiscard]] const std::filesystem::path& file() const { return database_.file(); }

  /// Wakes who tails the events: one byte to the datagram socket `bell_of(file())`. Never waits and never fails;
  /// without a listener nothing happens, because the bell also looks by itself.
  void ring_bell();

 private:
  explicit Ledger(sqlite::Database database);

  sqlite::Database database_;
  int bell_ = -1;
};

/// Where the bell of a ledger listens: `<file>.bell`, a Unix datagram socket.
[[nodiscard]] std::filesystem::path bell_of(const std::filesystem::path& ledger_file);

}  // namespace store
