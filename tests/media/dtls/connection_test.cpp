#include "media/dtls/connection.h"

#include <gtest/gtest.h>

#include "media/dtls/record.h"
#include "media/dtls/two_ends.h"

namespace media::dtls {
namespace {

class DtlsConnection : public testing::Test {
 protected:
  Connection client(const Fingerprint& expected) const { return Connection::make(alice_, Role::client, expected); }
  Connection server(const Fingerprint& expected) const { return Connection::make(bob_, Role::server, expected); }

  Certificate alice_ = Certificate::make();
  Certificate bob_ = Certificate::make();
};

base::Bytes bytes_of(const MasterKey& key) {
  base::Bytes bytes(key.key().begin(), key.key().end());
  bytes.insert(bytes.end(), key.salt().begin(), key.salt().end());
  return bytes;
}

TEST_F(DtlsConnection, both_ends_get_the_same_keys_the_other_way_round) {
  TwoEnds ends(1, support::fair, client(bob_.fingerprint()), server(alice_.fingerprint()));
  EXPECT_EQ(ends.client.dtls.keys(), nullptr);
  ends.run();
  ASSERT_TRUE(ends.are_connected());
  const Keys& c = *ends.client.dtls.keys();
  const Keys& s = *ends.server.dtls.keys();
  EXPECT_EQ(c.profile, SrtpProfile::aead_aes_128_gcm);
  EXPECT_EQ(s.profile, c.profile);
  EXPECT_EQ(bytes_of(c.ours), bytes_of(s.theirs));
  EXPECT_EQ(bytes_of(c.theirs), bytes_of(s.ours));
  EXPECT_NE(bytes_of(c.ours), bytes_of(c.theirs));
  EXPECT_EQ(c.ours.salt().size(), 12u);
}

TEST_F(DtlsConnection, on_a_good_network_it_takes_two_round_trips_and_short_datagrams) {
  TwoEnds ends(1, support::fair, client(bob_.fingerprint()), server(alice_.fingerprint()));
  const base::SteadyTime start = ends.now;
  ends.run();
  EXPECT_EQ(ends.now - start, base::milliseconds(20));
  EXPECT_LE(ends.longest, datagram_bytes_max);
  EXPECT_FALSE(ends.client.dtls.next_deadline());
  EXPECT_FALSE(ends.server.dtls.next_deadline());
}

TEST_F(DtlsConnection, a_client_with_another_certificate_is_refused) {
  TwoEnds ends(1, support::fair, client(bob_.fingerprint()), server(Certificate::make().fingerprint()));
  ends.run();
  EXPECT_EQ(ends.server.dtls.problem(), Problem::wrong_certificate);
  EXPECT_EQ(ends.server.dtls.keys(), nullptr);
  EXPECT_EQ(ends.client.dtls.problem(), Problem::refused_by_peer);
  EXPECT_EQ(ends.client.dtls.keys(), nullptr);
}

TEST_F(DtlsConnection, a_server_with_another_certificate_is_refused) {
  TwoEnds ends(1, support::fair, client(Certificate::make().fingerprint()), server(alice_.fingerprint()));
  ends.run();
  EXPECT_EQ(ends.client.dtls.problem(), Problem::wrong_certificate);
  EXPECT_EQ(ends.client.dtls.keys(), nullptr);
  EXPECT_EQ(ends.server.dtls.problem(), Problem::refused_by_peer);
  EXPECT_EQ(ends.server.dtls.keys(), nullptr);
}

TEST_F(DtlsConnection, a_fingerprint_wrong_in_its_last_bit_is_refused) {
  Fingerprint almost = bob_.fingerprint();
  almost.back() ^= std::byte{1};
  TwoEnds ends(1, support::fair, client(almost), server(alice_.fingerprint()));
  ends.run();
  EXPECT_EQ(ends.client.dtls.problem(), Problem::wrong_certificate);
}

TEST_F(DtlsConnection, a_lost_hello_is_repeated_after_a_tenth_of_a_second_and_then_ever_more_slowly) {
  Connection alone = client(bob_.fingerprint());
  End end(1, std::move(alone));
  base::SteadyTime now{base::seconds(1'000'000)};
  support::set_wall_clock(now);
  end.dtls.start(now, end);
  EXPECT_EQ(end.sent.size(), 1u);
  EXPECT_TRUE(is_client_hello(end.sent.front()));
  for (const int wait_ms : {100, 200, 400, 800, 1600, 1600}) {
    const base::SteadyTime due = now + base::milliseconds(wait_ms);
    ASSERT_EQ(end.dtls.next_deadline(), due) << wait_ms;
    now = due;
    support::set_wall_clock(now);
    const std::size_t before = end.sent.size();
    end.dtls.on_time(now, end);
    EXPECT_EQ(end.sent.size(), before + 1) << wait_ms;
  }
}

TEST_F(DtlsConnection, a_client_that_nobody_answers_gives_up) {
  TwoEnds ends(1, {.loss = 1}, client(bob_.fingerprint()), server(alice_.fingerprint()));
  const base::SteadyTime start = ends.now;
  ends.run();
  EXPECT_EQ(ends.client.dtls.problem(), Problem::timed_out);
  EXPECT_LE(ends.now - start, Connection::handshake_time_max);
  EXPECT_EQ(ends.server.dtls.state(), State::handshaking);
  EXPECT_FALSE(ends.server.dtls.next_deadline());
}

TEST_F(DtlsConnection, a_wall_clock_set_back_delays_but_never_spins) {
  End end(1, client(bob_.fingerprint()));
  base::SteadyTime now{base::seconds(1'000'000)};
  support::set_wall_clock(now);
  end.dtls.start(now, end);
  support::set_wall_clock(now - base::seconds(3600));
  int turns = 0;
  while (end.dtls.state() == State::handshaking && turns < 100) {
    now = *end.dtls.next_deadline();
    end.dtls.on_time(now, end);
    ++turns;
  }
  EXPECT_EQ(end.dtls.problem(), Problem::timed_out);
  EXPECT_LT(turns, 20);
}

TEST_F(DtlsConnection, what_comes_before_the_start_is_dropped) {
  End early(1, server(alice_.fingerprint()));
  early.dtls.on_datagram(*base::from_hex("16fefd0000"), {}, early);
  EXPECT_EQ(early.dtls.state(), State::idle);
  EXPECT_TRUE(early.sent.empty());
}

TEST_F(DtlsConnection, garbage_between_the_flights_does_not_matter) {
  TwoEnds ends(1, support::fair, client(bob_.fingerprint()), server(alice_.fingerprint()));
  for (const std::string_view hex :
       {"", "14", "16fefd", "3fffffffffffffffffffffffffffffffff", "16fefd0000000000000000ffff00",
        "16fefd00010000000000000001ff", "17fefd0000000000000000000100", "14fefd0000000000000000000101",
        "15fefd000000000000000000020100"}) {
    ends.server.dtls.on_datagram(*base::from_hex(hex), ends.now, ends.server);
    ends.client.dtls.on_datagram(*base::from_hex(hex), ends.now, ends.client);
  }
  ends.run();
  EXPECT_TRUE(ends.are_connected());
}

TEST_F(DtlsConnection, after_release_the_keys_stay_and_datagrams_are_ignored) {
  TwoEnds ends(1, support::fair, client(bob_.fingerprint()), server(alice_.fingerprint()));
  ends.run();
  const base::Bytes before = bytes_of(ends.server.dtls.keys()->ours);
  ends.server.dtls.release();
  ends.server.dtls.on_datagram(*base::from_hex("16fefd0000"), ends.now, ends.server);
  EXPECT_EQ(ends.server.dtls.state(), State::connected);
  EXPECT_EQ(bytes_of(ends.server.dtls.keys()->ours), before);
}

TEST_F(DtlsConnection, a_moved_connection_goes_on_where_it_was) {
  TwoEnds ends(1, support::fair, client(bob_.fingerprint()), server(alice_.fingerprint()));
  ends.run(base::milliseconds(7));
  Connection moved = std::move(ends.server.dtls);
  ends.server.dtls = std::move(moved);
  ends.run();
  EXPECT_TRUE(ends.are_connected());
}

}  // namespace
}  // namespace media::dtls
