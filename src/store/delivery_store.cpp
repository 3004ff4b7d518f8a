#include "store/delivery_store.h"

#include "base/bytes.h"
#include "sqlite/statement.h"
#include "store/ids.h"
#include "store/queries/delivery.h"

namespace store {

void add_delivery(Write& write, const KeptDelivery& delivery) {
  write.database()
      .use(queries::add_delivery)
      .bind(delivery.id.text(), text_of(delivery.number), delivery.signature, base::as_bytes(delivery.body),
            delivery.received_at)
      .run();
}

std::optional<KeptDelivery> find_undigested_delivery(Ledger& ledger, domain::DeliveryId id) {
  auto row = ledger.database().use(queries::find_undigested_delivery);
  if (!row.bind(id.text()).step()) return {};
  return KeptDelivery{.id = id,
                      .number = {},
                      .signature = row.text(1),
                      .body = std::string(base::as_text(row.blob(2))),
                      .received_at = row.time(3),
                      .attempts = static_cast<int>(row.integer(4))};
}

std::vector<domain::DeliveryId> undigested_deliveries(Ledger& ledger, base::Timestamp received_before, int limit) {
  std::vector<domain::DeliveryId> ids;
  auto row = ledger.database().use(queries::list_undigested_deliveries);
  row.bind(received_before, delivery_attempts_max, limit);
  while (row.step()) ids.push_back(id_at<domain::DeliveryId>(row, 0));
  return ids;
}

void count_delivery_attempt(Write& write, domain::DeliveryId id) {
  write.database().use(queries::count_delivery_attempt).bind(id.text()).run();
}

void mark_delivery_digested(Write& write, domain::DeliveryId id, base::Timestamp at) {
  write.database().use(queries::mark_delivery_digested).bind(id.text(), at).run();
}

}  // namespace store
