#include "sqlite/transaction.h"

#include <gtest/gtest.h>

#include <thread>

#include "base/failure.h"
#include "sqlite/statement.h"
#include "support/temp_folder.h"

namespace sqlite {
namespace {

std::int64_t count(Database& database) {
  auto rows = database.use("select count(*) from t");
  return rows.step() ? rows.integer(0) : -1;
}

class TransactionTest : public testing::Test {
 protected:
  TransactionTest() { database_.execute("create table t (i integer) strict"); }

  support::TempFolder folder_;
  std::filesystem::path file_ = folder_.file("l.sqlite");
  Database database_ = Database::open(file_, Access::create);
};

TEST_F(TransactionTest, what_is_not_committed_never_happened) {
  {
    Transaction transaction(database_);
    database_.execute("insert into t values (1)");
  }
  EXPECT_EQ(count(database_), 0);
}

TEST_F(TransactionTest, what_is_committed_is_seen_by_others) {
  Transaction transaction(database_);
  database_.execute("insert into t values (1)");
  transaction.commit();
  auto reader = Database::open(file_, Access::read_only);
  EXPECT_EQ(count(reader), 1);
}

TEST_F(TransactionTest, writers_of_many_threads_pass_one_after_the_other) {
  constexpr int writers = 8;
  constexpr int writes = 25;
  std::vector<std::jthread> threads;
  for (int i = 0; i < writers; ++i) {
    threads.emplace_back([this] {
      auto own = Database::open(file_, Access::read_write);
      for (int k = 0; k < writes; ++k) {
        Transaction transaction(own);
        own.execute("insert into t select count(*) from t");
        transaction.commit();
      }
    });
  }
  threads.clear();
  auto distinct = database_.use("select count(distinct i) from t");
  ASSERT_TRUE(distinct.step());
  EXPECT_EQ(distinct.integer(0), writers * writes);
}

TEST_F(TransactionTest, a_full_file_leaves_nothing_half_done) {
  database_.execute("pragma max_page_count = 3");
  database_.execute("create table big (b blob) strict");
  {
    Transaction transaction(database_);
    database_.execute("insert into t values (1)");
    EXPECT_THROW(database_.execute("insert into big values (zeroblob(100000))"), base::Failure);
  }
  EXPECT_EQ(count(database_), 0);
}

TEST_F(TransactionTest, a_snapshot_does_not_see_what_came_after_it_began) {
  auto reader = Database::open(file_, Access::read_only);
  const Snapshot snapshot(reader);
  EXPECT_EQ(count(reader), 0);
  Transaction transaction(database_);
  database_.execute("insert into t values (1)");
  transaction.commit();
  EXPECT_EQ(count(reader), 0);
}

}  // namespace
}  // namespace sqlite
