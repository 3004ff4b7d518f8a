/// Deliveries to rows and back. Writing needs an open transaction.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "carrier/delivery.h"
#include "sqlite/database.h"

namespace carrier {

struct NewDelivery {
  bool is_raw = false;
  std::optional<std::string_view> lane;  ///< of one lane one delivery is on its way at a time
  std::string_view body;
  Seal seal = Seal::good;
  bool batched = false;
  DeliveryState state = DeliveryState::waiting;
  base::Timestamp due_at;
};

/// Its number.
std::int64_t insert_delivery(sqlite::Database& database, const NewDelivery& delivery, base::Timestamp now);

/// The one that is due longest, marked as being on its way; with it, when it may share its envelope, the others that
/// may.
[[nodiscard]] std::vector<Delivery> claim_deliveries(sqlite::Database& database, base::Timestamp now);

struct Settled {
  DeliveryState state = DeliveryState::delivered;
  base::Timestamp due_at;
  std::optional<int> answer_status;
  std::string_view answer_error;
};
void settle_delivery(sqlite::Database& database, std::int64_t number, const Settled& settled, base::Timestamp now);

/// After a crash: what was on its way goes again.
void recover_deliveries(sqlite::Database& database);

[[nodiscard]] std::vector<std::int64_t> held_deliveries(sqlite::Database& database);
void release_delivery(sqlite::Database& database, std::int64_t number, base::Timestamp due_at);

/// When the next can leave, as lanes are now.
[[nodiscard]] std::optional<base::Timestamp> next_delivery_time(sqlite::Database& database);
/// When the envelope that is being filled goes.
[[nodiscard]] std::optional<base::Timestamp> next_batch_time(sqlite::Database& database);

[[nodiscard]] std::vector<DeliveryRecord> deliveries_after(sqlite::Database& database, std::int64_t number, int limit);
[[nodiscard]] std::optional<std::string> find_delivery_body(sqlite::Database& database, std::int64_t number);

}  // namespace carrier
