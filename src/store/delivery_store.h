/// Webhook bodies as they came: kept before they are answered, digested afterwards, by the clerk if nobody else did.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/ids.h"
#include "store/write.h"

namespace store {

/// A delivery that breaks us is tried this often and then left where it is, for a person to look at.
inline constexpr int delivery_attempts_max = 5;

struct KeptDelivery {
  domain::DeliveryId id;
  std::optional<domain::NumberId> number;
  std::string signature;
  std::string body;
  base::Timestamp received_at{};
  int attempts = 0;
};

void add_delivery(Write& write, const KeptDelivery& delivery);
/// Nothing when it is unknown or digested already.
[[nodiscard]] std::optional<KeptDelivery> find_undigested_delivery(Ledger& ledger, domain::DeliveryId id);
/// Oldest first.
[[nodiscard]] std::vector<domain::DeliveryId> undigested_deliveries(Ledger& ledger, base::Timestamp received_before,
                                                                    int limit);
void count_delivery_attempt(Write& write, domain::DeliveryId id);
void mark_delivery_digested(Write& write, domain::DeliveryId id, base::Timestamp at);

}  // namespace store
