#include "carrier/graph_ids.h"

#include <gtest/gtest.h>

#include "base/bytes.h"
#include "support/seeded_random.h"

namespace carrier {
namespace {

/// The record inside an id, as text with everything but letters and digits as dots.
std::string inside(std::string_view id) {
  const auto bytes = base::from_base64(id.substr(6));
  if (!bytes) return "no base64";
  std::string text;
  for (const std::byte byte : *bytes) {
    const auto c = std::to_integer<char>(byte);
    text += (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ? c : '.';
  }
  return text;
}

TEST(GraphIds, a_call_id_has_the_record_of_a_real_one) {
  support::SeededRandom random;
  const std::string id = make_call_id("447700900123", "442079460101", random);
  EXPECT_EQ(id.substr(0, 6), "wacid.");
  EXPECT_EQ(id.substr(6, 22), "HBgMNDQ3NzAwOTAwMTIzFQ");
  const std::string real = inside(
      "wacid.HBgMNDQ3NzAwOTAwMTIzFQIAEhggQTFCMkMzRDRFNUY2MDcxODI5M0E0QjVDNkQ3RThGOTAcGAw0NDIwNzk0NjAxMDEVAgAVCgA=");
  const std::string ours = inside(id);
  ASSERT_EQ(ours.size(), real.size());
  EXPECT_EQ(ours.substr(0, 21), real.substr(0, 21));
  EXPECT_EQ(ours.substr(53), real.substr(53));
}

TEST(GraphIds, no_two_are_alike) {
  support::SeededRandom random;
  EXPECT_NE(make_call_id("1", "2", random), make_call_id("1", "2", random));
  EXPECT_NE(make_message_id("1", random), make_message_id("1", random));
  EXPECT_NE(make_trace_id(random), make_trace_id(random));
}

TEST(GraphIds, a_message_id_is_as_long_as_a_real_one) {
  support::SeededRandom random;
  EXPECT_EQ(make_message_id("447700900123", random).size(),
            std::string("wamid.HBgMNDQ3NzAwOTAwMTIzFQIAEhgUQkJCQkJCQkJCQkJCQkJCQkJCMDEA").size());
}

}  // namespace
}  // namespace carrier
