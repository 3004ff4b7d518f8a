#include "media/stream/outgoing.h"

#include <gtest/gtest.h>

namespace media::stream {

namespace {

using base::milliseconds;

constexpr base::SteadyTime start_time{base::seconds(50)};
constexpr std::uint64_t agent = 1;
constexpr std::uint64_t music = 2;

Outgoing started() {
  Outgoing stream(1000, 5000);
  stream.start(start_time);
  return stream;
}

Incoming packet(std::int64_t number, std::uint64_t source = agent) {
  return {.source = source, .sequence = 70'000 + number, .timestamp = 900'000 + number * 960};
}

TEST(outgoing_stream, sends_nothing_before_its_start) {
  Outgoing stream(1, 2);
  EXPECT_FALSE(stream.own_frame_due());
  EXPECT_FALSE(stream.forward(packet(0), start_time));
}

TEST(outgoing_stream, begins_with_a_frame_of_ours_at_once) {
  Outgoing stream = started();
  EXPECT_EQ(stream.own_frame_due(), start_time);
  EXPECT_EQ(stream.own_frame(start_time), (Place{.sequence = 1000, .timestamp = 5000, .marker = true}));
  EXPECT_EQ(stream.own_frame_due(), start_time + milliseconds(20));
  EXPECT_EQ(stream.own_frame(start_time + milliseconds(21)),
            (Place{.sequence = 1001, .timestamp = 5960, .marker = false}));
  EXPECT_EQ(stream.own_frame_due(), start_time + milliseconds(40)) << "a late tick does not shift the ones after it";
}

TEST(outgoing_stream, copies_the_steps_of_one_source) {
  Outgoing stream = started();
  EXPECT_EQ(stream.forward(packet(0), start_time), (Place{.sequence = 1000, .timestamp = 5000, .marker = true}));
  EXPECT_EQ(stream.forward(packet(1), start_time + milliseconds(20)), (Place{.sequence = 1001, .timestamp = 5960}));
  EXPECT_EQ(stream.forward(packet(4), start_time + milliseconds(80)),
            (Place{.sequence = 1004, .timestamp = 5000 + 4 * 960}))
      << "two lost packets leave two holes";
  EXPECT_EQ(stream.forward(packet(3), start_time + milliseconds(81)),
            (Place{.sequence = 1003, .timestamp = 5000 + 3 * 960}))
      << "a late one keeps its place";
  EXPECT_EQ(stream.forward(packet(5), start_time + milliseconds(100)),
            (Place{.sequence = 1005, .timestamp = 5000 + 5 * 960}));
}

TEST(outgoing_stream, silence_takes_over_after_40_ms_and_the_source_comes_back) {
  Outgoing stream = started();
  static_cast<void>(stream.forward(packet(0), start_time));
  EXPECT_EQ(stream.own_frame_due(), start_time + milliseconds(40));
  EXPECT_EQ(stream.own_frame(start_time + milliseconds(40)), (Place{.sequence = 1001, .timestamp = 5000 + 2 * 960}));
  EXPECT_EQ(stream.own_frame(start_time + milliseconds(60)), (Place{.sequence = 1002, .timestamp = 5000 + 3 * 960}));
  EXPECT_EQ(stream.forward(packet(4), start_time + milliseconds(81)),
            (Place{.sequence = 1003, .timestamp = 5000 + 4 * 960, .marker = true}));
  EXPECT_EQ(stream.forward(packet(3), start_time + milliseconds(82)), std::nullopt) << "its place was given to silence";
}

TEST(outgoing_stream, a_burst_after_a_delay_keeps_its_order_and_delays_silence) {
  Outgoing stream = started();
  static_cast<void>(stream.forward(packet(0), start_time));
  static_cast<void>(stream.own_frame(start_time + milliseconds(40)));
  const auto at = start_time + milliseconds(60);
  for (int i = 1; i <= 4; ++i) {
    EXPECT_EQ(stream.forward(packet(i), at)->timestamp, 5000 + (2 + i) * 960);
    EXPECT_EQ(stream.forward(packet(i), at)->sequence, 1001 + i) << "the same packet again has the same place";
  }
  // The stream is now 60 ms ahead of the wall; silence waits until that is played out.
  EXPECT_EQ(stream.own_frame_due(), at + milliseconds(80));
}

TEST(outgoing_stream, sequences_never_repeat_over_changes_of_source) {
  Outgoing stream = started();
  std::int64_t last_sequence = 999;
  std::int64_t last_timestamp = 0;
  base::SteadyTime now = start_time;
  for (int i = 0; i < 300; ++i, now += milliseconds(20)) {
    const auto place =
        i % 7 == 3 ? stream.own_frame(now) : *stream.forward(packet(i * 1000, i % 2 == 0 ? agent : music), now);
    EXPECT_EQ(place.sequence, last_sequence + 1);
    EXPECT_GT(place.timestamp, last_timestamp);
    last_sequence = place.sequence;
    last_timestamp = place.timestamp;
  }
}

TEST(outgoing_stream, a_jump_of_the_source_goes_on_without_a_jump_of_ours) {
  Outgoing stream = started();
  static_cast<void>(stream.forward(packet(0), start_time));
  EXPECT_EQ(stream.forward(packet(60'000), start_time + milliseconds(20)),
            (Place{.sequence = 1001, .timestamp = 5960, .marker = true}));
  EXPECT_EQ(stream.forward(packet(59'000), start_time + milliseconds(40))->sequence, 1002) << "back is a jump too";
}

TEST(outgoing_stream, keeps_pace_with_the_wall_over_an_hour_of_pauses) {
  Outgoing stream = started();
  base::SteadyTime now = start_time;
  std::int64_t number = 0;
  for (int minute = 0; minute < 60; ++minute) {
    for (int i = 0; i < 2000; ++i, now += milliseconds(20)) static_cast<void>(stream.forward(packet(number++), now));
    for (int i = 0; i < 1000; ++i, now += milliseconds(20)) {
      if (*stream.own_frame_due() <= now) static_cast<void>(stream.own_frame(now));
    }
    number += 17;
  }
  const std::int64_t wall = 5000 + (now - start_time) / milliseconds(20) * 960;
  EXPECT_NEAR(static_cast<double>(stream.timestamp_at(now)), static_cast<double>(wall), 1920);
}

}  // namespace

}  // namespace media::stream
