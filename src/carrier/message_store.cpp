#include "carrier/message_store.h"

#include "base/failure.h"
#include "carrier/queries/message.h"
#include "sqlite/statement.h"

namespace carrier {

namespace {

constexpr std::string_view customer_word = "customer";
constexpr std::string_view business_word = "business";

std::vector<Message> read_messages(sqlite::Statement& rows) {
  std::vector<Message> messages;
  while (rows.step()) {
    messages.push_back({.number = rows.integer(0),
                        .id = rows.text(1),
                        .sender = rows.text(2) == customer_word ? Sender::customer : Sender::business,
                        .body = rows.text(3),
                        .is_read = rows.text(4) == "read",
                        .callback_data = rows.text(5),
                        .at = rows.time(6)});
  }
  return messages;
}

}  // namespace

void insert_message(sqlite::Database& database, std::string_view customer_number, Message& message) {
  auto insert = database.use(queries::insert_message);
  insert.bind(message.id, customer_number, message.sender == Sender::customer ? customer_word : business_word,
              message.body, message.callback_data, message.at);
  base::check(insert.step(), "an inserted message has a number");
  message.number = insert.integer(0);
}

std::vector<Message> messages_after(sqlite::Database& database, std::string_view customer_number, std::int64_t number,
                                    int limit) {
  auto find = database.use(queries::messages_after);
  find.bind(customer_number, number, limit);
  return read_messages(find);
}

std::vector<Message> unread_messages(sqlite::Database& database, std::string_view customer_number,
                                     std::int64_t number) {
  auto find = database.use(queries::unread_messages);
  find.bind(customer_number, number);
  return read_messages(find);
}

void mark_message_read(sqlite::Database& database, std::int64_t number) {
  database.use(queries::mark_message_read).bind(number).run();
}

bool has_message(sqlite::Database& database, std::string_view id) {
  auto find = database.use(queries::find_message);
  find.bind(id);
  return find.step();
}

std::optional<base::Timestamp> last_message_time(sqlite::Database& database, std::string_view customer_number) {
  auto last = database.use(queries::last_message_time);
  last.bind(customer_number);
  base::check(last.step(), "a maximum is one row");
  return last.maybe_time(0);
}

}  // namespace carrier
