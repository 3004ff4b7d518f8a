#include "web/security_headers.h"

#include <array>
#include <utility>

namespace web {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> always = {{
    {"Content-Security-Policy", content_security_policy},
    {"Permissions-Policy", "microphone=(self), camera=()"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    // Another site that opens a desk in a window keeps no handle on it (ASVS 3.4.8).
    {"Cross-Origin-Opener-Policy", "same-origin"},
}};

}  // namespace

void add_security_headers(Response& response) {
  for (const auto& [name, value] : always) response.set(name, std::string(value));
  if (response.header("Cache-Control") == nullptr) response.set("Cache-Control", "no-store");
}

}  // namespace web
