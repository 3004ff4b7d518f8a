/// One webhook on its way to the business, and when it is tried again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace carrier {

/// The carrier goes on trying for this long. Meta does up to 7 days with messages and shorter with calls (calling
/// reference, section 3.3).
inline constexpr std::chrono::hours delivery_span{24};
/// Webhooks in one envelope at most, when batching is on; Meta is said to put up to 1,000 in one.
inline constexpr int batch_max = 100;

/// What goes into the signature header.
enum class Seal { good, tampered, foreign, missing };

enum class DeliveryState { waiting, held, sending, delivered, dropped, given_up };

struct Delivery {
  std::int64_t number = 0;
  bool is_raw = false;  ///< its body goes as it is, without an envelope
  std::string body;
  Seal seal = Seal::good;
  bool batched = false;
  int attempts = 0;  ///< with the one that is under way
  base::Timestamp created_at;
};

/// One row of the log of deliveries.
struct DeliveryRecord {
  std::int64_t number = 0;
  std::string kind, seal, state;
  std::int64_t attempts = 0;
  base::Timestamp due_at;
  base::Timestamp created_at;
  std::optional<base::Timestamp> answered_at;
  std::optional<std::int64_t> answer_status;
  std::string answer_error;
};

/// When a delivery that has failed `attempts` times is tried again, counted from the last failure: quickly at first,
/// then with decreasing frequency. Nothing when it is older than `delivery_span`.
[[nodiscard]] std::optional<base::seconds> retry_delay(int attempts, base::microseconds age);

[[nodiscard]] std::string_view to_word(Seal seal);
[[nodiscard]] std::optional<Seal> seal_from(std::string_view word);
[[nodiscard]] std::string_view to_word(DeliveryState state);

}  // namespace carrier
