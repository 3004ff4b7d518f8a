#include "switchboard/send_batch.h"

namespace switchboard {

void SendBatch::send(const base::Endpoint& to, base::ByteView datagram) {
  bytes_.insert(bytes_.end(), datagram.begin(), datagram.end());
  entries_.push_back({to, datagram.size()});
}

void SendBatch::flush(net::UdpSocket& socket) {
  if (entries_.empty()) return;
  outgoing_.clear();
  std::size_t at = 0;
  for (const Entry& entry : entries_) {
    outgoing_.push_back({.to = entry.to, .bytes = base::ByteView(bytes_).subspan(at, entry.size)});
    at += entry.size;
  }
  socket.send(outgoing_);
  bytes_.clear();
  entries_.clear();
}

}  // namespace switchboard
