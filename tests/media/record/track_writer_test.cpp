#include "media/record/track_writer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "support/ogg_pages.h"

namespace media::record {

namespace {

using base::milliseconds;

constexpr base::SteadyTime start_time{base::seconds(7)};
const base::Bytes silence = base::from_hex("b8fffe").value();

// Feeds numbered packets of 20 ms SILK and reads the file back.
class Track {
 public:
  Track()
      : writer_({.call = "c1",
                 .side = "agent",
                 .started_at = base::from_micros(1'791'456'123'000'000),
                 .serial = 5,
                 .silence = silence},
                start_time) {}

  void send(int number, base::SteadyTime at, std::uint64_t source = 1) {
    base::Bytes packet = {std::byte{0x48}, static_cast<std::byte>(number & 0xff), static_cast<std::byte>(number >> 8)};
    writer_.take({.source = source, .timestamp = 1'000'000 + number * 960, .packet = packet}, at);
    collect();
  }
  void send(int number) { send(number, at(number)); }
  static base::SteadyTime at(int number) { return start_time + number * milliseconds(20); }

  void on_time(base::SteadyTime now) {
    writer_.on_time(now);
    collect();
  }
  base::Bytes finish(base::SteadyTime now) {
    writer_.finish(now);
    collect();
    return file_;
  }
  const base::Bytes& file() const { return file_; }
  const TrackWriter& writer() const { return writer_; }

 private:
  void collect() {
    const auto pages = writer_.take_pages();
    file_.insert(file_.end(), pages.begin(), pages.end());
  }

  TrackWriter writer_;
  base::Bytes file_;
};

// The number of a packet, -1 for silence, -2 for a concealed frame.
std::vector<int> numbers(const base::Bytes& file) {
  std::vector<int> found;
  for (const auto& packet : support::ogg_sound(file)) {
    if (packet == silence) found.push_back(-1);
    else if (packet.size() == 1) found.push_back(-2);
    else found.push_back(std::to_integer<int>(packet[1]) | std::to_integer<int>(packet[2]) << 8);
  }
  return found;
}

std::vector<int> counting(int from, int to) {
  std::vector<int> list;
  for (int i = from; i < to; ++i) list.push_back(i);
  return list;
}

TEST(track_writer, begins_with_two_headers_on_pages_of_their_own) {
  Track track;
  const auto pages = support::ogg_pages(track.finish(start_time));
  ASSERT_EQ(pages.size(), 3u);
  EXPECT_TRUE(pages[0].is_first);
  const auto& head = pages[0].packets.at(0);
  EXPECT_EQ(base::to_hex(head), "4f70757348656164" "01" "01" "3801" "80bb0000" "0000" "00");
  const std::string tags(base::as_text(pages[1].packets.at(0)));
  EXPECT_TRUE(tags.starts_with("OpusTags"));
  EXPECT_NE(tags.find("CALL_ID=c1"), std::string::npos);
  EXPECT_NE(tags.find("SIDE=agent"), std::string::npos);
  EXPECT_NE(tags.find("START_TIME=2026-10-08T10:42:03.000000Z"), std::string::npos) << tags;
  EXPECT_TRUE(pages[2].is_last);
}

TEST(track_writer, copies_packets_and_counts_their_samples) {
  Track track;
  for (int i = 0; i < 200; ++i) track.send(i);
  const auto file = track.finish(Track::at(200));
  auto expected = counting(0, 200);
  expected.push_back(-1);
  EXPECT_EQ(numbers(file), expected);
  const auto pages = support::ogg_pages(file);
  std::uint32_t number = 0;
  std::int64_t before = 0;
  for (const auto& page : pages) {
    EXPECT_TRUE(page.checksum_is_right);
    EXPECT_EQ(page.number, number++);
    EXPECT_LE(page.granule - before, page_samples_max);
    before = page.granule;
  }
  EXPECT_EQ(before, 201 * 960);
}

TEST(track_writer, puts_packets_back_into_order) {
  Track track;
  for (const int i : {0, 1, 3, 2, 4, 7, 6, 5, 8}) track.send(i, Track::at(8));
  auto expected = counting(0, 9);
  // All came at the time of packet 8, so the first stands there.
  auto found = numbers(track.finish(Track::at(17)));
  std::erase(found, -1);
  EXPECT_EQ(found, expected);
}

TEST(track_writer, conceals_a_short_gap_and_fills_a_long_one_with_silence) {
  Track track;
  for (int i = 0; i < 10; ++i) track.send(i);
  for (int i = 18; i < 40; ++i) track.send(i);
  const auto found = numbers(track.finish(Track::at(40)));
  auto expected = counting(0, 10);
  expected.insert(expected.end(), {-2, -2, -2, -2, -2, -1, -1, -1});
  for (int i = 18; i < 40; ++i) expected.push_back(i);
  expected.push_back(-1);
  EXPECT_EQ(found, expected);
  EXPECT_EQ(track.writer().counters().concealed_frames, 5);
}

TEST(track_writer, a_packet_later_than_the_window_is_dropped) {
  Track track;
  for (int i = 0; i < 40; ++i) {
    if (i != 5) track.send(i);
  }
  track.send(5, Track::at(40));
  EXPECT_EQ(track.writer().counters().late, 1);
  EXPECT_EQ(numbers(track.finish(Track::at(40)))[5], -2);
}

TEST(track_writer, a_side_that_begins_late_stands_where_it_began) {
  Track track;
  for (int i = 100; i < 120; ++i) track.send(i);
  const auto found = numbers(track.finish(Track::at(120)));
  ASSERT_EQ(found.size(), 121u);
  EXPECT_EQ(found[99], -1);
  EXPECT_EQ(found[100], 100);
}

TEST(track_writer, grows_while_a_side_says_nothing) {
  Track track;
  for (int second = 1; second <= 10; ++second) track.on_time(start_time + base::seconds(second));
  EXPECT_GE(support::ogg_pages(track.file()).back().granule, 8 * clock_rate_hz);
  track.send(520);
  const auto found = numbers(track.finish(Track::at(521)));
  EXPECT_EQ(found[520], 520) << "and what comes then has its right place";
}

TEST(track_writer, a_new_source_is_placed_by_the_wall) {
  Track track;
  for (int i = 0; i < 50; ++i) track.send(i, Track::at(i), 1);
  for (int i = 0; i < 50; ++i) track.send(7000 + i, Track::at(100 + i), 2);
  const auto found = numbers(track.finish(Track::at(150)));
  EXPECT_EQ(found[49], 49);
  EXPECT_EQ(found[99], -1);
  EXPECT_EQ(found[100], 7000);
  EXPECT_EQ(found[149], 7049);
}

TEST(track_writer, the_distance_of_packets_is_exact_after_an_hour_with_loss_and_jitter) {
  std::mt19937 random(20261121);
  Track track;
  for (int i = 0; i < 180'000; ++i) {
    if (random() % 100 >= 5) track.send(i, Track::at(i) + milliseconds(random() % 60));
    if (i % 50 == 0) track.on_time(Track::at(i));
  }
  const auto found = numbers(track.finish(Track::at(180'000)));
  const auto position_of = [&](int number) { return std::find(found.begin(), found.end(), number) - found.begin(); };
  const int early = found[100] < 0 ? found[101] : found[100];
  int late = static_cast<int>(found.size()) - 100;
  while (found[static_cast<std::size_t>(late)] < 0) ++late;
  // Numbers have 16 bits in this test, so the hour is counted round.
  EXPECT_EQ((late - position_of(early)) % 65536, (found[static_cast<std::size_t>(late)] - early + 65536) % 65536);
  EXPECT_NEAR(static_cast<double>(track.writer().duration().count()), 3600e6, 100e3);
}

TEST(track_writer, a_source_that_jumps_ahead_is_placed_by_the_wall) {
  Track track;
  for (int i = 0; i < 10; ++i) track.send(i);
  for (int i = 10; i < 20; ++i) track.send(i + 30'000, Track::at(i));
  const auto found = numbers(track.finish(Track::at(20)));
  ASSERT_EQ(found.size(), 21u);
  EXPECT_EQ(found[10], 30'010);
}

TEST(track_writer, a_burst_after_a_stall_keeps_its_places) {
  Track track;
  for (int i = 0; i < 10; ++i) track.send(i);
  for (int i = 10; i < 50; ++i) track.send(i, Track::at(50));
  for (int i = 50; i < 100; ++i) track.send(i);
  auto expected = counting(0, 100);
  expected.push_back(-1);
  EXPECT_EQ(numbers(track.finish(Track::at(100))), expected);
}

TEST(track_writer, a_source_behind_for_good_is_placed_by_the_wall) {
  Track track;
  for (int i = 0; i < 10; ++i) track.send(i);
  for (int i = 10; i < 300; ++i) track.send(i, Track::at(i + 60));
  const auto found = numbers(track.finish(Track::at(360)));
  EXPECT_EQ(found[300 + 55], 295);
}

TEST(track_writer, a_file_cut_anywhere_plays_up_to_its_last_whole_page) {
  Track track;
  for (int i = 0; i < 500; ++i) track.send(i);
  const auto& file = track.file();
  const auto pages = support::ogg_pages(base::ByteView(file).first(file.size() - 7));
  EXPECT_GE(pages.back().granule, 8 * clock_rate_hz);
  EXPECT_GE(support::ogg_pages(file).back().granule, 9 * clock_rate_hz) << "at most a second is not written yet";
}

TEST(track_writer, large_packets_and_odd_lengths_are_taken) {
  TrackWriter writer({.call = "c", .side = "mix", .silence = silence}, start_time);
  base::Bytes file;
  base::Bytes big(1200, std::byte{7});
  big[0] = std::byte{0xfc};
  for (int i = 0; i < 100; ++i) {
    writer.take({.source = 1, .timestamp = i * 480, .samples = 480, .packet = big}, start_time + i * milliseconds(10));
    const auto pages = writer.take_pages();
    file.insert(file.end(), pages.begin(), pages.end());
  }
  writer.finish(start_time + milliseconds(1000));
  const auto rest = writer.take_pages();
  file.insert(file.end(), rest.begin(), rest.end());
  const auto packets = support::ogg_sound(file);
  EXPECT_EQ(std::count(packets.begin(), packets.end(), big), 100);
}

}  // namespace

}  // namespace media::record
