/// Private to this module: what a value must look like. Each rule answers "" when it is content, else the rest of a
/// sentence that begins with the key: "must be an absolute path".
#pragma once

#include <string>

namespace settings::rules {

[[nodiscard]] std::string not_empty(const std::string& value);
[[nodiscard]] std::string absolute_path(const std::string& value);
/// Short enough that a socket's name fits its address (108 bytes with "/carrier.sock" and a draft's ending).
[[nodiscard]] std::string socket_folder(const std::string& value);
/// Scheme, authority, and a plain path without trailing slash.
[[nodiscard]] std::string public_url(const std::string& value);
[[nodiscard]] std::string http_url(const std::string& value);
[[nodiscard]] std::string ip_literal(const std::string& value);
/// An address a peer can send to: not 0.0.0.0 and not ::.
[[nodiscard]] std::string reachable_ip(const std::string& value);
/// What nginx's rule for static files lets through.
[[nodiscard]] std::string build_name(const std::string& value);
[[nodiscard]] std::string digits(const std::string& value);
[[nodiscard]] std::string e164(const std::string& value);
[[nodiscard]] std::string log_level(const std::string& value);

}  // namespace settings::rules
