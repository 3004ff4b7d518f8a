// Datagrams of a peer whose address is known but who is not: to a server waiting for a hello, or to a client that has
// sent one. Input: one byte of role, then datagrams, each behind its length in two bytes; a length of 0 lets a second
// pass.
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/failure.h"
#include "media/dtls/connection.h"

namespace {

struct Counter final : media::dtls::Outbox {
  void send(base::ByteView datagram) override {
    base::check(datagram.size() <= media::dtls::datagram_bytes_max, "no datagram of ours is too long");
    sent += datagram.size();
  }
  std::size_t sent = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using media::dtls::Connection;
  static const auto certificate = media::dtls::Certificate::make();
  base::ByteReader input(std::as_bytes(std::span(data, size)));
  const auto role = input.u8() % 2 == 0 ? media::dtls::Role::server : media::dtls::Role::client;
  Counter counter;
  Connection connection = Connection::make(certificate, role, certificate.fingerprint());
  base::SteadyTime now{base::seconds(1)};
  connection.start(now, counter);
  while (input.left() > 0 && !input.failed()) {
    const base::ByteView datagram = input.take(input.u16());
    if (datagram.empty()) now += base::seconds(1);
    connection.on_datagram(datagram, now, counter);
    connection.on_time(now, counter);
  }
  base::check((connection.keys() != nullptr) == (connection.state() == media::dtls::State::connected),
              "keys come with the connection and not before");
  return 0;
}
