/// Private to this module: between FastCGI's parameters and a request, and between a response and the CGI text that a
/// web server expects (RFC 3875 sections 4.1 and 6).
#pragma once

#include <string>
#include <vector>

#include "web/request.h"
#include "web/response.h"

namespace web {

/// The address is the peer's (REMOTE_ADDR) and the scheme the server's (HTTPS); X-Forwarded-For and its like stay plain
/// headers that nobody reads (ASVS 4.1.3). A header "Proxy" is left out (httpoxy).
[[nodiscard]] RequestParts parts_of(std::vector<Field> parameters);

/// Throws base::Failure when a header's name or value holds what would end its line.
void require_plain_headers(const Response& response);

/// Without the body for HEAD, whose Content-Length still tells its size. The headers are plain.
[[nodiscard]] std::string to_cgi(const Response& response, bool is_head);

}  // namespace web
