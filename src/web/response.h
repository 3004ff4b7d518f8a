/// What a handler answers: a plain value. The server adds the security headers and writes it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "web/request.h"

namespace web {

/// Why there is no page. `name` is a stable word for scripts ("call.taken"), `text` a sentence for people.
struct Problem {
  int status = 500;
  std::string name;
  std::string text;
};

struct Response {
  int status = 200;
  /// Names as they are written ("Content-Type"). A value with a control character is a base::Failure when written.
  std::vector<Field> headers;
  std::string body;
  /// Set instead of a body: the site says it as the program's error page, as JSON or as plain text (web/site.h).
  std::optional<Problem> problem;
  /// Runs on the same thread after the reply has left and its connection is closed, before the thread takes another
  /// request: digest a delivery after its 200, run effects after a commit. May throw: caught and logged at the rim.
  std::function<void()> after;

  /// Replaces a header of that name (ignoring case), or adds it.
  void set(std::string_view name, std::string value);
  /// Adds one more of that name: Set-Cookie.
  void add(std::string_view name, std::string value);
  [[nodiscard]] const std::string* header(std::string_view name) const;
};

/// UTF-8 HTML.
[[nodiscard]] Response html(std::string body, int status = 200);
[[nodiscard]] Response json(const json::Value& value, int status = 200);
[[nodiscard]] Response text(std::string body, int status = 200);
/// 303 See Other. `location` is local and complete ("/desk/calls", from Request::address): one slash first, never two.
[[nodiscard]] Response redirect(std::string location);
/// Hands the request over to an internal location of nginx ("/_recordings/01jq/mix.ogg"). `content_type` may be empty
/// when that location says it itself.
[[nodiscard]] Response accel_redirect(std::string internal_path, std::string content_type = {});
[[nodiscard]] Response problem(int status, std::string name, std::string text);
/// 204.
[[nodiscard]] Response no_content();

/// A problem as JSON (`{"error":{"name","text"}}`) when the client asked for it, else as plain text.
[[nodiscard]] Response plain_problem(const Request& request, const Problem& problem);

}  // namespace web
