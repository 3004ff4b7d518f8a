#include "media/sdp/description.h"

#include <gtest/gtest.h>

#include "base/bytes.h"
#include "support/fixture.h"

namespace media::sdp {

namespace {

std::string without(std::string text, const std::string& line_start) {
  while (true) {
    const std::size_t at = text.find("\r\n" + line_start);
    if (at == std::string::npos) return text;
    text.erase(at, text.find("\r\n", at + 2) - at);
  }
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

std::string refusal_of(const std::string& text) {
  const auto description = read(text);
  return description ? "" : description.error().name;
}

TEST(sdp_description, reads_what_meta_offers) {
  const auto offer = read(support::fixture("whatsapp/meta_offer.sdp"));
  ASSERT_TRUE(offer) << offer.error().detail;
  EXPECT_TRUE(offer->is_ice_lite);
  EXPECT_EQ(offer->ice_ufrag, "QmTzLkWvRyBnHcXs");
  EXPECT_EQ(offer->ice_pwd, "+41kVq9Zr3wSQIp8t+Gw7Q==") << "the padding belongs to the password";
  ASSERT_EQ(offer->candidates.size(), 2u);
  EXPECT_EQ(offer->candidates[0].address.text(), "203.0.113.49:3480");
  EXPECT_EQ(offer->candidates[1].address.text(), "[2001:db8:f312:131:face:b00c:0:699c]:3480");
  EXPECT_EQ(offer->candidates[1].priority, 2122262783u);
  EXPECT_EQ(base::to_hex(offer->fingerprint).substr(0, 8), "be04627f");
  EXPECT_EQ(offer->setup, Setup::actpass);
  EXPECT_EQ(offer->opus_type, 111);
  EXPECT_EQ(offer->event_type, 126);
  EXPECT_EQ(offer->mid, "audio");
  EXPECT_TRUE(offer->is_bundled);
  EXPECT_EQ(offer->ssrc, 1047224411u);
  EXPECT_TRUE(offer->opus_format.starts_with("maxaveragebitrate=20000;"));
}

TEST(sdp_description, reads_answers_and_our_own_models_too) {
  const auto answer = read(support::fixture("whatsapp/meta_answer.sdp"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->setup, Setup::active);
  EXPECT_TRUE(read(support::fixture("whatsapp/business_answer.sdp")));
  EXPECT_TRUE(read(support::fixture("whatsapp/business_offer.sdp")));
}

TEST(sdp_description, reads_a_chromium_offer_before_gathering) {
  const auto offer = read(support::fixture("browser/chromium_offer.sdp"));
  ASSERT_TRUE(offer) << offer.error().detail;
  EXPECT_FALSE(offer->is_ice_lite);
  EXPECT_TRUE(offer->candidates.empty());
  EXPECT_FALSE(offer->has_other_candidates);
  EXPECT_EQ(offer->opus_type, 111);
  EXPECT_EQ(offer->event_type, 126) << "the one of 8000 Hz";
  EXPECT_EQ(offer->mid, "0");
}

TEST(sdp_description, reads_a_firefox_offer_with_hidden_addresses) {
  const auto offer = read(support::fixture("browser/firefox_offer.sdp"));
  ASSERT_TRUE(offer) << offer.error().detail;
  EXPECT_EQ(offer->opus_type, 109);
  EXPECT_TRUE(offer->candidates.empty());
  EXPECT_TRUE(offer->has_other_candidates) << "an mDNS name is nowhere we can send to";
  EXPECT_EQ(base::to_hex(offer->fingerprint).substr(0, 8), "7f2a91c0") << "said once, for the session";
}

TEST(sdp_description, line_ends_and_unknown_lines_do_not_matter) {
  std::string text = support::fixture("whatsapp/meta_offer.sdp");
  std::erase(text, '\r');
  text += "a=x-something-new:1 2 3\nb=AS:40\n\n";
  EXPECT_TRUE(read(text));
}

TEST(sdp_description, each_fault_has_its_name) {
  const std::string good = support::fixture("whatsapp/meta_offer.sdp");
  const std::string fingerprint = "a=fingerprint:sha-256 BE:04:62:7F";
  EXPECT_EQ(refusal_of(""), "sdp.invalid");
  EXPECT_EQ(refusal_of("hello"), "sdp.invalid");
  EXPECT_EQ(refusal_of("v=0\r\nnonsense\r\n"), "sdp.invalid");
  EXPECT_EQ(refusal_of(replaced(good, "a=mid:audio", "a=mid:au\rdio")), "sdp.invalid");
  EXPECT_EQ(refusal_of(good + std::string(description_bytes_max, 'x')), "sdp.too_large");
  EXPECT_EQ(refusal_of("v=0\r\ns=-\r\n"), "sdp.no_audio");
  EXPECT_EQ(refusal_of(replaced(good, "m=audio", "m=video")), "sdp.no_audio");
  EXPECT_EQ(refusal_of(replaced(good, "m=audio 3480", "m=audio 0")), "sdp.no_audio");
  EXPECT_EQ(refusal_of(replaced(good, "UDP/TLS/RTP/SAVPF", "RTP/AVP")), "sdp.no_audio");
  EXPECT_EQ(refusal_of(replaced(good, "m=audio 3480 UDP/TLS/RTP/SAVPF 111 126", "m=audio")), "sdp.invalid");
  EXPECT_EQ(refusal_of(without(good, "a=fingerprint")), "sdp.no_fingerprint");
  EXPECT_EQ(refusal_of(good + "a=fingerprint:sha-512 00:11\r\n"), "sdp.two_fingerprints");
  EXPECT_EQ(refusal_of(replaced(good, "a=ice-lite", "a=fingerprint:sha-256 00:11")), "sdp.two_fingerprints");
  EXPECT_EQ(refusal_of(replaced(good, fingerprint, "a=fingerprint:sha-1 BE:04:62:7F")), "sdp.bad_fingerprint");
  EXPECT_EQ(refusal_of(replaced(good, fingerprint, "a=fingerprint:sha-256 BE:04:62")), "sdp.bad_fingerprint");
  EXPECT_EQ(refusal_of(replaced(good, fingerprint, "a=fingerprint:sha-256 ZZ:04:62:7F")), "sdp.bad_fingerprint");
  EXPECT_EQ(refusal_of(without(good, "a=ice-pwd")), "sdp.no_ice");
  EXPECT_EQ(refusal_of(without(good, "a=ice-ufrag")), "sdp.no_ice");
  EXPECT_EQ(refusal_of(replaced(good, "a=ice-pwd:+41kVq9Zr3wSQIp8t+Gw7Q==", "a=ice-pwd:short")), "sdp.no_ice");
  EXPECT_EQ(refusal_of(without(good, "a=rtpmap:111")), "sdp.no_codec");
  EXPECT_EQ(refusal_of(replaced(good, "opus/48000/2", "opus/16000/1")), "sdp.no_codec");
  EXPECT_EQ(refusal_of(replaced(good, "a=setup:actpass", "a=setup:holdconn")), "sdp.invalid");
}

TEST(sdp_description, the_same_fingerprint_at_both_levels_is_one) {
  const std::string good = support::fixture("whatsapp/meta_offer.sdp");
  const std::size_t at = good.find("a=fingerprint");
  const std::string line = good.substr(at, good.find("\r\n", at) - at);
  EXPECT_TRUE(read(replaced(good, "a=ice-lite", "a=ice-lite\r\n" + line)));
}

TEST(sdp_description, candidates_are_taken_up_to_a_limit) {
  std::string text = support::fixture("whatsapp/meta_offer.sdp");
  for (int i = 0; i < 200; ++i) text += "a=candidate:1 1 UDP 1 192.0.2.1 " + std::to_string(1000 + i) + " typ host\r\n";
  const auto offer = read(text);
  ASSERT_TRUE(offer);
  EXPECT_EQ(offer->candidates.size(), candidates_max);
}

TEST(sdp_description, broken_candidates_are_ignored) {
  std::string text = without(support::fixture("whatsapp/meta_offer.sdp"), "a=candidate");
  text += "a=candidate:1 2 udp 1 192.0.2.1 4000 typ host\r\n";
  text += "a=candidate:1 1 udp x 192.0.2.1 4000 typ host\r\n";
  text += "a=candidate:1 1 udp 1 192.0.2.1 0 typ host\r\n";
  text += "a=candidate:\r\n";
  const auto offer = read(text);
  ASSERT_TRUE(offer);
  EXPECT_TRUE(offer->candidates.empty());
  EXPECT_FALSE(offer->has_other_candidates);
}

TEST(sdp_description, further_streams_are_remembered_for_the_answer) {
  const std::string text =
      support::fixture("whatsapp/meta_offer.sdp") + "m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\na=mid:v\r\n";
  const auto offer = read(text);
  ASSERT_TRUE(offer);
  ASSERT_EQ(offer->streams.size(), 2u);
  EXPECT_EQ(offer->streams[1].kind, "video");
  EXPECT_EQ(offer->streams[1].formats, "96 97");
  EXPECT_EQ(offer->streams[1].mid, "v");
}

}  // namespace

}  // namespace media::sdp
