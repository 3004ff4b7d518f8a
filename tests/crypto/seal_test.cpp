#include "crypto/seal.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "base/failure.h"
#include "support/seeded_random.h"
#include "support/temp_folder.h"

namespace crypto {
namespace {

using base::as_bytes;
using base::as_text;

class SealTest : public testing::Test {
 protected:
  [[nodiscard]] Sealer load() { return Sealer::load_or_create(file_, random_); }
  void write(std::string_view content, mode_t mode) {
    std::ofstream(file_, std::ios::binary) << content;
    ::chmod(file_.c_str(), mode);
  }

  support::TempFolder folder_;
  std::filesystem::path file_ = folder_.file("master.key");
  support::SeededRandom random_;
};

TEST_F(SealTest, a_secret_comes_out_as_it_went_in) {
  const Sealer sealer = load();
  for (const std::string& secret : {std::string(), std::string("EAAG-token"), std::string(100'000, 's')}) {
    EXPECT_EQ(as_text(*sealer.open(sealer.seal(as_bytes(secret)))), secret);
  }
}

TEST_F(SealTest, the_same_secret_is_sealed_differently_each_time) {
  const Sealer sealer = load();
  EXPECT_NE(sealer.seal(as_bytes("token")), sealer.seal(as_bytes("token")));
}

TEST_F(SealTest, any_changed_bit_is_noticed) {
  const Sealer sealer = load();
  const base::Bytes sealed = sealer.seal(as_bytes("token"));
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    base::Bytes changed = sealed;
    changed[bit / 8] ^= std::byte{1} << (bit % 8);
    ASSERT_EQ(sealer.open(changed).error().name, "seal.broken") << bit;
  }
}

TEST_F(SealTest, any_shorter_or_longer_text_is_noticed) {
  const Sealer sealer = load();
  base::Bytes sealed = sealer.seal(as_bytes("token"));
  for (std::size_t size = 0; size < sealed.size(); ++size)
    EXPECT_FALSE(sealer.open(base::ByteView(sealed).first(size)));
  sealed.push_back(std::byte{0});
  EXPECT_FALSE(sealer.open(sealed));
}

TEST_F(SealTest, another_desks_key_opens_nothing) {
  const base::Bytes sealed = load().seal(as_bytes("token"));
  std::filesystem::remove(file_);
  EXPECT_FALSE(load().open(sealed));
}

TEST_F(SealTest, the_key_is_made_once_and_for_its_owner_only) {
  const base::Bytes sealed = load().seal(as_bytes("token"));
  struct stat status {};
  ASSERT_EQ(::stat(file_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0600u);
  EXPECT_EQ(status.st_size, 32);
  EXPECT_TRUE(load().open(sealed));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1);
}

TEST_F(SealTest, whoever_comes_second_uses_the_same_key) {
  std::vector<base::Bytes> sealed(8);
  {
    std::vector<std::jthread> processes;
    for (std::size_t i = 0; i < sealed.size(); ++i) {
      processes.emplace_back([&, i] {
        support::SeededRandom random(i);
        sealed[i] = Sealer::load_or_create(file_, random).seal(as_bytes("token"));
      });
    }
  }
  for (const base::Bytes& each : sealed) EXPECT_TRUE(load().open(each));
}

TEST_F(SealTest, a_key_that_others_can_read_is_refused) {
  for (const mode_t mode : {0640u, 0604u, 0644u, 0660u}) {
    write(std::string(32, 'k'), mode);
    EXPECT_THROW(static_cast<void>(load()), base::Failure) << mode;
  }
  write(std::string(32, 'k'), 0600);
  EXPECT_NO_THROW(static_cast<void>(load()));
}

TEST_F(SealTest, a_file_that_is_no_key_is_refused_and_left_alone) {
  for (const std::size_t size : {0u, 31u, 33u}) {
    write(std::string(size, 'k'), 0600);
    EXPECT_THROW(static_cast<void>(load()), base::Failure) << size;
    EXPECT_EQ(std::filesystem::file_size(file_), size);
  }
}

TEST_F(SealTest, a_link_in_the_keys_place_is_refused) {
  std::filesystem::create_symlink(folder_.file("elsewhere"), file_);
  EXPECT_THROW(static_cast<void>(load()), base::Failure);
}

TEST_F(SealTest, a_missing_folder_is_named) {
  try {
    static_cast<void>(Sealer::load_or_create(folder_.file("none") / "master.key", random_));
    FAIL();
  } catch (const base::Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find("none/master.key"), std::string::npos) << failure.what();
  }
}

TEST_F(SealTest, a_moved_sealer_goes_on) {
  Sealer first = load();
  const base::Bytes sealed = first.seal(as_bytes("token"));
  const Sealer second = std::move(first);
  EXPECT_TRUE(second.open(sealed));
}

}  // namespace
}  // namespace crypto
