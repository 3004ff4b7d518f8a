// sql/schema.sql is what the migrations add up to. After changing a migration run this test once with WRITE_SCHEMA=1 in
// the environment: it writes the file instead of comparing it.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "sqlite/statement.h"
#include "support/temp_ledger.h"

namespace store {
namespace {

constexpr char opening[] =
    "-- What the migrations add up to. Written by tests/store/schema_test.cpp, read by people.\n";
constexpr char find_schema[] =
    "select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by rowid";

std::string present_schema() {
  support::TempLedger made;
  std::string schema = opening;
  auto entry = made.ledger().database().use(find_schema);
  while (entry.step()) schema += "\n" + entry.text(0) + ";\n";
  return schema;
}

TEST(Schema, the_file_that_people_read_is_what_the_migrations_add_up_to) {
  const std::string path = BELFRY_SOURCE_DIR "/sql/schema.sql";
  const std::string wanted = present_schema();
  if (std::getenv("WRITE_SCHEMA") != nullptr) std::ofstream(path) << wanted;
  std::ostringstream present;
  present << std::ifstream(path).rdbuf();
  EXPECT_EQ(present.str(), wanted) << "run store_tests with WRITE_SCHEMA=1";
}

}  // namespace
}  // namespace store
