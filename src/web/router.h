/// Routes as one table, with their needs in the row. A program writes
///
///   constexpr web::Route<Desk> routes[] = {
///       {Method::get, "/inbox", Access::person, &pages::show_inbox},
///       {Method::post, "/calls/{call}/answer", Access::person, &pages::answer},
///   };
///
/// `Context` is what one thread owns and its handlers use (ledger, clients, settings); the router never looks into it.
/// `{name}` matches one non-empty segment. What is in no row is 404; a known path with another method is 405 with
/// Allow.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/request.h"
#include "web/response.h"

namespace web {

/// Who may knock. Checked before the handler runs, never inside it.
enum class Access {
  /// No session needed (sign-in, setup, health). A POST still needs the form token (web/guard.h).
  anyone,
  /// A machine with its own credentials, which the handler checks over the raw body: no session, no form token.
  machine,
  person,
  manager,
  admin,
};

/// Body limits by route class (over it: 413).
inline constexpr std::size_t form_bytes_max = 64 * 1024;
inline constexpr std::size_t delivery_bytes_max = 4 * 1024 * 1024;

[[nodiscard]] constexpr std::size_t body_bytes_max(Access access) {
  return access == Access::machine ? delivery_bytes_max : form_bytes_max;
}

template <class Context>
struct Route {
  Method method;
  std::string_view pattern;
  Access access;
  Response (*handle)(Context&, const Request&);
};

/// The parameters when `path` has the shape of `pattern`, else nothing.
[[nodiscard]] std::optional<std::vector<Field>> match_path(std::string_view pattern, std::string_view path);

template <class Context>
class Router {
 public:
  /// `routes` outlives the router: a constexpr table.
  explicit Router(std::span<const Route<Context>> routes) : routes_(routes) {}

  struct Match {
    /// Null when no row fits; then `allow` tells 405 (its header's value) from 404 (empty).
    const Route<Context>* route = nullptr;
    std::vector<Field> parameters;
    std::string allow;
  };

  /// The first row that fits wins.
  [[nodiscard]] Match find(Method method, std::string_view path) const {
    Match match;
    for (const Route<Context>& route : routes_) {
      auto parameters = match_path(route.pattern, path);
      if (!parameters) continue;
      if (route.method == method) return {&route, std::move(*parameters), {}};
      if (!match.allow.empty()) match.allow += ", ";
      match.allow += route.method == Method::get ? "GET, HEAD" : "POST";
    }
    return match;
  }

 private:
  std::span<const Route<Context>> routes_;
};

}  // namespace web
