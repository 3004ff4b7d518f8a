/// The headers that every answer carries, so that a browser refuses what our pages never need: scripts, styles, sounds
/// and connections from elsewhere, frames around us, guessing at types, the camera. Answers are not stored unless a
/// handler set Cache-Control itself.
#pragma once

#include <string_view>

#include "web/response.h"

namespace web {

inline constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

void add_security_headers(Response& response);

}  // namespace web
