/// The media port: one UDP socket read and written in batches (recvmmsg, sendmmsg), because at a thousand calls the
/// system call is what a packet costs.
///
/// The kernel chooses the address an answer leaves from. On a machine with several addresses of one family, where peers
/// insist on the one they sent to, bind that address instead of the wildcard.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>

#include "base/address.h"
#include "base/bytes.h"
#include "net/loop.h"

namespace net {

/// Datagrams taken with one system call, and handed over with one callback, at most.
inline constexpr std::size_t datagram_batch_max = 64;
/// Batches read before other work of the loop gets its turn.
inline constexpr std::size_t batches_per_turn_max = 4;
/// A longer datagram is dropped and counted: nothing we speak exceeds an Ethernet frame.
inline constexpr std::size_t datagram_bytes_max = 2048;
/// What we ask the kernel to hold for us while the loop is busy: 4 MB, about 0.2 s of a thousand calls.
inline constexpr int udp_receive_buffer_bytes = 4 << 20;

struct Datagram {
  base::Endpoint from;
  /// Ours to overwrite (SRTP decrypts in place), valid until the callback returns.
  std::span<std::byte> bytes;
};

struct Outgoing {
  base::Endpoint to;
  base::ByteView bytes;
};

/// Since the socket was opened.
struct UdpCounters {
  std::uint64_t received = 0;
  std::uint64_t sent = 0;
  /// Datagrams beyond `datagram_bytes_max`.
  std::uint64_t dropped_too_long = 0;
  /// Not sent because the kernel's queue was full.
  std::uint64_t dropped_queue_full = 0;
  /// Not sent because the kernel refused the address or there is no way there.
  std::uint64_t dropped_unreachable = 0;
};

class UdpSocket {
 public:
  /// Binds. The address :: also takes IPv4 (dual stack; peers then show as plain IPv4 endpoints); 0.0.0.0 takes only
  /// IPv4. On a kernel without IPv6, :: falls back to 0.0.0.0. Port 0 lets the kernel choose. Throws base::Failure when
  /// the address or port is not to be had.
  [[nodiscard]] static UdpSocket open(Loop& loop, const base::Endpoint& bind);

  UdpSocket(UdpSocket&&) noexcept;
  UdpSocket& operator=(UdpSocket&&) noexcept;
  ~UdpSocket();

  /// Begins to read. Called with 1 to `datagram_batch_max` datagrams in order of arrival. The callback may send, and
  /// may destroy this socket.
  void on_datagrams(std::function<void(std::span<const Datagram>)> take);

  /// Hands the datagrams to the kernel in order, now; never waits. What the kernel does not take is dropped and
  /// counted, as a network would. Returns how many it took.
  std::size_t send(std::span<const Outgoing> datagrams);

  /// With the port the kernel chose.
  [[nodiscard]] base::Endpoint local_endpoint() const;
  [[nodiscard]] const UdpCounters& counters() const;
  /// What the kernel granted of `udp_receive_buffer_bytes`, in the same unit. Less means net.core.rmem_max is low.
  [[nodiscard]] int receive_buffer_bytes() const;

 private:
  struct State;
  explicit UdpSocket(std::shared_ptr<State> state);

  /// Shared with Asio's pending wait.
  std::shared_ptr<State> state_;
};

}  // namespace net
