/// What the server calls for each request. Every thread of the server has its own, with its own connections and
/// clients.
#pragma once

#include <cstddef>

#include "web/request.h"
#include "web/response.h"

namespace web {

class Handler {
 public:
  virtual ~Handler() = default;
  /// Asked when the head is read and the body is not: how much body this request may bring.
  [[nodiscard]] virtual std::size_t body_limit(const Request& head) = 0;
  /// May throw: the server answers 500 and logs.
  [[nodiscard]] virtual Response handle(Request& request) = 0;
  /// What the server itself must say: 400, 413, 500. The request may be without body, fields and person.
  [[nodiscard]] virtual Response show_problem(const Request& request, const Problem& problem) = 0;
};

}  // namespace web
