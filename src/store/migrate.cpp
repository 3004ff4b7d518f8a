#include "store/migrate.h"

#include <iterator>

#include "base/failure.h"
#include "base/text.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/ledger_place.h"
#include "store/migrations_data.h"
#include "store/queries/ledger.h"

namespace store {

namespace {

constexpr int newest = static_cast<int>(std::size(migrations));

/// "Blfy", in the field of the file's header by which SQLite files of different programs are told apart.
constexpr std::int64_t application_id = 0x426c6679;

std::int64_t number_of(sqlite::Database& database, const char* query) {
  auto row = database.use(query);
  return row.step() ? row.integer(0) : 0;
}

base::Result<void> check_whose(sqlite::Database& database, const std::filesystem::path& file) {
  const auto owner = number_of(database, queries::find_application_id);
  const auto version = number_of(database, queries::find_schema_version);
  const bool is_fresh = owner == 0 && version == 0 && number_of(database, queries::count_tables) == 0;
  if (owner != application_id && !is_fresh) {
    return refuse_file("ledger.foreign", file,
                       "is another program's SQLite file. Name another one, or move this one away.");
  }
  if (version > newest) {
    return refuse_file("ledger.newer", file,
                       base::format("was written by a newer version (schema {}, this program knows {}). Install that "
                                    "version again, or restore a backup.",
                                    version, newest));
  }
  return {};
}

base::Result<void> check_whole(sqlite::Database& database, const std::filesystem::path& file) {
  auto check = database.use(queries::check_whole);
  const std::string fault = check.step() ? check.text(0) : "nothing was checked";
  if (fault == "ok") return {};
  return refuse_file("ledger.damaged", file, base::format("is damaged ({}). Restore a backup.", fault));
}

/// Reads an existing file without changing it. Where it is broken, reading throws; that is the very thing looked for
/// here, so it becomes an answer.
base::Result<void> check_file(const std::filesystem::path& file) {
  try {
    sqlite::Database database = sqlite::Database::open(file, sqlite::Access::read_only);
    return check_whole(database, file).and_then([&] { return check_whose(database, file); });
  } catch (const base::Failure& failure) {
    return refuse_file("ledger.damaged", file, base::format("cannot be read ({}). Restore a backup.", failure.what()));
  }
}

/// Runs the next migration the file has not seen; false when there is none.
bool take_step(sqlite::Database& database) {
  sqlite::Transaction transaction(database);
  // Asked inside the transaction: another program may have migrated while we waited at the gate.
  const auto version = number_of(database, queries::find_schema_version);
  if (version >= newest) return false;
  database.execute(migrations[version].sql);
  database.execute(base::format("pragma application_id = {}; pragma user_version = {};", application_id, version + 1));
  transaction.commit();
  return true;
}

}  // namespace

base::Result<Migrated> migrate(const std::filesystem::path& file) {
  if (const auto place = check_place(file); !place) return tl::unexpected(place.error());
  if (has_content(file)) {
    if (const auto whole = check_file(file); !whole) return tl::unexpected(whole.error());
  }
  sqlite::Database database = sqlite::Database::open(file, sqlite::Access::create);
  const int from = static_cast<int>(number_of(database, queries::find_schema_version));
  while (take_step(database)) continue;
  return Migrated{.from = from, .to = newest};
}

}  // namespace store
