#include "switchboard/mix_render.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/failure.h"
#include "media/opus/packet.h"
#include "media/record/track_writer.h"
#include "support/ogg_pages.h"
#include "support/temp_folder.h"
#include "switchboard/track_file.h"
#include "tone.h"

namespace switchboard {

namespace {

base::Bytes bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return base::to_bytes(text);
}

// A track that is silent but for a tone from `from` to `to`, in frames.
void write_track(const std::filesystem::path& path, double hz, int from, int to, int end) {
  media::record::TrackWriter writer(
      {.call = "c", .side = "x", .silence = {media::opus::silence.begin(), media::opus::silence.end()}},
      base::SteadyTime{});
  ToneMaker tone(hz);
  for (int i = from; i < to; ++i) {
    const auto packet = tone.next();
    writer.take({.source = 1, .timestamp = i * 960, .packet = packet}, base::SteadyTime(i * base::milliseconds(20)));
  }
  writer.finish(base::SteadyTime(end * base::milliseconds(20)));
  TrackFile file = TrackFile::create(path);
  file.append(writer.take_pages());
}

std::vector<std::int16_t> part(const std::vector<std::int16_t>& samples, int from_frame, int to_frame) {
  return {samples.begin() + from_frame * 960, samples.begin() + to_frame * 960};
}

struct MixTest : ::testing::Test {
  MixOrder order() const {
    return {.customer = folder.file("call") / "customer.ogg",
            .agent = folder.file("call") / "agent.ogg",
            .mix = folder.file("call") / "mix.ogg",
            .call = "c"};
  }
  support::TempFolder folder;
};

TEST_F(MixTest, both_sides_are_heard_where_they_spoke) {
  write_track(order().customer, 440, 0, 100, 150);
  write_track(order().agent, 1000, 50, 150, 150);
  const auto made = render_mix(order(), {});
  ASSERT_TRUE(made);
  EXPECT_EQ(static_cast<std::uintmax_t>(made->bytes), std::filesystem::file_size(order().mix));
  EXPECT_NEAR(static_cast<double>(made->duration.count()), 3.02e6, 41e3);
  const auto samples = decoded(support::ogg_sound(bytes_of(order().mix)));
  const auto first = part(samples, 5, 45);
  const auto both = part(samples, 55, 95);
  const auto last = part(samples, 105, 145);
  EXPECT_GT(share_of(440, first), 0.8);
  EXPECT_LT(share_of(1000, first), 0.05);
  EXPECT_GT(share_of(440, both), 0.3);
  EXPECT_GT(share_of(1000, both), 0.3);
  EXPECT_GT(share_of(1000, last), 0.8);
  EXPECT_LT(share_of(440, last), 0.05);
}

TEST_F(MixTest, the_longer_side_sets_the_length) {
  write_track(order().customer, 440, 0, 10, 10);
  write_track(order().agent, 1000, 0, 100, 100);
  EXPECT_NEAR(static_cast<double>(render_mix(order(), {})->duration.count()), 2.02e6, 41e3);
}

TEST_F(MixTest, a_missing_track_is_a_failure_and_leaves_no_mix) {
  write_track(order().customer, 440, 0, 10, 10);
  EXPECT_THROW(static_cast<void>(render_mix(order(), {})), base::Failure);
  EXPECT_FALSE(std::filesystem::exists(order().mix));
}

TEST_F(MixTest, a_stop_leaves_nothing_half_done) {
  write_track(order().customer, 440, 0, 10, 10);
  write_track(order().agent, 440, 0, 10, 10);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(render_mix(order(), stop.get_token()));
  EXPECT_FALSE(std::filesystem::exists(order().mix));
  EXPECT_FALSE(std::filesystem::exists(order().mix.string() + ".part"));
}

}  // namespace

}  // namespace switchboard
