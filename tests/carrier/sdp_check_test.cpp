#include "carrier/sdp_check.h"

#include <gtest/gtest.h>

#include <string>

#include "support/fixture.h"

namespace carrier {
namespace {

using support::fixture;

const std::string fingerprint =
    "a=fingerprint:sha-256 "
    "15:F8:AB:C9:EB:93:5C:47:43:5E:5A:9B:0B:07:E3:70:F5:10:C4:D6:DE:DD:3A:F6:A8:83:85:75:58:3A:7C:50\r\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string offer() {
  return fixture("whatsapp/meta_offer.sdp");
}
std::string answer() {
  return fixture("whatsapp/business_answer.sdp");
}

TEST(SdpCheck, the_model_answer_fits_metas_offer) {
  EXPECT_TRUE(check_answer(answer(), offer()).has_value());
}

TEST(SdpCheck, candidates_are_not_needed) {
  const std::string bare = replaced(answer(), "a=candidate:1 1 udp 2130706431 198.51.100.20 40100 typ host\r\n", "");
  EXPECT_TRUE(check_answer(bare, offer()).has_value());
}

TEST(SdpCheck, an_upper_case_hash_name_is_accepted) {
  EXPECT_TRUE(check_answer(replaced(answer(), "sha-256", "SHA-256"), offer()).has_value());
}

TEST(SdpCheck, an_answer_without_telephone_event_is_accepted) {
  const std::string plain =
      replaced(replaced(answer(), "SAVPF 111 126", "SAVPF 111"), "a=rtpmap:126 telephone-event/8000\r\n", "");
  EXPECT_TRUE(check_answer(plain, offer()).has_value());
}

TEST(SdpCheck, no_fingerprint_is_code_100_with_its_own_details) {
  const auto verdict = check_answer(replaced(answer(), fingerprint, ""), offer());
  ASSERT_FALSE(verdict.has_value());
  EXPECT_EQ(verdict.error().code, 100);
  EXPECT_EQ(verdict.error().details, "No fingerprint found in SDP");
}

struct Spoilt {
  const char* reason;
  std::string sdp;
};

TEST(SdpCheck, a_spoilt_answer_is_138008_and_the_reason_has_a_name) {
  const std::string good = answer();
  const Spoilt table[] = {
      {"more than one fingerprint", replaced(good, fingerprint, fingerprint + fingerprint)},
      {"the fingerprint is not sha-256", replaced(good, "sha-256", "sha-1")},
      {"the fingerprint is not sha-256", replaced(good, ":7C:50", ":7C")},
      {"setup is not active", replaced(good, "setup:active", "setup:passive")},
      {"setup is not active", replaced(good, "setup:active", "setup:actpass")},
      {"setup is not active", replaced(good, "a=setup:active\r\n", "")},
      {"ice-lite: both sides would wait", replaced(good, "a=group", "a=ice-lite\r\na=group")},
      {"no good ice-ufrag", replaced(good, "a=ice-ufrag:bZ4k\r\n", "")},
      {"no good ice-pwd", replaced(good, "a=ice-pwd:Yw3sQp8LmN0vTzR6KcHd2fGx", "a=ice-pwd:short")},
      {"no rtcp-mux", replaced(good, "a=rtcp-mux\r\n", "")},
      {"not exactly one mid", replaced(good, "a=mid:audio\r\n", "")},
      {"the mid is not the offer's", replaced(replaced(good, "a=mid:audio", "a=mid:0"), "BUNDLE audio", "BUNDLE 0")},
      {"no BUNDLE of the mid", replaced(good, "a=group:BUNDLE audio\r\n", "")},
      {"no opus/48000/2", replaced(good, "opus/48000/2", "opus/16000")},
      {"a payload number is not the offer's", replaced(good, "SAVPF 111 126", "SAVPF 111 126 0")},
      {"the stream is not sendrecv", replaced(good, "a=sendrecv", "a=recvonly")},
      {"the stream is not UDP/TLS/RTP/SAVPF", replaced(good, "UDP/TLS/RTP/SAVPF", "RTP/AVP")},
      {"the stream is switched off", replaced(good, "m=audio 40100", "m=audio 0")},
      {"the stream is not audio", replaced(good, "m=audio", "m=video")},
      {"not exactly one stream", good + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"},
      {"more than one SSRC", good + "a=ssrc:1 cname:other\r\n"},
      {"ptime is not 20", replaced(good, "a=ptime:20", "a=ptime:60")},
      {"a line does not end with CRLF", replaced(good, "s=-\r\n", "s=-\n")},
      {"a line does not end with CRLF", good.substr(0, good.size() - 2)},
      {"a line is not <type>=<value>", replaced(good, "s=-", "nonsense")},
      {"does not begin with v=0 and CRLF", "o" + good},
      {"does not begin with v=0 and CRLF", ""},
      {"larger than 16 KB", good + std::string(sdp_bytes_max, 'x')},
  };
  for (const Spoilt& spoilt : table) {
    const auto verdict = check_answer(spoilt.sdp, offer());
    ASSERT_FALSE(verdict.has_value()) << spoilt.reason;
    EXPECT_EQ(verdict.error().code, 138008) << spoilt.reason;
    EXPECT_EQ(verdict.error().details, "Provided SDP is invalid");
    EXPECT_EQ(verdict.error().reason, spoilt.reason);
  }
}

TEST(SdpCheck, browsers_offers_are_accepted_from_a_phone) {
  EXPECT_TRUE(check_offer(fixture("browser/chromium_offer.sdp")).has_value());
}

TEST(SdpCheck, a_phones_offer_leaves_the_dtls_role_open) {
  EXPECT_TRUE(check_offer(offer()).has_value());
  const auto verdict = check_offer(replaced(offer(), "setup:actpass", "setup:active"));
  ASSERT_FALSE(verdict.has_value());
  EXPECT_EQ(verdict.error().reason, "setup is not actpass");
}

TEST(SdpCheck, an_answer_to_an_offer_that_is_none_is_judged_alone) {
  EXPECT_TRUE(check_answer(answer(), "v=0\r\n").has_value());
  EXPECT_TRUE(check_answer(answer(), "nonsense").has_value());
}

}  // namespace
}  // namespace carrier
