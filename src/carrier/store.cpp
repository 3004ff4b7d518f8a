#include "carrier/store.h"

#include <cstdint>

#include "base/failure.h"
#include "base/text.h"
#include "carrier/queries/call.h"
#include "carrier/queries/delivery.h"
#include "carrier/queries/message.h"
#include "carrier/queries/schema.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"

namespace carrier {

namespace {

constexpr char read_version[] = "pragma user_version";
constexpr std::int64_t schema_version = 1;

std::int64_t version_of(sqlite::Database& database) {
  auto version = database.use(read_version);
  base::check(version.step(), "user_version is one row");
  return version.integer(0);
}

void prepare(sqlite::Database& database) {
  sqlite::Transaction transaction(database);
  const std::int64_t version = version_of(database);
  if (version == schema_version) return;
  if (version != 0) {
    throw base::Failure(
        base::format("{} was made by another release of the practice carrier; delete it", database.file().string()));
  }
  database.execute(queries::schema);
  database.execute(base::format("pragma user_version = {}", schema_version));
  transaction.commit();
}

}  // namespace

Store Store::open(const std::filesystem::path& file) {
  auto database = sqlite::Database::open(file, sqlite::Access::create);
  // A power cut may take the last practice call with it; a crash of the program takes nothing.
  database.execute("pragma synchronous = normal");
  prepare(database);
  return Store(std::move(database));
}

void Store::forget_old(base::Timestamp now) {
  sqlite::Transaction transaction(database_);
  const base::Timestamp oldest = now - memory_span;
  database_.use(queries::forget_calls).bind(oldest).run();
  database_.use(queries::forget_messages).bind(oldest).run();
  database_.use(queries::forget_deliveries).bind(oldest).run();
  transaction.commit();
}

}  // namespace carrier
