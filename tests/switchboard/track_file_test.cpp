#include "switchboard/track_file.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/failure.h"
#include "support/temp_folder.h"

namespace switchboard {

namespace {

namespace fs = std::filesystem;

TEST(track_file, lies_in_its_calls_folder_and_only_the_group_may_read_it) {
  const support::TempFolder folder;
  const auto path = track_path(folder.file("recordings"), "01call", control::Side::agent);
  EXPECT_EQ(path, folder.file("recordings") / "01call" / "agent.ogg");
  TrackFile file = TrackFile::create(path);
  file.append(base::as_bytes("abc"));
  file.append(base::as_bytes("def"));
  file.sync();
  EXPECT_EQ(file.bytes(), 6);
  EXPECT_EQ(fs::file_size(path), 6u);
  EXPECT_EQ(fs::status(path).permissions() & fs::perms::others_all, fs::perms::none);
  EXPECT_EQ(fs::status(path.parent_path()).permissions() & fs::perms::others_all, fs::perms::none);
}

TEST(track_file, says_when_the_disk_says_no) {
  const support::TempFolder folder;
  std::ofstream(folder.file("recordings")) << "a file, not a folder";
  EXPECT_THROW(static_cast<void>(TrackFile::create(track_path(folder.file("recordings"), "c", control::Side::mix))),
               base::Failure);
}

TEST(track_file, says_when_the_disk_is_full) {
  TrackFile full = TrackFile::create("/dev/shm/../full");
  EXPECT_THROW(full.append(base::as_bytes("abc")), base::Failure);
}

}  // namespace

}  // namespace switchboard
