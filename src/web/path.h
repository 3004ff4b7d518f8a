/// The path of a request, decoded exactly once and in one spelling, so that what nginx matched, what the router matches
/// and what a handler reads are the same thing. What has more than one spelling is refused rather than mended (the
/// lesson of CVE-2019-11043, CVE-2026-27590 and CVE-2026-45135).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace web {

/// Decodes the path part of a request target (before "?"). Nothing when it does not start with one slash, holds an
/// empty or dot segment (also percent-encoded), an encoded slash or backslash, a control character or NUL, a broken
/// escape, a "#", or bytes that are not UTF-8. A single trailing slash is dropped: "/calls/" is "/calls". "+" stays a
/// plus. No case folding.
[[nodiscard]] std::optional<std::string> canonical_path(std::string_view encoded);

/// True when `target` may be redirected to after a sign-in: a canonical path of this host with an optional query. Not
/// "//other.example", "/\\other.example", or anything with a scheme.
[[nodiscard]] bool is_local_target(std::string_view target);

/// Without `base_path` ("" or "/desk"): "/desk/calls" gives "/calls", "/desk" gives "/". Nothing when it lies
/// elsewhere.
[[nodiscard]] std::optional<std::string> without_base(std::string_view path, std::string_view base_path);

}  // namespace web
