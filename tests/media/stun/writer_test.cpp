#include "media/stun/writer.h"

#include <gtest/gtest.h>

namespace media::stun {
namespace {

// As Meta writes its ice-pwd: base64 with padding, which RFC 8839 does not allow and everybody must take.
constexpr std::string_view password = "bk3nQmZ0c1J3V0t4WmFQYg==";
constexpr TransactionId transaction = {std::byte{1}, std::byte{2}, std::byte{3}};

TEST(StunWriter, a_check_comes_back_as_it_was_written) {
  Writer writer(Kind::request, transaction);
  writer.username("peer:ours1");
  writer.priority(0x6e7f00ff);
  writer.controlling(0xfedcba9876543210);
  writer.use_candidate();
  const base::Bytes bytes = writer.sealed(password);
  const auto message = parse(bytes);
  ASSERT_TRUE(message);
  EXPECT_EQ(message->kind, Kind::request);
  EXPECT_EQ(message->transaction, transaction);
  EXPECT_EQ(message->username, "peer:ours1");
  EXPECT_EQ(message->priority, 0x6e7f00ffu);
  EXPECT_EQ(message->controlling, 0xfedcba9876543210u);
  EXPECT_TRUE(message->use_candidate);
  EXPECT_TRUE(message->has_fingerprint);
  EXPECT_TRUE(is_authentic(*message, password));
  EXPECT_FALSE(is_authentic(*message, password.substr(0, password.size() - 2)));
}

TEST(StunWriter, an_answer_masks_addresses_of_both_families) {
  for (const std::string_view ip : {"198.51.100.20", "2001:db8::1"}) {
    const auto address = base::Endpoint::from_text(ip, 40100);
    Writer writer(Kind::success, transaction);
    writer.mapped_address(*address);
    const base::Bytes bytes = writer.sealed(password);
    EXPECT_EQ(parse(bytes)->mapped_address, address);
  }
}

TEST(StunWriter, an_error_carries_its_code_and_the_attributes_not_understood) {
  for (const ErrorCode code : {ErrorCode::bad_request, ErrorCode::unauthenticated, ErrorCode::unknown_attribute,
                               ErrorCode::role_conflict}) {
    Writer writer(Kind::error, transaction);
    writer.error(code);
    const std::uint16_t unknown[] = {0x7f01, 0x7f02, 0x7f03};
    writer.unknown_attributes(unknown);
    const base::Bytes bytes = writer.sealed(password);
    const auto message = parse(bytes);
    ASSERT_TRUE(message);
    EXPECT_EQ(message->kind, Kind::error);
    EXPECT_EQ(message->error_code, static_cast<std::uint16_t>(code));
    EXPECT_TRUE(is_authentic(*message, password));
  }
}

TEST(StunWriter, every_length_of_username_is_padded) {
  for (std::size_t size = 0; size <= 9; ++size) {
    Writer writer(Kind::request, transaction);
    const std::string username(size, 'u');
    writer.username(username);
    const base::Bytes bytes = writer.sealed(password);
    EXPECT_EQ(bytes.size() % 4, 0u);
    EXPECT_EQ(parse(bytes)->username, username);
  }
}

}  // namespace
}  // namespace media::stun
