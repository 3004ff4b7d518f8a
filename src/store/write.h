/// One write transaction: the facts it changes and the numbered events that tell of them become visible together,
/// durably, at `commit`, or not at all when the scope ends without it. Then the bell rings, if there is anything to
/// tell. Writers of all processes queue at one gate, so keep the scope short and never talk to the network inside.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"
#include "domain/ids.h"
#include "sqlite/transaction.h"
#include "store/ledger.h"

namespace store {

/// What the bell shall tell: which thing changed. Who may hear it and what is shown is decided when it is read.
struct Telling {
  domain::WorkspaceId workspace;
  std::string_view kind;  ///< "call.changed", "message.added"
  std::optional<domain::CallId> call;
  std::optional<domain::ConversationId> conversation;
  base::Timestamp at;
};

class Write {
 public:
  /// Waits for the gate. The ledger must outlive this scope; one Write at a time on one ledger.
  explicit Write(Ledger& ledger) : ledger_(ledger), transaction_(ledger.database()) {}

  /// For reading inside the transaction; it sees its own changes.
  [[nodiscard]] Ledger& ledger() { return ledger_; }
  [[nodiscard]] sqlite::Database& database() { return ledger_.database(); }

  /// Adds a row to `events`.
  void tell(const Telling& telling);

  /// Durable when it returns. Throws base::Failure when the disk says no; nothing has happened then.
  void commit();

 private:
  Ledger& ledger_;
  sqlite::Transaction transaction_;
  bool has_told_ = false;
};

}  // namespace store
