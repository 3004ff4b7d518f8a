#include "http/answer.h"

#include "base/text.h"

namespace http {

bool Answer::take_header(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > header_bytes_max_) {
    is_too_large_ = true;
    return false;
  }
  if (line.starts_with("HTTP/")) {
    response_.headers.clear();
    has_whole_head_ = false;
  }
  if (base::trim(line).empty()) has_whole_head_ = true;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return true;
  response_.headers.push_back(
      {base::to_lower(base::trim(line.substr(0, colon))), std::string(base::trim(line.substr(colon + 1)))});
  return true;
}

bool Answer::take_body(std::string_view piece) {
  if (piece.size() > body_bytes_max_ - response_.body.size()) {
    is_too_large_ = true;
    return false;
  }
  response_.body += piece;
  return true;
}

}  // namespace http
