#include "media/record/track_reader.h"

#include <gtest/gtest.h>

#include "media/record/track_writer.h"

namespace media::record {

namespace {

base::Bytes small_track() {
  TrackWriter writer({.call = "c", .side = "agent", .silence = base::from_hex("b8fffe").value()}, base::SteadyTime{});
  for (int i = 0; i < 100; ++i) {
    const base::Bytes packet = {std::byte{0x48}, static_cast<std::byte>(i)};
    writer.take({.source = 1, .timestamp = i * 960, .packet = packet}, base::SteadyTime(i * base::milliseconds(20)));
  }
  writer.finish(base::SteadyTime(base::seconds(2)));
  return writer.take_pages();
}

TEST(track_reader, gives_back_what_was_written_in_any_portions) {
  const auto file = small_track();
  for (const std::size_t portion : {std::size_t{1}, std::size_t{100}, file.size()}) {
    TrackReader reader;
    std::vector<base::Bytes> packets;
    for (std::size_t at = 0; at < file.size(); at += portion) {
      reader.feed(base::ByteView(file).subspan(at, std::min(portion, file.size() - at)));
      while (auto packet = reader.next()) packets.push_back(*packet);
    }
    ASSERT_EQ(packets.size(), 101u) << portion;
    EXPECT_EQ(packets[42][1], std::byte{42});
    EXPECT_EQ(reader.pre_skip(), pre_skip_samples);
    EXPECT_TRUE(reader.has_ended());
    EXPECT_EQ(reader.granule(), 101 * 960);
  }
}

TEST(track_reader, a_damaged_page_costs_only_itself) {
  auto file = small_track();
  file[file.size() / 2] ^= std::byte{1};
  TrackReader reader;
  reader.feed(file);
  std::size_t count = 0;
  while (reader.next()) ++count;
  EXPECT_GE(count, 50u);
  EXPECT_LT(count, 101u);
}

TEST(track_reader, garbage_gives_nothing) {
  TrackReader reader;
  reader.feed(base::as_bytes("OggS, but not really"));
  reader.feed(base::Bytes(10'000, std::byte{0x4f}));
  EXPECT_FALSE(reader.next());
  EXPECT_FALSE(reader.pre_skip());
}

}  // namespace

}  // namespace media::record
