/// Private to this module: one request of the FastCGI protocol, as a responder sees it.
///
///    0       1       2       3       4       5       6        7
///   +-------+-------+-------+-------+-------+-------+--------+--------+
///   |version| type  |  request id   |content length |padding | unused |  content, padding
///   +-------+-------+-------+-------+-------+-------+--------+--------+
///
/// A request is BEGIN_REQUEST, PARAMS records up to an empty one, STDIN records up to an empty one; the answer STDOUT
/// records up to an empty one, then END_REQUEST (FastCGI specification 1.0, sections 3.3 to 6.2). One connection
/// carries one request.
///
/// Why not libfcgi: (1) one GET_VALUES record that repeats "FCGI_MAX_CONNS" four times overruns a 64-byte buffer on its
/// stack (ProcessManagementRecord, Debian 2.4.2-2+deb12u1 aborts), so whoever reaches the socket can end the process;
/// (2) it takes parameters of any size; (3) its accept cannot be woken for a stop, and an idle connection pins a thread
/// for two seconds. Management records (request id 0), which nginx never sends, end the connection here.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "web/connection.h"
#include "web/request.h"

namespace web {

/// All parameters of a request together. nginx refuses headers beyond 32 KiB long before.
inline constexpr std::size_t parameters_bytes_max = 64 * 1024;
inline constexpr std::size_t parameters_max = 256;
/// A body beyond its limit is read on and dropped up to here, so that the web server can take our 413 instead of a
/// reset.
inline constexpr std::size_t dropped_bytes_max = 16 * 1024 * 1024;

class Exchange {
 public:
  explicit Exchange(Connection connection) : connection_(std::move(connection)) {}

  /// Refuses with "fastcgi.malformed", "fastcgi.closed" (also out of time, or aborted by the web server) or
  /// "fastcgi.too_large". After a refusal there is nobody to answer.
  [[nodiscard]] base::Result<std::vector<Field>> read_parameters(std::chrono::milliseconds time);
  /// To be called next. Refusals as above; "fastcgi.body_too_large" may still be answered.
  [[nodiscard]] base::Result<std::string> read_body(std::size_t bytes_max);
  /// `output` in the form of CGI: headers, an empty line, a body. False when the web server did not take it all.
  bool answer(std::string_view output, std::chrono::milliseconds time);

 private:
  struct Header {
    std::uint8_t type = 0;
    std::uint16_t request_id = 0;
    std::size_t content_bytes = 0;
    std::size_t padding_bytes = 0;
  };
  /// A stream's records joined: the first `kept_max` bytes of it.
  struct Stream {
    std::string kept;
    std::size_t bytes = 0;
  };

  [[nodiscard]] base::Result<Header> read_header();
  [[nodiscard]] base::Result<void> read_begin();
  [[nodiscard]] base::Result<Stream> read_stream(std::uint8_t type, std::size_t kept_max, std::size_t bytes_max);
  /// Appends `count` bytes to `into` while it is shorter than `kept_max`, and drops the rest.
  [[nodiscard]] bool read_content(std::size_t count, std::string& into, std::size_t kept_max);
  [[nodiscard]] bool fill();

  Connection connection_;

  std::array<std::byte, 16 * 1024> buffer_;
  std::size_t buffer_at_ = 0;
  std::size_t buffer_end_ = 0;
  std::uint16_t request_id_ = 0;
};

/// The pairs inside a PARAMS stream, or nothing when a length points beyond its end or there are more than
/// `parameters_max`.
[[nodiscard]] std::optional<std::vector<Field>> parse_parameters(base::ByteView bytes);

}  // namespace web
