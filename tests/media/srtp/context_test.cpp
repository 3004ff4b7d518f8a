#include "media/srtp/context.h"

#include <gtest/gtest.h>

#include <string>

namespace media::srtp {
namespace {

constexpr std::uint32_t our_source = 0x11223344;

base::Bytes pattern(std::size_t size, unsigned start) {
  base::Bytes bytes(size);
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::byte>(start + i);
  return bytes;
}

base::Bytes rtp_packet(std::uint16_t sequence, std::uint32_t source = our_source) {
  base::ByteWriter writer;
  writer.u8(0x80);
  writer.u8(111);
  writer.u16(sequence);
  writer.u32(sequence * 960u);
  writer.u32(source);
  writer.text("what a customer says");
  return writer.take();
}

base::Bytes rtcp_packet(std::uint32_t source = our_source) {
  base::ByteWriter writer;
  writer.u16(0x80c9);
  writer.u16(1);
  writer.u32(source);
  return writer.take();
}

// Both ends of one direction, with one key.
class SrtpContext : public testing::TestWithParam<Profile> {
 protected:
  static Context make(Direction direction, unsigned start = 1) {
    const std::size_t salt_size = GetParam() == Profile::aead_aes_128_gcm ? 12 : 14;
    return Context::make(direction, GetParam(), pattern(16, start), pattern(salt_size, start + 100));
  }
  static base::Bytes protect(Context& context, base::Bytes packet) {
    const std::size_t size = packet.size();
    packet.resize(size + trailer_bytes_max);
    const auto done = context.protect_rtp(packet, size);
    return done ? base::Bytes(done->begin(), done->end()) : base::Bytes();
  }
  static base::Bytes protect_rtcp(Context& context, base::Bytes packet) {
    const std::size_t size = packet.size();
    packet.resize(size + trailer_bytes_max);
    const auto done = context.protect_rtcp(packet, size);
    return done ? base::Bytes(done->begin(), done->end()) : base::Bytes();
  }
  // The plain packet, or the name of the refusal as bytes, so that a test can compare either.
  static base::Bytes open(Context& context, base::Bytes packet) {
    const auto opened = context.unprotect_rtp(packet);
    return opened ? base::Bytes(opened->begin(), opened->end()) : base::to_bytes(name_of(opened.error()));
  }
  static base::Bytes open_rtcp(Context& context, base::Bytes packet) {
    const auto opened = context.unprotect_rtcp(packet);
    return opened ? base::Bytes(opened->begin(), opened->end()) : base::to_bytes(name_of(opened.error()));
  }

  Context sender_ = make(Direction::outgoing);
  Context receiver_ = make(Direction::incoming);
};

const base::Bytes bad_tag = base::to_bytes("srtp.bad_tag");
const base::Bytes replayed = base::to_bytes("srtp.replayed");
const base::Bytes malformed = base::to_bytes("srtp.malformed");
const base::Bytes too_many = base::to_bytes("srtp.too_many_sources");

TEST_P(SrtpContext, what_goes_in_comes_out_and_is_hidden_between) {
  const base::Bytes sealed = protect(sender_, rtp_packet(1));
  EXPECT_EQ(sealed.size(), rtp_packet(1).size() + (GetParam() == Profile::aead_aes_128_gcm ? 16 : 10));
  EXPECT_EQ(base::as_text(sealed).find("customer"), std::string_view::npos);
  EXPECT_EQ(open(receiver_, sealed), rtp_packet(1));
}

TEST_P(SrtpContext, rtcp_has_its_own_index_and_survives_too) {
  for (int i = 0; i < 3; ++i) {
    const base::Bytes sealed = protect_rtcp(sender_, rtcp_packet());
    EXPECT_EQ(open_rtcp(receiver_, sealed), rtcp_packet());
    EXPECT_EQ(open_rtcp(receiver_, sealed), replayed);
  }
}

TEST_P(SrtpContext, the_sequence_rolls_over_from_65535_to_0_with_losses_around_it) {
  for (std::uint32_t index = 65400; index < 65536 + 200; ++index) {
    const auto sequence = static_cast<std::uint16_t>(index & 0xffff);
    const base::Bytes sealed = protect(sender_, rtp_packet(sequence));
    if (index == 65535 || index == 65536 || index % 7 == 0) continue;
    ASSERT_EQ(open(receiver_, sealed), rtp_packet(sequence)) << index;
  }
}

TEST_P(SrtpContext, several_rollovers_are_counted) {
  for (std::uint32_t index = 0; index < 3 * 65536 + 10; index += 500) {
    const auto sequence = static_cast<std::uint16_t>(index & 0xffff);
    ASSERT_EQ(open(receiver_, protect(sender_, rtp_packet(sequence))), rtp_packet(sequence)) << index;
  }
}

TEST_P(SrtpContext, packets_out_of_order_are_taken_across_the_rollover) {
  ASSERT_EQ(open(receiver_, protect(sender_, rtp_packet(65530))), rtp_packet(65530));
  const base::Bytes before = protect(sender_, rtp_packet(65535));
  const base::Bytes after = protect(sender_, rtp_packet(0));
  EXPECT_EQ(open(receiver_, after), rtp_packet(0));
  EXPECT_EQ(open(receiver_, before), rtp_packet(65535));
}

TEST_P(SrtpContext, a_packet_is_taken_once_and_never_behind_the_window) {
  const base::Bytes first = protect(sender_, rtp_packet(1));
  const base::Bytes second = protect(sender_, rtp_packet(2));
  EXPECT_EQ(open(receiver_, second), rtp_packet(2));
  EXPECT_EQ(open(receiver_, second), replayed);
  EXPECT_EQ(open(receiver_, first), rtp_packet(1));
  EXPECT_EQ(open(receiver_, first), replayed);
  const base::Bytes late = protect(sender_, rtp_packet(3));
  const auto far = static_cast<std::uint16_t>(3 + Context::replay_window);
  EXPECT_EQ(open(receiver_, protect(sender_, rtp_packet(far))), rtp_packet(far));
  EXPECT_EQ(open(receiver_, late), replayed);
}

TEST_P(SrtpContext, no_flipped_bit_gets_through_and_none_does_harm) {
  const base::Bytes sealed = protect(sender_, rtp_packet(7));
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    base::Bytes damaged = sealed;
    damaged[bit / 8] ^= std::byte{1} << (bit % 8);
    const base::Bytes result = open(receiver_, damaged);
    EXPECT_TRUE(result == bad_tag || result == malformed) << "bit " << bit;
  }
  EXPECT_EQ(open(receiver_, sealed), rtp_packet(7));
}

TEST_P(SrtpContext, no_flipped_bit_of_rtcp_gets_through) {
  const base::Bytes sealed = protect_rtcp(sender_, rtcp_packet());
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    base::Bytes damaged = sealed;
    damaged[bit / 8] ^= std::byte{1} << (bit % 8);
    const base::Bytes result = open_rtcp(receiver_, damaged);
    EXPECT_TRUE(result == bad_tag || result == malformed) << "bit " << bit;
  }
  EXPECT_EQ(open_rtcp(receiver_, sealed), rtcp_packet());
}

TEST_P(SrtpContext, every_cut_packet_is_refused) {
  const base::Bytes sealed = protect(sender_, rtp_packet(7));
  const base::Bytes sealed_rtcp = protect_rtcp(sender_, rtcp_packet());
  for (std::size_t size = 0; size < sealed.size(); ++size) {
    const base::Bytes result = open(receiver_, base::Bytes(sealed.begin(), sealed.begin() + std::ptrdiff_t(size)));
    EXPECT_TRUE(result == bad_tag || result == malformed) << size;
  }
  for (std::size_t size = 0; size < sealed_rtcp.size(); ++size) {
    const base::Bytes cut(sealed_rtcp.begin(), sealed_rtcp.begin() + std::ptrdiff_t(size));
    const base::Bytes result = open_rtcp(receiver_, cut);
    EXPECT_TRUE(result == bad_tag || result == malformed) << size;
  }
  EXPECT_EQ(open(receiver_, base::Bytes(packet_bytes_max + 1, std::byte{0x80})), malformed);
}

TEST_P(SrtpContext, a_flood_of_foreign_sources_takes_no_place) {
  Context stranger = make(Direction::outgoing, 50);
  for (std::uint32_t i = 0; i < 1000; ++i) {
    EXPECT_EQ(open(receiver_, protect(stranger, rtp_packet(1, 0xbad00000 + i))), bad_tag);
  }
  EXPECT_EQ(open(receiver_, protect(sender_, rtp_packet(1))), rtp_packet(1));
}

TEST_P(SrtpContext, a_peer_may_use_four_sources_and_no_fifth) {
  for (std::uint32_t i = 0; i < Context::sources_max; ++i) {
    EXPECT_EQ(open(receiver_, protect(sender_, rtp_packet(1, 100 + i))), rtp_packet(1, 100 + i));
  }
  EXPECT_EQ(open(receiver_, protect(sender_, rtp_packet(1, 104))), too_many);
  EXPECT_EQ(open_rtcp(receiver_, protect_rtcp(sender_, rtcp_packet(104))), too_many);
  EXPECT_EQ(open_rtcp(receiver_, protect_rtcp(sender_, rtcp_packet(103))), rtcp_packet(103));
  EXPECT_EQ(open(receiver_, protect(sender_, rtp_packet(2, 100))), rtp_packet(2, 100));
}

TEST_P(SrtpContext, one_index_never_goes_out_twice) {
  EXPECT_FALSE(protect(sender_, rtp_packet(9)).empty());
  base::Bytes again = rtp_packet(9);
  const std::size_t size = again.size();
  again.resize(size + trailer_bytes_max);
  const auto refused = sender_.protect_rtp(again, size);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error(), Refused::replayed);
}

TEST_P(SrtpContext, a_hole_left_in_the_sequence_can_be_filled_later) {
  Context& receiver = receiver_;
  EXPECT_EQ(open(receiver, protect(sender_, rtp_packet(10))), rtp_packet(10));
  EXPECT_EQ(open(receiver, protect(sender_, rtp_packet(12))), rtp_packet(12));
  EXPECT_EQ(open(receiver, protect(sender_, rtp_packet(11))), rtp_packet(11));
}

INSTANTIATE_TEST_SUITE_P(BothProfiles, SrtpContext,
                         testing::Values(Profile::aes128_cm_sha1_80, Profile::aead_aes_128_gcm), [](const auto& given) {
                           return std::string(given.param == Profile::aead_aes_128_gcm ? "gcm" : "cm");
                         });

}  // namespace
}  // namespace media::srtp
