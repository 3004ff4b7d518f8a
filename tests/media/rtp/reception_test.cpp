#include "media/rtp/reception.h"

#include <gtest/gtest.h>

namespace media::rtp {

namespace {

class Stream {
 public:
  void send(Reception& to, base::microseconds delay = {}) {
    to.take(sequence_, timestamp_, at_ + delay);
    skip();
  }
  void skip() {
    ++sequence_;
    timestamp_ += 960;
    at_ += base::milliseconds(20);
  }

 private:
  std::uint16_t sequence_ = 65530;
  std::uint32_t timestamp_ = 0xffffff00;
  base::SteadyTime at_{base::seconds(100)};
};

TEST(rtp_reception, a_perfect_stream_loses_nothing_and_does_not_jitter) {
  Reception reception;
  Stream stream;
  for (int i = 0; i < 500; ++i) stream.send(reception);
  EXPECT_EQ(reception.packets(), 500u);
  EXPECT_EQ(reception.lost(), 0u);
  EXPECT_LE(reception.jitter().count(), 100);
  const auto block = reception.report(7);
  EXPECT_EQ(block.fraction_lost, 0);
  EXPECT_EQ(block.highest_sequence, 65530u + 499);
}

TEST(rtp_reception, every_fourth_packet_lost_is_a_fraction_of_64) {
  Reception reception;
  Stream stream;
  for (int i = 0; i < 100; ++i) i % 4 == 1 ? stream.skip() : stream.send(reception);
  EXPECT_EQ(reception.lost(), 25u);
  const auto block = reception.report(7);
  EXPECT_EQ(block.fraction_lost, 64);
  EXPECT_EQ(block.lost, 25);
  for (int i = 0; i < 50; ++i) stream.send(reception);
  EXPECT_EQ(reception.report(7).fraction_lost, 0) << "a new interval begins with each report";
}

TEST(rtp_reception, duplicates_never_make_the_loss_negative) {
  Reception reception;
  const base::SteadyTime now{base::seconds(1)};
  for (int i = 0; i < 5; ++i) reception.take(10, 960, now);
  EXPECT_EQ(reception.lost(), 0u);
}

TEST(rtp_reception, jitter_follows_the_swing_of_the_delay) {
  Reception reception;
  Stream stream;
  for (int i = 0; i < 1000; ++i) stream.send(reception, base::milliseconds(i % 2 == 0 ? 0 : 10));
  EXPECT_NEAR(static_cast<double>(reception.jitter().count()), 10'000, 700);
}

}  // namespace

}  // namespace media::rtp
