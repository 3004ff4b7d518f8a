/// What is checked before a handler runs: the session, the role, and that a POST was meant by the person at the screen.
///
/// Cross-site requests (OWASP ASVS 3.5.1, 3.5.3): every POST of a browser must (1) come from our own origin, as its
/// Sec-Fetch-Site or else its Origin header says; a POST with neither is refused, every browser in use sends one; and
/// (2) carry the token of its session in the form field `csrf` or the header X-CSRF-Token. Before sign-in the token is
/// the value of a form cookie (double submit), which the site gives out with the page that holds the form.
///
/// Scripts and benches that sign in: GET /login, keep its cookie, read the field `csrf`, send `Origin: <public_url>`.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "web/request.h"
#include "web/response.h"
#include "web/router.h"

namespace web {

/// The port through which the guards read sessions; the program plugs the ledger in. Called on the thread of the
/// request.
class Sessions {
 public:
  virtual ~Sessions() = default;
  /// The person whose open session has this cookie token (43 characters of URL-safe base64, see `is_token`).
  [[nodiscard]] virtual std::optional<Person> find(std::string_view cookie_token) = 0;
};

/// For programs that only machines talk to.
class NoSessions final : public Sessions {
 public:
  [[nodiscard]] std::optional<Person> find(std::string_view) override { return {}; }
};

inline constexpr std::string_view csrf_field = "csrf";
inline constexpr std::string_view csrf_header = "x-csrf-token";

/// 32 random bytes as URL-safe base64: sessions and form tokens.
inline constexpr std::size_t token_bytes = 32;
inline constexpr std::size_t token_text_size = 43;
[[nodiscard]] bool is_token(std::string_view text);

/// "__Host-desk" on https without a prefix, "__Secure-desk" on https under one, else "desk".
[[nodiscard]] std::string session_cookie_name(const Request& request);
/// The value of a Set-Cookie header: HttpOnly, SameSite=Lax, Path of the desk, Secure on https. The flow that signs in
/// makes `token` with base::random_token(random, token_bytes) and stores its hash.
[[nodiscard]] std::string session_cookie(const Request& request, std::string_view token, std::chrono::seconds max_age);
/// The same cookie, taken away.
[[nodiscard]] std::string ended_session_cookie(const Request& request);

/// Reads the session cookie and sets the request's person and form token.
void recognise(Request& request, Sessions& sessions);

/// Before sign-in: takes the form token from the form cookie. When there is none, makes one and returns the Set-Cookie
/// value that must go out with the page.
[[nodiscard]] std::optional<std::string> ensure_form_token(Request& request, base::Random& random);

/// Nothing when the request may go on to a handler of this access. `own_origin` is the scheme and authority of the
/// public address ("https://desk.example.org"); requests to another name of this machine are judged by their Host.
[[nodiscard]] std::optional<Problem> objection(const Request& request, Access access, std::string_view own_origin);

}  // namespace web
