/// Where a ledger can live: a folder that is there, on this machine, writable, with a file in it that begins like
/// SQLite's. What is inside the file is looked at by `migrate`.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace store {

/// Refuses with "ledger.no_folder", "ledger.network_file_system", "ledger.read_only" or "ledger.not_a_database". A
/// missing or empty file is fine.
[[nodiscard]] base::Result<void> check_place(const std::filesystem::path& file);

/// A refusal whose sentence begins with the path.
[[nodiscard]] tl::unexpected<base::Refusal> refuse_file(const char* name, const std::filesystem::path& file,
                                                        std::string_view says);

/// False when the file is missing or empty.
[[nodiscard]] bool has_content(const std::filesystem::path& file);

}  // namespace store
