#include "store/ledger.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <thread>

#include "base/failure.h"
#include "sqlite/statement.h"
#include "store/write.h"
#include "support/seeded_random.h"
#include "support/temp_ledger.h"

namespace store {
namespace {

const base::Timestamp now = base::from_micros(1'791'456'123'000'000);
constexpr char add_workspace[] = "insert into workspaces (id, name, created_at) values (?1, 'Northgate', 0)";
constexpr char count_workspaces[] = "select count(*) from workspaces";
constexpr char count_events[] = "select count(*) from events";
constexpr char check_file[] = "select integrity_check from pragma_integrity_check(1)";

// A listener where push would be.
class Bell {
 public:
  explicit Bell(const std::filesystem::path& path) : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0)) {
    sockaddr_un at{};
    at.sun_family = AF_UNIX;
    std::strncpy(at.sun_path, path.c_str(), sizeof at.sun_path - 1);
    EXPECT_EQ(::bind(socket_, reinterpret_cast<const sockaddr*>(&at), sizeof at), 0);
  }
  ~Bell() { ::close(socket_); }
  bool has_rung() {
    char wake = 0;
    return ::recv(socket_, &wake, 1, 0) == 1;
  }

 private:
  int socket_;
};

class LedgerTest : public testing::Test {
 protected:
  domain::WorkspaceId add(Write& write) {
    const auto id = domain::WorkspaceId::make(now, random_);
    write.database().use(add_workspace).bind(id.text()).run();
    return id;
  }
  void add_and_tell(Write& write) {
    write.tell({.workspace = add(write), .kind = "message.added", .call = {}, .conversation = {}, .at = now});
  }
  std::int64_t count(Ledger& ledger, const char* query) {
    auto row = ledger.database().use(query);
    return row.step() ? row.integer(0) : -1;
  }

  support::TempLedger made_;
  support::SeededRandom random_;
};

TEST_F(LedgerTest, a_write_without_commit_leaves_nothing) {
  {
    Write write(made_.ledger());
    add_and_tell(write);
  }
  EXPECT_EQ(count(made_.ledger(), count_workspaces), 0);
  EXPECT_EQ(count(made_.ledger(), count_events), 0);
}

TEST_F(LedgerTest, a_fact_and_its_event_appear_together_to_a_reader) {
  Ledger reader = made_.open(sqlite::Access::read_only);
  Write write(made_.ledger());
  add_and_tell(write);
  EXPECT_EQ(count(reader, count_events), 0);
  write.commit();
  EXPECT_EQ(count(reader, count_workspaces), 1);
  EXPECT_EQ(count(reader, count_events), 1);
}

TEST_F(LedgerTest, the_bell_rings_once_for_a_commit_that_tells_something) {
  Bell bell(bell_of(made_.file()));
  Write write(made_.ledger());
  add_and_tell(write);
  add_and_tell(write);
  EXPECT_FALSE(bell.has_rung());
  write.commit();
  EXPECT_TRUE(bell.has_rung());
  EXPECT_FALSE(bell.has_rung());
}

TEST_F(LedgerTest, the_bell_is_silent_when_there_is_nothing_to_tell) {
  Bell bell(bell_of(made_.file()));
  Write write(made_.ledger());
  add(write);
  write.commit();
  EXPECT_FALSE(bell.has_rung());
}

TEST_F(LedgerTest, a_bell_that_nobody_empties_holds_nobody_up) {
  Bell bell(bell_of(made_.file()));
  for (int i = 0; i < 5000; ++i) made_.ledger().ring_bell();
  EXPECT_TRUE(bell.has_rung());
}

TEST_F(LedgerTest, a_reader_cannot_write) {
  Ledger reader = made_.open(sqlite::Access::read_only);
  EXPECT_THROW(reader.database().execute("delete from workspaces"), base::Failure);
}

TEST_F(LedgerTest, a_missing_file_and_a_file_of_another_schema_do_not_open) {
  EXPECT_THROW(static_cast<void>(Ledger::open(made_.folder().file("other.sqlite"), sqlite::Access::read_write)),
               base::Failure);
  made_.ledger().database().execute("pragma user_version = 1");
  EXPECT_THROW(static_cast<void>(Ledger::open(made_.file(), sqlite::Access::read_only)), base::Failure);
}

TEST_F(LedgerTest, writers_of_many_threads_lose_nothing) {
  constexpr int writers = 4;
  constexpr int each = 25;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < writers; ++i) {
      threads.emplace_back([this, i] {
        Ledger ledger = made_.open(sqlite::Access::read_write);
        support::SeededRandom random(static_cast<std::uint64_t>(100 + i));
        for (int n = 0; n < each; ++n) {
          Write write(ledger);
          write.database().use(add_workspace).bind(domain::WorkspaceId::make(now, random).text()).run();
          write.commit();
        }
      });
    }
  }
  EXPECT_EQ(count(made_.ledger(), count_workspaces), writers * each);
}

TEST_F(LedgerTest, a_full_disk_is_a_failure_and_nothing_is_half_done) {
  sqlite::Database& database = made_.ledger().database();
  for (int i = 0; i < 100; ++i) {
    Write write(made_.ledger());
    add_and_tell(write);
    write.commit();
  }
  database.execute("pragma max_page_count = 1");  // SQLite takes the present size: not one page more
  const auto fill = [&] {
    for (int i = 0; i < 10'000; ++i) {
      Write write(made_.ledger());
      add_and_tell(write);
      write.commit();
    }
  };
  EXPECT_THROW(fill(), base::Failure);
  EXPECT_EQ(count(made_.ledger(), count_workspaces), count(made_.ledger(), count_events));

  database.execute("pragma max_page_count = 100000");
  Write write(made_.ledger());
  add_and_tell(write);
  write.commit();
  EXPECT_EQ(count(made_.ledger(), count_workspaces), count(made_.ledger(), count_events));
}

// The operating system says no in the middle of a write, in a child process of its own: the limit could not be lifted
// again.
TEST_F(LedgerTest, a_file_that_may_not_grow_loses_nothing_that_was_committed) {
  const pid_t writer = ::fork();
  if (writer == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    Ledger ledger = Ledger::open(made_.file(), sqlite::Access::read_write);
    const auto bytes = std::filesystem::file_size(made_.file());
    const rlimit limit{bytes + 100'000, bytes + 100'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      for (int i = 0; i < 10'000; ++i) {
        Write write(ledger);
        add_and_tell(write);
        write.commit();
      }
    } catch (const base::Failure&) {
      ::_exit(7);
    }
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(writer, &status, 0);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 7);
  EXPECT_GT(count(made_.ledger(), count_workspaces), 0);
  EXPECT_EQ(count(made_.ledger(), count_workspaces), count(made_.ledger(), count_events));
  auto check = made_.ledger().database().use(check_file);
  ASSERT_TRUE(check.step());
  EXPECT_EQ(check.text(0), "ok");
}

// The child writes as fast as it can and says so; the parent kills it in the middle, wherever that is.
TEST_F(LedgerTest, a_writer_killed_at_any_moment_leaves_a_whole_file_with_all_it_committed) {
  for (int round = 0; round < 5; ++round) {
    int told[2];
    ASSERT_EQ(::pipe(told), 0);
    const pid_t writer = ::fork();
    if (writer == 0) {
      Ledger ledger = Ledger::open(made_.file(), sqlite::Access::read_write);
      support::SeededRandom random(static_cast<std::uint64_t>(1000 + round));
      for (;;) {
        Write write(ledger);
        const auto id = domain::WorkspaceId::make(now, random);
        write.database().use(add_workspace).bind(id.text()).run();
        write.tell({.workspace = id, .kind = "message.added", .call = {}, .conversation = {}, .at = now});
        write.commit();
        if (::write(told[1], ".", 1) != 1) ::_exit(1);
      }
    }
    ::close(told[1]);
    char committed[64];
    ssize_t count_of_told = 0;
    while (count_of_told < 20 + round) count_of_told += ::read(told[0], committed, 1);
    ::kill(writer, SIGKILL);
    ::waitpid(writer, nullptr, 0);
    ssize_t more = 0;
    while ((more = ::read(told[0], committed, sizeof committed)) > 0) count_of_told += more;
    ::close(told[0]);

    Ledger after = made_.open(sqlite::Access::read_write);
    auto check = after.database().use(check_file);
    ASSERT_TRUE(check.step());
    EXPECT_EQ(check.text(0), "ok");
    EXPECT_EQ(count(after, count_workspaces), count(after, count_events));
    EXPECT_GE(count(after, count_workspaces), count_of_told);
  }
}

}  // namespace
}  // namespace store
