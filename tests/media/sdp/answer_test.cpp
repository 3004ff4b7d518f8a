#include "media/sdp/answer.h"

#include <gtest/gtest.h>

#include "base/bytes.h"
#include "base/text.h"
#include "support/fixture.h"

namespace media::sdp {

namespace {

Local local_side() {
  Local local{.ice_ufrag = "bZ4k", .ice_pwd = "Yw3sQp8LmN0vTzR6KcHd2fGx"};
  const auto bytes = base::from_hex("15f8abc9eb935c47435e5a9b0b07e370f510c4d6dedd3af6a8838575583a7c50").value();
  std::copy(bytes.begin(), bytes.end(), local.fingerprint.begin());
  local.ssrc = 330833028;
  local.cname = "bizleg0001";
  local.session = 4611731400430051336;
  local.addresses = {base::Endpoint::from_text("198.51.100.20", 40100).value()};
  return local;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const auto line : base::split(text, '\n')) lines.emplace_back(base::trim(line));
  return lines;
}

bool has_line(const std::string& text, const std::string& line) {
  const auto lines = lines_of(text);
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

TEST(sdp_answer, to_meta_is_our_model_answer_but_for_names_and_feedback) {
  const auto offer = read(support::fixture("whatsapp/meta_offer.sdp")).value();
  Local local = local_side();
  local.opus_format = offer.opus_format;
  const auto ours = lines_of(write_answer(offer, local));
  auto model = lines_of(support::fixture("whatsapp/business_answer.sdp"));
  std::erase(model, "a=rtcp-fb:111 transport-cc");
  std::replace(model.begin(), model.end(), std::string("a=msid-semantic: WMS bizleg"),
               std::string("a=msid-semantic: WMS bizleg0001"));
  std::replace(model.begin(), model.end(), std::string("a=msid:bizleg bizaudio0"),
               std::string("a=msid:bizleg0001 bizleg0001"));
  EXPECT_EQ(ours, model);
}

TEST(sdp_answer, ends_every_line_with_crlf) {
  const auto offer = read(support::fixture("whatsapp/meta_offer.sdp")).value();
  const std::string text = write_answer(offer, local_side());
  EXPECT_TRUE(text.ends_with("\r\n"));
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
    EXPECT_EQ(text[at - 1], '\r');
}

TEST(sdp_answer, to_a_browser_asks_for_what_the_other_side_wants) {
  auto offer = read(support::fixture("browser/firefox_offer.sdp")).value();
  offer.event_type.reset();
  Local local = local_side();
  local.is_ice_lite = true;
  local.setup = Setup::passive;
  local.opus_format = browser_opus_format;
  const std::string text = write_answer(offer, local);
  EXPECT_TRUE(has_line(text, "a=ice-lite"));
  EXPECT_TRUE(has_line(text, "a=setup:passive"));
  EXPECT_TRUE(has_line(text, "m=audio 40100 UDP/TLS/RTP/SAVPF 109"));
  EXPECT_TRUE(has_line(text, "a=mid:0"));
  EXPECT_TRUE(has_line(text, "a=rtcp-mux"));
  EXPECT_TRUE(has_line(text, "a=ptime:20"));
  for (const auto wanted :
       {"maxaveragebitrate=20000", "maxplaybackrate=16000", "useinbandfec=1", "usedtx=0", "stereo=0"}) {
    EXPECT_NE(text.find(wanted), std::string::npos) << wanted;
  }
  for (const auto unwanted : {"rtcp-fb", "extmap", "trickle", "transport-cc"}) {
    EXPECT_EQ(text.find(unwanted), std::string::npos) << unwanted;
  }
}

TEST(sdp_answer, carries_every_address_with_falling_priority) {
  const auto offer = read(support::fixture("whatsapp/meta_offer.sdp")).value();
  Local local = local_side();
  local.addresses = {base::Endpoint::from_text("2001:db8::5", 40100).value(),
                     base::Endpoint::from_text("198.51.100.20", 40100).value(),
                     base::Endpoint::from_text("127.0.0.1", 40100).value()};
  const auto answer = read(write_answer(offer, local)).value();
  ASSERT_EQ(answer.candidates.size(), 3u);
  EXPECT_EQ(answer.candidates[0].address, local.addresses[0]);
  EXPECT_GT(answer.candidates[0].priority, answer.candidates[1].priority);
  EXPECT_GT(answer.candidates[1].priority, answer.candidates[2].priority);
}

TEST(sdp_answer, without_addresses_is_still_complete) {
  const auto offer = read(support::fixture("whatsapp/meta_offer.sdp")).value();
  Local local = local_side();
  local.addresses.clear();
  const std::string text = write_answer(offer, local);
  EXPECT_TRUE(has_line(text, "m=audio 9 UDP/TLS/RTP/SAVPF 111 126"));
  EXPECT_TRUE(has_line(text, "c=IN IP4 0.0.0.0"));
}

TEST(sdp_answer, rejects_further_streams_in_their_place) {
  const auto offer =
      read(support::fixture("whatsapp/meta_offer.sdp") + "m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\na=mid:v\r\n").value();
  const std::string text = write_answer(offer, local_side());
  EXPECT_TRUE(has_line(text, "m=video 0 UDP/TLS/RTP/SAVPF 96 97"));
  EXPECT_LT(text.find("m=audio"), text.find("m=video"));
}

TEST(sdp_answer, our_offer_reads_back) {
  Local local = local_side();
  local.is_ice_lite = true;
  local.setup = Setup::actpass;
  const auto offer = read(write_offer(local));
  ASSERT_TRUE(offer) << offer.error().detail;
  EXPECT_TRUE(offer->is_ice_lite);
  EXPECT_EQ(offer->setup, Setup::actpass);
  EXPECT_EQ(offer->fingerprint, local.fingerprint);
  EXPECT_EQ(offer->opus_type, 111);
  EXPECT_TRUE(offer->is_bundled);
}

}  // namespace

}  // namespace media::sdp
