/// One request as a handler sees it: checked, decoded once, immutable. It owns all its bytes, so views into it live as
/// long as it does. Nothing in here trusts a forwarding header: the address and the scheme come from the server's
/// parameters.
///
/// A test makes one without a server: `Request::read({.method = "POST", .target = "/calls/x/answer", .body = "a=1"})`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "json/json.h"
#include "web/person.h"

namespace web {

/// Limits of one request's head. nginx has its own, lower or higher; these hold whoever knocks.
inline constexpr std::size_t target_bytes_max = 8 * 1024;
inline constexpr std::size_t query_fields_max = 100;
inline constexpr std::size_t form_fields_max = 200;
inline constexpr std::size_t cookies_max = 50;

/// HEAD is a GET whose body the server keeps for itself. `other` matches no route and ends in 405 or 404.
enum class Method { get, post, other };

struct Field {
  std::string name;
  std::string value;
};

/// A request as it came in. Header names are lower case with dashes ("x-csrf-token"); `target` is the request line's:
/// path and query, still percent-encoded.
struct RequestParts {
  std::string method = "GET";
  std::string target = "/";
  std::vector<Field> headers;
  std::string body;
  std::string remote_address;
  bool is_secure = false;
};

class Request {
 public:
  /// Refuses with "request.target" what has no canonical path (see web/path.h) or lies outside `base_path`, which is ""
  /// or "/desk" and is taken off the path.
  [[nodiscard]] static base::Result<Request> read(RequestParts parts, std::string_view base_path = {});

  [[nodiscard]] Method method() const { return method_; }
  [[nodiscard]] bool is_head() const { return parts_.method == "HEAD"; }
  /// Canonical, decoded, without the base path: "/calls/01jq". Never ends in a slash unless it is "/".
  [[nodiscard]] const std::string& path() const { return path_; }
  /// Where a link or redirect must point: `address("/calls")` is "/desk/calls" under the prefix "/desk".
  [[nodiscard]] std::string address(std::string_view path) const { return base_path_ + std::string(path); }
  [[nodiscard]] const std::string& base_path() const { return base_path_; }
  /// Path and query as they were sent, with the base path: for coming back after a sign-in.
  [[nodiscard]] const std::string& target() const { return parts_.target; }

  /// The value of `{name}` in the matched pattern, decoded, never empty. Asking for a name that the pattern lacks is a
  /// broken invariant.
  [[nodiscard]] std::string_view parameter(std::string_view name) const;

  /// The first value of that name, or nothing. Names are exact; header names are given in lower case.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
  [[nodiscard]] std::optional<std::string_view> query(std::string_view name) const;
  [[nodiscard]] std::optional<std::string_view> cookie(std::string_view name) const;
  /// A field of the posted form (urlencoded or multipart without files), never of the query. No fields when the body
  /// has another type or is larger than a form may be.
  [[nodiscard]] std::optional<std::string_view> form(std::string_view name) const;
  /// Every posted value of that name, in order: check boxes.
  [[nodiscard]] std::vector<std::string_view> form_values(std::string_view name) const;

  /// The raw body, exactly as sent: what signatures are computed over.
  [[nodiscard]] const std::string& body() const { return parts_.body; }
  /// Refuses as json::parse does, and with "json.expected" when the content type is not application/json.
  [[nodiscard]] base::Result<json::Value> json_body() const;

  /// The peer of the web server as an IP literal (REMOTE_ADDR), or "" from a server that does not say.
  [[nodiscard]] const std::string& remote_address() const { return parts_.remote_address; }
  /// True when the browser's connection was https, as the web server says.
  [[nodiscard]] bool is_secure() const { return parts_.is_secure; }
  /// True when the client asked for JSON: our own scripts and machines.
  [[nodiscard]] bool wants_json() const { return accepts("application/json"); }
  /// True when the client can show a page: every navigation of a browser.
  [[nodiscard]] bool wants_page() const { return accepts("text/html") && !wants_json(); }

  /// Who is signed in. Never null in a handler whose route asks for a person.
  [[nodiscard]] const Person* person() const { return person_ ? &*person_ : nullptr; }
  /// What the field `csrf` of a form on this page must hold: the person's token, or before sign-in the value of the
  /// form cookie (web/guard.h).
  [[nodiscard]] std::string_view csrf_token() const { return csrf_token_; }

  /// For the server, the router and the guards; handlers get a const Request.
  void set_body(std::string body) { parts_.body = std::move(body); }
  void set_parameters(std::vector<Field> parameters) { parameters_ = std::move(parameters); }
  void set_person(Person person);
  void set_csrf_token(std::string token) { csrf_token_ = std::move(token); }
  /// Parses query, cookies and form; called once, when the body is complete. Refuses with "request.fields" when there
  /// are too many, they are not UTF-8 text, or the form is malformed.
  [[nodiscard]] base::Result<void> parse_fields();

 private:
  Request() = default;
  [[nodiscard]] bool accepts(std::string_view type) const;

  RequestParts parts_;
  std::string base_path_;
  std::string path_;
  Method method_ = Method::other;
  std::vector<Field> parameters_;
  std::vector<Field> query_;
  std::vector<Field> cookies_;
  std::vector<Field> form_;
  std::optional<Person> person_;
  std::string csrf_token_;
};

}  // namespace web
