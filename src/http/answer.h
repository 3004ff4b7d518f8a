/// Private to this module: an answer while it arrives, header line by header line and piece by piece, within its
/// limits. Knows nothing of curl, so its rules are tested without a server.
#pragma once

#include <cstddef>
#include <string_view>

#include "http/client.h"

namespace http {

class Answer {
 public:
  Answer(std::size_t header_bytes_max, std::size_t body_bytes_max)
      : header_bytes_max_(header_bytes_max), body_bytes_max_(body_bytes_max) {}

  /// One line as it came, with its line end. A status line starts anew: it follows "100 Continue" and its like. False
  /// when a limit is reached; then the transfer must end.
  [[nodiscard]] bool take_header(std::string_view line);
  [[nodiscard]] bool take_body(std::string_view piece);

  [[nodiscard]] bool is_too_large() const { return is_too_large_; }
  /// The empty line after the headers has come. curl calls an answer that ends before it a success.
  [[nodiscard]] bool has_whole_head() const { return has_whole_head_; }
  /// Headers and body; status and time are set by the caller.
  [[nodiscard]] Response take_response() { return std::move(response_); }

 private:
  std::size_t header_bytes_max_;
  std::size_t body_bytes_max_;

  std::size_t header_bytes_ = 0;
  bool is_too_large_ = false;
  bool has_whole_head_ = false;
  Response response_;
};

}  // namespace http
