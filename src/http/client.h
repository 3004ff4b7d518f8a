/// The door to libcurl: one request out, one answer back, within stated time and size. For requests whose addresses an
/// operator configured (the Graph API, a relay). It follows no redirects, speaks http and https only, sends no cookies
/// and reads no proxy from the environment (httpoxy, CVE-2016-5385). Certificates are checked against the system's
/// store. An egress guard for addresses that people type is not here: nothing in the desk fetches those yet.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace http {

struct Header {
  std::string name;
  std::string value;
};

struct Request {
  std::string method = "GET";
  std::string url;
  std::vector<Header> headers;
  std::string body;
  /// Name resolution, connection and TLS.
  std::chrono::milliseconds connect_timeout{2'000};
  /// Everything, from the first step to the last byte of the answer.
  std::chrono::milliseconds total_timeout{10'000};
  /// A longer body is refused. The answer's headers may take 64 KiB.
  std::size_t response_bytes_max = 1 << 20;
};

struct Response {
  int status = 0;
  /// Names in lower case, in the order they came.
  std::vector<Header> headers;
  std::string body;
  std::chrono::milliseconds took{0};

  [[nodiscard]] std::optional<std::string_view> header(std::string_view lower_case_name) const;
};

/// Keeps connections open between requests to the same host. One per thread.
class Client {
 public:
  Client();
  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;
  ~Client();

  /// Blocks until the answer is complete. Any status is a success here. Refusals: "http.timeout", "http.connect" (name
  /// or host not reached), "http.tls", "http.too_large", "http.failed" (reset, not HTTP, bad address or header); the
  /// detail never holds headers or bodies. Whether the other side acted is unknown after http.timeout and http.failed.
  [[nodiscard]] base::Result<Response> perform(const Request& request);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace http
