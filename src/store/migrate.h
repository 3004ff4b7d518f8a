/// Brings a ledger to the schema of this program: makes the file when there is none, and runs the migrations it has not
/// seen, each in one transaction. Before anything is changed the place and the file are looked at, and what cannot work
/// is refused with a sentence that says how to mend it. Running it twice, or from two programs at once, is harmless.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/result.h"

namespace store {

struct Migrated {
  int from = 0;  ///< the schema's number before; 0 for a file just made
  int to = 0;    ///< and now
};

/// Refusals: "ledger.no_folder", "ledger.network_file_system", "ledger.read_only", "ledger.not_a_database",
/// "ledger.damaged", "ledger.foreign" (another program's file), "ledger.newer" (made by a newer version of this
/// program). Throws base::Failure when the disk fails under way; finished migrations stay, the one under way leaves
/// nothing.
[[nodiscard]] base::Result<Migrated> migrate(const std::filesystem::path& file);

/// True for a file system (its magic number as statfs tells it) that lives on another machine. SQLite's locks and its
/// shared memory do not work there: two writers would not see each other.
[[nodiscard]] bool is_network_file_system(std::uint32_t magic);

}  // namespace store
