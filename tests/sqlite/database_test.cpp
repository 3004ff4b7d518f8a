#include "sqlite/database.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/failure.h"
#include "sqlite/statement.h"
#include "support/temp_folder.h"

namespace sqlite {
namespace {

TEST(Database, values_of_every_kind_come_back_as_they_went) {
  auto database = Database::open(":memory:", Access::create);
  database.execute("create table t (i integer, r real, s text, b blob, n text) strict");
  const base::Bytes blob = *base::from_hex("00ff10");
  database.use("insert into t values (?1, ?2, ?3, ?4, ?5)").bind(42, 1.5, "O'Neil", blob, std::optional<std::string>{}).run();
  auto row = database.use("select i, r, s, b, n from t");
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.integer(0), 42);
  EXPECT_EQ(row.real(1), 1.5);
  EXPECT_EQ(row.text(2), "O'Neil");
  EXPECT_EQ(row.blob(3), blob);
  EXPECT_EQ(row.maybe_text(4), std::nullopt);
  EXPECT_FALSE(row.step());
}

TEST(Database, a_broken_constraint_is_an_answer_not_a_failure) {
  auto database = Database::open(":memory:", Access::create);
  database.execute("create table t (i integer primary key) strict");
  EXPECT_TRUE(database.use("insert into t values (?1)").bind(1).try_run());
  EXPECT_FALSE(database.use("insert into t values (?1)").bind(1).try_run());
}

TEST(Database, a_reader_can_change_nothing) {
  const support::TempFolder folder;
  Database::open(folder.file("l.sqlite"), Access::create).execute("create table t (i integer) strict");
  auto reader = Database::open(folder.file("l.sqlite"), Access::read_only);
  EXPECT_THROW(reader.execute("insert into t values (1)"), base::Failure);
}

TEST(Database, a_new_ledger_is_readable_by_its_owner_alone) {
  const support::TempFolder folder;
  const auto file = folder.file("l.sqlite");
  Database::open(file, Access::create).execute("create table t (i integer) strict");
  struct stat status {};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST(Database, a_missing_ledger_is_a_failure_that_names_it) {
  try {
    (void)Database::open("/nowhere/l.sqlite", Access::read_write);
    FAIL();
  } catch (const base::Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find("/nowhere/l.sqlite"), std::string::npos);
  }
}

}  // namespace
}  // namespace sqlite
