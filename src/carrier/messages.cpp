#include "carrier/messages.h"

#include <algorithm>

#include "base/text.h"
#include "carrier/call_store.h"
#include "carrier/graph_ids.h"
#include "carrier/message_store.h"
#include "carrier/outbox.h"
#include "sqlite/transaction.h"

namespace carrier {

namespace {

std::string lane_of(const Customer& customer) {
  return "messages:" + customer.number;
}

bool is_window_open(Exchange& exchange, const Customer& customer) {
  auto& database = exchange.store.database();
  // An empty optional is less than any time.
  const auto last = std::max(last_message_time(database, customer.number), last_call_time(database, customer.number));
  return last && exchange.clock.now() - *last < service_window;
}

void tell_status(Exchange& exchange, const Customer& customer, const Message& message, std::string_view status) {
  send_change(exchange, lane_of(customer),
              status_change(exchange.business(), customer, message, status, exchange.clock.now()));
}

}  // namespace

base::Result<Message> write_to_business(Exchange& exchange, const Customer& customer, std::string_view body) {
  const std::string_view trimmed = base::trim(body);
  if (trimmed.empty()) return base::refuse("message.empty", "Write something first.");
  if (trimmed.size() > message_bytes_max) {
    return base::refuse("message.too_long", "A message has at most 4,096 characters.");
  }
  Message message{.id = make_message_id(customer.number, exchange.random),
                  .sender = Sender::customer,
                  .body = std::string(trimmed),
                  .at = exchange.clock.now()};
  sqlite::Transaction transaction(exchange.store.database());
  insert_message(exchange.store.database(), customer.number, message);
  send_change(exchange, lane_of(customer), text_change(exchange.business(), customer, message));
  transaction.commit();
  exchange.shared.wake.ring();
  return message;
}

GraphResult<Message> write_to_customer(Exchange& exchange, const Customer& customer, std::string_view body,
                                       std::string_view callback_data) {
  sqlite::Transaction transaction(exchange.store.database());
  if (!is_window_open(exchange, customer)) return base::refuse_with(graph_error(131047));
  Message message{.id = make_message_id(customer.number, exchange.random),
                  .sender = Sender::business,
                  .body = std::string(body),
                  .callback_data = std::string(callback_data),
                  .at = exchange.clock.now()};
  insert_message(exchange.store.database(), customer.number, message);
  for (const std::string_view status : {"sent", "delivered"}) tell_status(exchange, customer, message, status);
  transaction.commit();
  exchange.shared.wake.ring();
  return message;
}

void read_messages(Exchange& exchange, const Customer& customer, std::int64_t up_to) {
  sqlite::Transaction transaction(exchange.store.database());
  for (const Message& message : unread_messages(exchange.store.database(), customer.number, up_to)) {
    mark_message_read(exchange.store.database(), message.number);
    tell_status(exchange, customer, message, "read");
  }
  transaction.commit();
  exchange.shared.wake.ring();
}

}  // namespace carrier
