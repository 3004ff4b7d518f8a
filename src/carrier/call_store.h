/// Calls to rows and back. Writing needs an open transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/call.h"
#include "sqlite/database.h"

namespace carrier {

void insert_call(sqlite::Database& database, const Call& call);
void save_call(sqlite::Database& database, const Call& call);
[[nodiscard]] std::optional<Call> find_call_by_key(sqlite::Database& database, std::string_view key);
[[nodiscard]] std::optional<Call> find_call_by_id(sqlite::Database& database, std::string_view id);

/// Keys of calls that time has ended, at most `limit`.
[[nodiscard]] std::vector<std::string> due_calls(sqlite::Database& database, base::Timestamp now, int limit);
[[nodiscard]] std::vector<std::string> open_calls(sqlite::Database& database);

struct OpenCount {
  std::int64_t all = 0;
  std::int64_t of_customer = 0;
};
[[nodiscard]] OpenCount count_open_calls(sqlite::Database& database, std::string_view customer_number);
/// When this customer last called, answered or not.
[[nodiscard]] std::optional<base::Timestamp> last_call_time(sqlite::Database& database,
                                                            std::string_view customer_number);

}  // namespace carrier
