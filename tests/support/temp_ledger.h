/// A real ledger in a file of its own, migrated and open for writing, gone with the scope. Needs the module `store`.
#pragma once

#include "store/ledger.h"
#include "store/migrate.h"
#include "support/temp_folder.h"

namespace support {

class TempLedger {
 public:
  TempLedger() : ledger_(open(sqlite::Access::read_write)) {}

  [[nodiscard]] store::Ledger& ledger() { return ledger_; }
  [[nodiscard]] std::filesystem::path file() const { return folder_.file("belfry.sqlite"); }
  [[nodiscard]] const TempFolder& folder() const { return folder_; }

  /// One more connection to the same file.
  [[nodiscard]] store::Ledger open(sqlite::Access access) const {
    if (!store::migrate(file())) throw std::runtime_error("the test's ledger cannot be made");
    return store::Ledger::open(file(), access);
  }

 private:
  TempFolder folder_;
  store::Ledger ledger_;
};

}  // namespace support
