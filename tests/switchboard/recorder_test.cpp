#include "switchboard/recorder.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <fstream>

#include "media/opus/packet.h"
#include "media/record/track_writer.h"
#include "support/ogg_pages.h"
#include "support/temp_folder.h"

namespace switchboard {

namespace {

using control::Side;
namespace record = media::record;

struct RecorderTest : ::testing::Test {
  void record_side(Recorder& recorder, const std::string& call, Side side, int packets) {
    const base::Bytes silence(media::opus::silence.begin(), media::opus::silence.end());
    record::TrackWriter writer({.call = call, .side = std::string(control::to_word(side)), .silence = silence},
                               base::SteadyTime{});
    for (int i = 0; i < packets; ++i) {
      writer.take({.source = 1, .timestamp = i * 960, .packet = silence}, base::SteadyTime(i * base::milliseconds(20)));
      recorder.append(call, side, writer.take_pages());
    }
    writer.finish(base::SteadyTime(packets * base::milliseconds(20)));
    recorder.append(call, side, writer.take_pages());
    recorder.finish(call, side, {}, writer.duration());
  }

  void take(const TrackResult& result) {
    const std::lock_guard lock(mutex);
    results.push_back(result);
    changed.notify_all();
  }
  std::vector<TrackResult> wait_for(std::size_t count) {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, std::chrono::seconds(20), [&] { return results.size() >= count; });
    return results;
  }

  support::TempFolder folder;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<TrackResult> results;
};

TEST_F(RecorderTest, writes_both_tracks_and_then_the_mix) {
  Recorder recorder(folder.path(), [&](const TrackResult& result) { take(result); });
  record_side(recorder, "c", Side::customer, 200);
  record_side(recorder, "c", Side::agent, 200);
  const auto all = wait_for(3);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[2].side, Side::mix);
  for (const auto& result : all) {
    EXPECT_FALSE(result.problem);
    EXPECT_EQ(static_cast<std::uintmax_t>(result.bytes),
              std::filesystem::file_size(track_path(folder.path(), "c", result.side)));
    EXPECT_NEAR(static_cast<double>(result.duration.count()), 4e6, 50e3);
  }
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "c" / "mix.ogg.part"));
}

TEST_F(RecorderTest, what_was_handed_over_is_written_before_the_end) {
  {
    Recorder recorder(folder.path(), [&](const TrackResult& result) { take(result); });
    record_side(recorder, "c", Side::customer, 5'000);
  }
  ASSERT_EQ(results.size(), 1u);
  EXPECT_FALSE(results[0].problem);
}

TEST_F(RecorderTest, a_disk_that_says_no_spoils_the_track_and_nothing_else) {
  std::ofstream(folder.file("bad")) << "a file where the call's folder should be";
  Recorder recorder(folder.path(), [&](const TrackResult& result) { take(result); });
  record_side(recorder, "bad", Side::customer, 10);
  record_side(recorder, "good", Side::customer, 10);
  const auto all = wait_for(2);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].problem, "recording.disk");
  EXPECT_FALSE(all[1].problem);
}

}  // namespace

}  // namespace switchboard
