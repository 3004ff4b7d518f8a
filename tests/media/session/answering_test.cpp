#include "media/session/answering.h"

#include <gtest/gtest.h>

#include "support/fixture.h"
#include "support/seeded_random.h"

namespace media::session {

namespace {

std::string meta() { return support::fixture("whatsapp/meta_offer.sdp"); }

std::string without_candidates(std::string text) {
  for (std::size_t from = text.find("a=candidate"); from != std::string::npos; from = text.find("a=candidate")) {
    text.erase(from, text.find('\n', from) + 1 - from);
  }
  return text;
}

std::string with_setup(std::string text, const std::string& setup) {
  const std::string line = "a=setup:actpass";
  return text.replace(text.find(line), line.size(), "a=setup:" + setup);
}

TEST(session_answering, a_customer_without_candidates_is_refused) {
  const auto offer = read_offer(Side::customer, without_candidates(meta()));
  ASSERT_FALSE(offer);
  EXPECT_EQ(offer.error().name, "sdp.no_candidates");
}

TEST(session_answering, a_customer_with_hidden_addresses_is_taken_only_when_it_can_check_towards_us) {
  EXPECT_TRUE(read_offer(Side::customer, support::fixture("browser/firefox_offer.sdp")));
  EXPECT_FALSE(read_offer(Side::customer, support::fixture("browser/chromium_offer.sdp"))) << "nothing gathered at all";
  const std::string hidden = "a=candidate:1 1 udp 1 1e0a7a5c-93c5-4d0f-8b1e-2f6b54f2c8aa.local 5000 typ host\r\n";
  EXPECT_FALSE(read_offer(Side::customer, without_candidates(meta()) + hidden)) << "a lite peer never checks";
}

TEST(session_answering, an_agent_needs_no_candidates) {
  EXPECT_TRUE(read_offer(Side::agent, support::fixture("browser/chromium_offer.sdp")));
}

TEST(session_answering, we_are_client_towards_customers_and_server_towards_agents) {
  const auto role = [](Side side, const std::string& setup) {
    return own_role(side, sdp::read(with_setup(meta(), setup)).value());
  };
  EXPECT_EQ(role(Side::customer, "actpass"), dtls::Role::client);
  EXPECT_EQ(role(Side::customer, "passive"), dtls::Role::client);
  EXPECT_EQ(role(Side::customer, "active"), dtls::Role::server);
  EXPECT_EQ(role(Side::agent, "actpass"), dtls::Role::server);
  EXPECT_EQ(role(Side::agent, "active"), dtls::Role::server);
  EXPECT_EQ(role(Side::agent, "passive"), dtls::Role::client);
}

TEST(session_answering, answers_say_what_each_side_must_read) {
  support::SeededRandom random;
  const OwnTerms own{.credentials = {"ufrag123", "password90123456789012ab"}, .ssrc = 5, .cname = "c"};
  const dtls::Fingerprint fingerprint{};
  const std::vector<base::Endpoint> addresses = {base::Endpoint::from_text("192.0.2.1", 40100).value()};
  const auto answer = [&](Side side, const std::string& text) {
    return answer_to(read_offer(side, text).value(), own, {side, fingerprint, addresses}, random);
  };
  const std::string to_meta = answer(Side::customer, meta());
  EXPECT_NE(to_meta.find("a=setup:active\r\n"), std::string::npos);
  EXPECT_EQ(to_meta.find("ice-lite"), std::string::npos);
  EXPECT_NE(to_meta.find("a=fmtp:111 maxaveragebitrate=20000;maxplaybackrate=16000;minptime=20;"), std::string::npos);
  EXPECT_NE(to_meta.find("telephone-event/8000"), std::string::npos);
  const std::string to_agent = answer(Side::agent, support::fixture("browser/chromium_offer.sdp"));
  EXPECT_NE(to_agent.find("a=setup:passive\r\n"), std::string::npos);
  EXPECT_NE(to_agent.find("a=ice-lite\r\n"), std::string::npos);
  EXPECT_NE(to_agent.find("usedtx=0"), std::string::npos);
}

}  // namespace

}  // namespace media::session
