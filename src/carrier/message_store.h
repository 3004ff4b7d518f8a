/// Messages to rows and back. Writing needs an open transaction.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "carrier/message.h"
#include "sqlite/database.h"

namespace carrier {

/// Gives the message its number.
void insert_message(sqlite::Database& database, std::string_view customer_number, Message& message);
/// The newest of this customer with a number above `number`, at most `limit`, oldest first.
[[nodiscard]] std::vector<Message> messages_after(sqlite::Database& database, std::string_view customer_number,
                                                  std::int64_t number, int limit);
/// What the business wrote up to `number` and this customer has not read.
[[nodiscard]] std::vector<Message> unread_messages(sqlite::Database& database, std::string_view customer_number,
                                                   std::int64_t number);
void mark_message_read(sqlite::Database& database, std::int64_t number);
[[nodiscard]] bool has_message(sqlite::Database& database, std::string_view id);
/// When this customer last wrote.
[[nodiscard]] std::optional<base::Timestamp> last_message_time(sqlite::Database& database,
                                                               std::string_view customer_number);

}  // namespace carrier
