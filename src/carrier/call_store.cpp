#include "carrier/call_store.h"

#include "base/failure.h"
#include "carrier/queries/call.h"
#include "sqlite/statement.h"

namespace carrier {

namespace {

/// The columns of `calls`, in order.
Call read_call(const sqlite::Statement& row) {
  Call call;
  call.key = row.text(0);
  call.id = row.text(1);
  call.customer = {.number = row.text(2), .name = row.text(3), .user_id = row.text(4)};
  call.offer_sdp = row.text(5);
  call.answer_sdp = row.text(6);
  call.state = call_state_from(row.text(7));
  call.end = call_end_from(row.text(8));
  call.watch = watch_from(row.text(9));
  call.placed_at = row.time(10);
  call.ring_until = row.time(11);
  call.accepted_at = row.maybe_time(12);
  call.ended_at = row.maybe_time(13);
  call.seen_at = row.time(14);
  call.media_at = row.maybe_time(15);
  call.packets = row.integer(16);
  call.early_packets = row.integer(17);
  call.callback_data = row.text(18);
  call.cta_payload = row.text(19);
  call.deeplink_payload = row.text(20);
  return call;
}

std::optional<Call> find_call(sqlite::Database& database, const char* query, std::string_view key) {
  auto find = database.use(query);
  find.bind(key);
  return find.step() ? std::optional(read_call(find)) : std::nullopt;
}

std::vector<std::string> read_keys(sqlite::Statement& rows) {
  std::vector<std::string> keys;
  while (rows.step()) keys.push_back(rows.text(0));
  return keys;
}

}  // namespace

void insert_call(sqlite::Database& database, const Call& call) {
  database.use(queries::insert_call)
      .bind(call.key, call.id, call.customer.number, call.customer.name, call.customer.user_id, call.offer_sdp,
            call.answer_sdp, to_word(call.state), to_word(call.end), to_word(call.watch), call.placed_at,
            call.ring_until, call.accepted_at, call.ended_at, call.seen_at, call.media_at, call.packets,
            call.early_packets, call.callback_data, call.cta_payload, call.deeplink_payload, deadline(call))
      .run();
}

void save_call(sqlite::Database& database, const Call& call) {
  database.use(queries::save_call)
      .bind(call.key, call.answer_sdp, to_word(call.state), to_word(call.end), call.accepted_at, call.ended_at,
            call.seen_at, call.media_at, call.packets, call.early_packets, call.callback_data, deadline(call))
      .run();
}

std::optional<Call> find_call_by_key(sqlite::Database& database, std::string_view key) {
  return find_call(database, queries::find_call_by_key, key);
}

std::optional<Call> find_call_by_id(sqlite::Database& database, std::string_view id) {
  return find_call(database, queries::find_call_by_id, id);
}

std::vector<std::string> due_calls(sqlite::Database& database, base::Timestamp now, int limit) {
  auto due = database.use(queries::due_calls);
  due.bind(now, limit);
  return read_keys(due);
}

std::vector<std::string> open_calls(sqlite::Database& database) {
  auto open = database.use(queries::open_calls);
  return read_keys(open);
}

OpenCount count_open_calls(sqlite::Database& database, std::string_view customer_number) {
  auto count = database.use(queries::count_open_calls);
  count.bind(customer_number);
  base::check(count.step(), "a count is one row");
  return {.all = count.integer(0), .of_customer = count.integer(1)};
}

std::optional<base::Timestamp> last_call_time(sqlite::Database& database, std::string_view customer_number) {
  auto last = database.use(queries::last_call_time);
  last.bind(customer_number);
  base::check(last.step(), "a maximum is one row");
  return last.maybe_time(0);
}

}  // namespace carrier
