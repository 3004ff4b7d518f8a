#include "web/guard.h"

#include <algorithm>

#include "base/text.h"
#include "crypto/hash.h"

namespace web {

namespace {

std::string cookie_name(const Request& request, std::string_view stem) {
  if (!request.is_secure()) return std::string(stem);
  return (request.base_path().empty() ? "__Host-" : "__Secure-") + std::string(stem);
}

/// `more` is "" or "; Max-Age=60".
std::string set_cookie(const Request& request, std::string_view stem, std::string_view value, std::string_view more) {
  const std::string path = request.base_path().empty() ? "/" : request.base_path();
  const std::string_view secure = request.is_secure() ? "; Secure" : "";
  return base::format("{}={}; Path={}; HttpOnly; SameSite=Lax{}{}", cookie_name(request, stem), value, path, secure,
                      more);
}

constexpr std::string_view session_stem = "desk";
constexpr std::string_view form_stem = "desk-form";

/// The Origin a page of this very request's address would have.
std::string asked_origin(const Request& request) {
  return (request.is_secure() ? "https://" : "http://") + std::string(request.header("host").value_or(""));
}

bool is_from_own_origin(const Request& request, std::string_view own_origin) {
  // Browsers forbid pages to set either header themselves.
  if (const auto site = request.header("sec-fetch-site")) return *site == "same-origin";
  const auto origin = request.header("origin");
  return origin && (*origin == own_origin || *origin == asked_origin(request));
}

bool has_form_token(const Request& request) {
  const auto given = request.header(csrf_header) ? request.header(csrf_header) : request.form(csrf_field);
  return given && is_token(*given) &&
         crypto::equal_in_constant_time(base::as_bytes(*given), base::as_bytes(request.csrf_token()));
}

bool is_role_enough(Role role, Access access) {
  switch (access) {
    case Access::manager:
      return role >= Role::manager;
    case Access::admin:
      return role >= Role::admin;
    case Access::anyone:
    case Access::machine:
    case Access::person:
      return true;
  }
  return false;
}

}  // namespace

bool is_token(std::string_view text) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return text.size() == token_text_size && std::all_of(text.begin(), text.end(), is_allowed);
}

std::string session_cookie_name(const Request& request) {
  return cookie_name(request, session_stem);
}

std::string session_cookie(const Request& request, std::string_view token, std::chrono::seconds max_age) {
  return set_cookie(request, session_stem, token, base::format("; Max-Age={}", max_age.count()));
}

std::string ended_session_cookie(const Request& request) {
  return set_cookie(request, session_stem, "", "; Max-Age=0");
}

void recognise(Request& request, Sessions& sessions) {
  const auto token = request.cookie(session_cookie_name(request));
  if (!token || !is_token(*token)) return;
  if (auto person = sessions.find(*token)) request.set_person(std::move(*person));
}

std::optional<std::string> ensure_form_token(Request& request, base::Random& random) {
  if (request.person() != nullptr) return {};
  const auto kept = request.cookie(cookie_name(request, form_stem));
  if (kept && is_token(*kept)) {
    request.set_csrf_token(std::string(*kept));
    return {};
  }
  const std::string made = base::random_token(random, token_bytes);
  request.set_csrf_token(made);
  return set_cookie(request, form_stem, made, "");
}

std::optional<Problem> objection(const Request& request, Access access, std::string_view own_origin) {
  if (access == Access::machine) return {};
  const Person* person = request.person();
  if (access != Access::anyone && person == nullptr) return Problem{401, "session.none", "Please sign in."};
  if (request.method() == Method::post) {
    if (!is_from_own_origin(request, own_origin)) {
      return Problem{403, "request.foreign", "This request did not come from a page of this desk."};
    }
    if (!has_form_token(request)) {
      return Problem{403, "form.stale", "This page is older than your session. Reload it and try again."};
    }
  }
  if (person != nullptr && !is_role_enough(person->role, access)) {
    return Problem{403, "role.missing", "Your role does not allow this."};
  }
  return {};
}

}  // namespace web
