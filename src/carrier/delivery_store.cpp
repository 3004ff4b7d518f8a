#include "carrier/delivery_store.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/failure.h"
#include "carrier/queries/delivery.h"
#include "sqlite/statement.h"

namespace carrier {

namespace {

constexpr std::string_view raw_word = "raw";
constexpr std::string_view change_word = "change";

Delivery read_delivery(const sqlite::Statement& row) {
  const auto seal = seal_from(row.text(3));
  base::check(seal.has_value(), "the carrier's store holds known seals");
  const base::Bytes body = row.blob(2);
  return {.number = row.integer(0),
          .is_raw = row.text(1) == raw_word,
          .body = std::string(base::as_text(body)),
          .seal = *seal,
          .batched = row.boolean(4),
          .attempts = static_cast<int>(row.integer(5)),
          .created_at = row.time(6)};
}

std::optional<base::Timestamp> read_time(sqlite::Database& database, const char* query) {
  auto next = database.use(query);
  base::check(next.step(), "a minimum is one row");
  return next.maybe_time(0);
}

}  // namespace

std::int64_t insert_delivery(sqlite::Database& database, const NewDelivery& delivery, base::Timestamp now) {
  auto insert = database.use(queries::insert_delivery);
  insert.bind(delivery.is_raw ? raw_word : change_word, delivery.lane, base::as_bytes(delivery.body),
              to_word(delivery.seal), delivery.batched, to_word(delivery.state), delivery.due_at, now);
  base::check(insert.step(), "an inserted delivery has a number");
  return insert.integer(0);
}

std::vector<Delivery> claim_deliveries(sqlite::Database& database, base::Timestamp now) {
  std::vector<Delivery> claimed;
  {
    auto claim = database.use(queries::claim_delivery);
    claim.bind(now);
    while (claim.step()) claimed.push_back(read_delivery(claim));
  }
  if (claimed.empty() || !claimed.front().batched) return claimed;
  auto others = database.use(queries::claim_batch);
  others.bind(now, batch_max - 1);
  while (others.step()) claimed.push_back(read_delivery(others));
  std::sort(claimed.begin(), claimed.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  return claimed;
}

void settle_delivery(sqlite::Database& database, std::int64_t number, const Settled& settled, base::Timestamp now) {
  database.use(queries::settle_delivery)
      .bind(number, to_word(settled.state), settled.due_at, now, settled.answer_status, settled.answer_error)
      .run();
}

void recover_deliveries(sqlite::Database& database) {
  database.use(queries::recover_deliveries).run();
}

std::vector<std::int64_t> held_deliveries(sqlite::Database& database) {
  auto held = database.use(queries::held_deliveries);
  std::vector<std::int64_t> numbers;
  while (held.step()) numbers.push_back(held.integer(0));
  return numbers;
}

void release_delivery(sqlite::Database& database, std::int64_t number, base::Timestamp due_at) {
  database.use(queries::release_delivery).bind(number, due_at).run();
}

std::optional<base::Timestamp> next_delivery_time(sqlite::Database& database) {
  return read_time(database, queries::next_delivery_time);
}

std::optional<base::Timestamp> next_batch_time(sqlite::Database& database) {
  return read_time(database, queries::next_batch_time);
}

std::vector<DeliveryRecord> deliveries_after(sqlite::Database& database, std::int64_t number, int limit) {
  auto find = database.use(queries::deliveries_after);
  find.bind(number, limit);
  std::vector<DeliveryRecord> records;
  while (find.step()) {
    records.push_back({.number = find.integer(0),
                       .kind = find.text(1),
                       .seal = find.text(2),
                       .state = find.text(3),
                       .attempts = find.integer(4),
                       .due_at = find.time(5),
                       .created_at = find.time(6),
                       .answered_at = find.maybe_time(7),
                       .answer_status = find.maybe_integer(8),
                       .answer_error = find.text(9)});
  }
  return records;
}

std::optional<std::string> find_delivery_body(sqlite::Database& database, std::int64_t number) {
  auto find = database.use(queries::find_delivery_body);
  find.bind(number);
  if (!find.step()) return {};
  const base::Bytes body = find.blob(0);
  return std::string(base::as_text(body));
}

}  // namespace carrier
