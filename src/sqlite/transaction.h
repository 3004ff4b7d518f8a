/// One write transaction. Writers of all processes pass one gate (a lock file beside the ledger, then BEGIN IMMEDIATE):
/// SQLite's own back-off is unfair when writers saturate it, a flock queue is not. The scope rolls back unless `commit` was
/// called. Keep it short and never talk to the network inside.
#pragma once

#include "sqlite/database.h"

namespace sqlite {

class Transaction {
 public:
  /// Waits for the gate. Throws base::Failure when SQLite cannot begin.
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  /// Durable when this returns (in WAL mode the log is synced). Throws base::Failure when the disk says no; the transaction
  /// is rolled back then.
  void commit();

 private:
  Database& database_;
  int gate_ = -1;
  bool open_ = false;
};

/// One consistent view over several reads. Ends with the scope.
class Snapshot {
 public:
  explicit Snapshot(Database& database);
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot();

 private:
  Database& database_;
};

}  // namespace sqlite
