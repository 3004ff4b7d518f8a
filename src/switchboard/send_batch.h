/// What one turn of the loop sends, collected so that it leaves with few system calls.
#pragma once

#include <vector>

#include "base/address.h"
#include "base/bytes.h"
#include "media/session/leg.h"
#include "net/udp_socket.h"

namespace switchboard {

class SendBatch final : public media::session::Outbox {
 public:
  void send(const base::Endpoint& to, base::ByteView datagram) override;
  /// Sends everything in order; what the kernel does not take is lost, as on a network.
  void flush(net::UdpSocket& socket);

 private:
  struct Entry {
    base::Endpoint to;
    std::size_t size;
  };

  /// The datagrams one behind the other. Both keep their room from turn to turn.
  base::Bytes bytes_;
  std::vector<Entry> entries_;
  std::vector<net::Outgoing> outgoing_;
};

}  // namespace switchboard
