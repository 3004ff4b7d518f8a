/// Secrets come from files or standard input, never from arguments: other users of the machine can read those.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "domain/ids.h"
#include "flow/complaints.h"
#include "flow/desk.h"

namespace daemons::ctl {

inline constexpr std::size_t secret_file_bytes_max = 16 * 1024;

/// The file's text, or one line of standard input when `file` is empty, without surrounding space.
[[nodiscard]] base::Result<std::string> read_secret(const std::filesystem::path& file);

/// Prints each complaint to standard error; gives the exit code.
int print_complaints(const flow::Complaints& complaints);

/// The workspace commands work on: the oldest. Refuses when there is none yet.
[[nodiscard]] base::Result<domain::WorkspaceId> only_workspace(flow::Desk& desk);

}  // namespace daemons::ctl
