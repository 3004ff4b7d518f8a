#include "media/rtp/rtcp.h"

#include <gtest/gtest.h>

namespace media::rtp {

namespace {

const ReportBlock some_block{.ssrc = 9, .fraction_lost = 12, .lost = -3, .highest_sequence = 70'000, .jitter = 55,
                             .last_report = 0x11223344, .delay_since = 65536};

TEST(rtcp, a_sender_report_survives_the_wire) {
  const Report report{.ssrc = 5,
                      .sender = SenderInfo{.ntp = 0x1122334455667788, .timestamp = 960, .packets = 10, .bytes = 600},
                      .blocks = {some_block}};
  const auto bytes = write_rtcp(report, "belfry");
  EXPECT_EQ(bytes.size() % 4, 0u);
  const auto compound = read_rtcp(bytes);
  ASSERT_TRUE(compound);
  ASSERT_EQ(compound->reports.size(), 1u);
  EXPECT_EQ(compound->reports[0].ssrc, 5u);
  EXPECT_EQ(compound->reports[0].sender, report.sender);
  EXPECT_EQ(compound->reports[0].blocks, report.blocks);
  EXPECT_FALSE(compound->has_goodbye);
}

TEST(rtcp, every_length_of_cname_ends_on_a_whole_word) {
  for (std::size_t size = 1; size < 12; ++size) {
    const auto bytes = write_rtcp({.ssrc = 1, .sender = {}, .blocks = {}}, std::string(size, 'x'));
    EXPECT_TRUE(read_rtcp(bytes)) << size;
    EXPECT_EQ(bytes.back(), std::byte{0}) << "the list of items ends with a zero";
  }
}

TEST(rtcp, reduced_size_and_unknown_packets_are_stepped_over) {
  // Transport-wide feedback (205), then BYE, then an application packet.
  const auto bytes = base::from_hex(
                         "8fcd0003000000010000000200000003"
                         "81cb000100000001"
                         "80cc00020000000141424344")
                         .value();
  const auto compound = read_rtcp(bytes);
  ASSERT_TRUE(compound);
  EXPECT_TRUE(compound->reports.empty());
  EXPECT_TRUE(compound->has_goodbye);
}

TEST(rtcp, refuses_lengths_past_the_end) {
  for (const auto text : {"", "80c8", "80c80006", "81c9000100000001", "40c9000100000001", "80c8000200000001aabbccdd"}) {
    EXPECT_FALSE(read_rtcp(base::from_hex(text).value())) << text;
  }
}

TEST(rtcp, ntp_counts_from_1900) {
  // RFC 5905 figure 4: 1 January 1970 is 2,208,988,800 seconds in.
  EXPECT_EQ(to_ntp(base::from_micros(0)), 2'208'988'800ull << 32);
  EXPECT_EQ(to_ntp(base::from_micros(500'000)) & 0xffffffff, 0x80000000u);
}

TEST(rtcp, round_trip_is_what_is_left_of_the_time) {
  const base::Timestamp sent = base::from_micros(1'791'456'123'000'000);
  const ReportBlock block{.last_report = middle_of_ntp(to_ntp(sent)), .delay_since = 65536 / 2};
  const auto trip = round_trip(block, sent + base::milliseconds(540));
  ASSERT_TRUE(trip);
  EXPECT_NEAR(static_cast<double>(trip->count()), 40'000, 20);
  EXPECT_FALSE(round_trip({}, sent)) << "the peer has seen no report yet";
  EXPECT_FALSE(round_trip(block, sent + base::milliseconds(300))) << "less than nothing makes no sense";
}

}  // namespace

}  // namespace media::rtp
