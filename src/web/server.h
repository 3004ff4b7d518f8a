/// The FastCGI door: accepts connections of the web server on an inherited listening socket and answers each with a
/// Handler.
///
/// Threads share nothing but the listening socket. Connections that have sent nothing yet wait together in one epoll
/// set and pin no thread; one that stalls in the middle of a request is dropped after `exchange_limit`. A connection
/// carries one request and is closed (nginx: fastcgi_keep_conn off; kept connections would pin threads).
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "web/handler.h"
#include "web/stop.h"

namespace web {

/// Connections without a first byte; beyond this the oldest is closed.
inline constexpr std::size_t waiting_connections_max = 512;

struct ServeOptions {
  /// A listening stream socket: 0 by FastCGI's custom (spawn-fcgi, belfryctl serve, systemd). It is made non-blocking.
  int listen_descriptor = 0;
  std::size_t threads = 8;
  /// Taken off every path ("" or "/desk").
  std::string base_path;
  /// The public address is https: requests count as secure even when a proxy in front of the web server ends TLS.
  bool is_secure = false;
  /// A connection without a first byte is closed after this.
  std::chrono::milliseconds waiting_limit{30'000};
  /// A peer that needs longer to send its request, or to take the answer, loses its connection.
  std::chrono::milliseconds exchange_limit{5'000};
  /// After a stop, requests in hand have this long; then the process ends at once, with a failure.
  std::chrono::milliseconds finish_limit{5'000};
};

/// Serves until `stop` is requested; then finishes the requests in hand, also their `after`, and returns. New
/// connections stay in the listening socket's queue for the next process. `make` is called once on each thread; what it
/// throws ends `serve` with that exception, after the other threads have ended.
void serve(const ServeOptions& options, Stop& stop, const std::function<std::unique_ptr<Handler>()>& make);

/// One connection from its first byte to its end, on this thread: what the threads of `serve` do, and what a fuzzer
/// feeds. Takes over the descriptor.
void serve_connection(int descriptor, const ServeOptions& options, Handler& handler);

}  // namespace web
