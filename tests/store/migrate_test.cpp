#include "store/migrate.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <thread>
#include <vector>

#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "store/migrations_data.h"
#include "support/temp_folder.h"

namespace store {
namespace {

constexpr int newest = static_cast<int>(std::size(migrations));
constexpr char find_version[] = "select user_version from pragma_user_version";

class MigrateTest : public testing::Test {
 protected:
  void write(const std::string& content) { std::ofstream(file_, std::ios::binary) << content; }
  std::string refusal() {
    const auto migrated = migrate(file_);
    if (migrated) return "none";
    EXPECT_NE(migrated.error().detail.find(file_.parent_path().string()), std::string::npos) << migrated.error().detail;
    return migrated.error().name;
  }
  // As a user who owns nothing here: to root every folder is writable.
  std::string refusal_for_nobody() {
    constexpr uid_t nobody = 65534;
    int said[2];
    EXPECT_EQ(::pipe(said), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      const bool is_root = ::geteuid() == 0;
      if (is_root && ::setresuid(nobody, nobody, nobody) != 0) ::_exit(1);
      const std::string name = refusal();
      ::_exit(::write(said[1], name.data(), name.size()) == static_cast<ssize_t>(name.size()) ? 0 : 1);
    }
    ::close(said[1]);
    char name[64];
    const ssize_t bytes = ::read(said[0], name, sizeof name);
    ::close(said[0]);
    ::waitpid(child, nullptr, 0);
    return {name, static_cast<std::size_t>(std::max<ssize_t>(0, bytes))};
  }

  support::TempFolder folder_;
  std::filesystem::path file_ = folder_.file("belfry.sqlite");
};

TEST_F(MigrateTest, a_new_file_gets_everything_and_the_second_time_nothing) {
  const auto first = migrate(file_);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->from, 0);
  EXPECT_EQ(first->to, newest);
  const auto second = migrate(file_);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->from, newest);
  EXPECT_EQ(second->to, newest);
}

TEST_F(MigrateTest, the_file_is_for_its_owner_only) {
  ASSERT_TRUE(migrate(file_));
  struct stat found {};
  ASSERT_EQ(::stat(file_.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600U);
}

TEST_F(MigrateTest, an_older_file_gets_what_it_has_not_seen) {
  {
    auto database = sqlite::Database::open(file_, sqlite::Access::create);
    database.execute(migrations[0].sql);
    database.execute("pragma application_id = 0x426c6679; pragma user_version = 1");
  }
  const auto migrated = migrate(file_);
  ASSERT_TRUE(migrated) << migrated.error().detail;
  EXPECT_EQ(migrated->from, 1);
  EXPECT_EQ(migrated->to, newest);
}

TEST_F(MigrateTest, programs_that_migrate_at_once_do_it_once) {
  {
    std::vector<std::jthread> programs;
    for (int i = 0; i < 4; ++i) programs.emplace_back([this] { EXPECT_TRUE(migrate(file_)); });
  }
  auto database = sqlite::Database::open(file_, sqlite::Access::read_only);
  auto version = database.use(find_version);
  ASSERT_TRUE(version.step());
  EXPECT_EQ(version.integer(0), newest);
}

TEST_F(MigrateTest, an_empty_file_is_like_none) {
  write("");
  EXPECT_EQ(refusal(), "none");
}

TEST_F(MigrateTest, a_newer_file_is_left_alone) {
  ASSERT_TRUE(migrate(file_));
  sqlite::Database::open(file_, sqlite::Access::read_write).execute("pragma user_version = 9999");
  EXPECT_EQ(refusal(), "ledger.newer");
}

TEST_F(MigrateTest, another_programs_file_is_left_alone) {
  sqlite::Database::open(file_, sqlite::Access::create).execute("create table recipes (name text)");
  EXPECT_EQ(refusal(), "ledger.foreign");
  file_ = folder_.file("marked.sqlite");
  sqlite::Database::open(file_, sqlite::Access::create).execute("pragma application_id = 42");
  EXPECT_EQ(refusal(), "ledger.foreign");
}

TEST_F(MigrateTest, a_text_is_not_a_database_and_a_folder_neither) {
  write("Dear diary, today I was taken for a database. It was not my best day, but not my worst either.");
  EXPECT_EQ(refusal(), "ledger.not_a_database");
  file_ = folder_.file("a_folder");
  std::filesystem::create_directory(file_);
  EXPECT_EQ(refusal(), "ledger.not_a_database");
}

TEST_F(MigrateTest, a_cut_file_is_damaged) {
  ASSERT_TRUE(migrate(file_));
  std::filesystem::resize_file(file_, std::filesystem::file_size(file_) / 2);
  EXPECT_EQ(refusal(), "ledger.damaged");
}

TEST_F(MigrateTest, an_overwritten_page_is_damage_whichever_it_is) {
  ASSERT_TRUE(migrate(file_));
  const auto bytes = std::filesystem::file_size(file_);
  constexpr std::size_t page_bytes = 4096;
  for (std::size_t at = page_bytes; at < bytes; at += 5 * page_bytes) {
    const auto whole = file_;
    file_ = folder_.file("damaged.sqlite");
    std::filesystem::copy_file(whole, file_, std::filesystem::copy_options::overwrite_existing);
    std::fstream page(file_, std::ios::binary | std::ios::in | std::ios::out);
    page.seekp(static_cast<std::streamoff>(at)).write(std::string(512, '\x5a').data(), 512);
    page.close();
    EXPECT_EQ(refusal(), "ledger.damaged") << at;
    file_ = whole;
  }
}

TEST_F(MigrateTest, a_missing_folder_is_named) {
  file_ = folder_.path() / "missing" / "belfry.sqlite";
  EXPECT_EQ(refusal(), "ledger.no_folder");
}

TEST_F(MigrateTest, a_folder_that_cannot_be_written_is_named) {
  ::chmod(folder_.path().c_str(), 0555);
  EXPECT_EQ(refusal_for_nobody(), "ledger.read_only");
  ::chmod(folder_.path().c_str(), 0755);
}

TEST_F(MigrateTest, a_file_that_cannot_be_written_is_named) {
  ASSERT_TRUE(migrate(file_));
  ::chmod(file_.c_str(), 0444);
  ::chmod(folder_.path().c_str(), 0777);
  if (::geteuid() == 0) {
    EXPECT_EQ(refusal_for_nobody(), "ledger.read_only");
  } else {
    EXPECT_EQ(refusal(), "ledger.read_only");
  }
}

TEST(FileSystem, those_of_other_machines_are_known_by_their_numbers) {
  for (const std::uint32_t magic : {0x6969U, 0xff534d42U, 0xfe534d42U, 0x517bU, 0x01021997U}) {
    EXPECT_TRUE(is_network_file_system(magic)) << magic;
  }
  for (const std::uint32_t local : {0xef53U /* ext4 */, 0x58465342U /* xfs */, 0x9123683eU /* btrfs */,
                                    0x01021994U /* tmpfs */, 0x794c7630U /* overlay */}) {
    EXPECT_FALSE(is_network_file_system(local)) << local;
  }
}

}  // namespace
}  // namespace store
