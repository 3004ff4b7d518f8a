/// Webhooks leaving: one attempt at a time as a verb, and the threads that make attempts and let time pass for calls.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "base/result.h"
#include "carrier/exchange.h"
#include "http/client.h"

namespace carrier {

/// "Meta's own timeout for a delivery: about 20 s" (calling reference, section 3.3). Shorter here, so that stopping the
/// program never takes longer.
inline constexpr base::milliseconds delivery_timeout{8'000};
/// Deliveries on their way at once.
inline constexpr std::size_t sender_threads = 4;

using Post = std::function<base::Result<http::Response>(const http::Request&)>;

/// Sends what is due longest, and stores what came of it: delivered by HTTP 200 exactly, else tried again (delivery.h).
/// False when nothing is due.
bool send_due(Exchange& exchange, const Post& post);

/// The verify handshake (calling reference, section 3.1): true when the business echoed our challenge with 200.
[[nodiscard]] bool verify_hook(Exchange& exchange, const Post& post);

/// Threads that run until this goes out of scope; each calls `make_exchange` once for an exchange of its own.
class Senders {
 public:
  Senders(Shared& shared, std::function<Exchange()> make_exchange);

 private:
  void send(const std::stop_token& stop);
  void watch_time(const std::stop_token& stop);

  Shared& shared_;
  std::function<Exchange()> make_exchange_;
  std::vector<std::jthread> threads_;
};

}  // namespace carrier
