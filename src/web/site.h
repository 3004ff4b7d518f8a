/// Router and guards around one thread's context: the Handler that programs give to `serve`.
///
///   web::serve(options, stop, [&] {
///     auto desk = std::make_unique<Desk>(settings);
///     auto& sessions = desk->sessions;            // lives in the context
///     return std::make_unique<web::Site<Desk>>(std::move(desk), sessions, routes, web::SiteOptions{...});
///   });
#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>

#include "base/random.h"
#include "web/guard.h"
#include "web/handler.h"
#include "web/router.h"

namespace web {

struct SiteOptions {
  /// "https://desk.example.org": what Origin headers are compared with (settings.web.origin()).
  std::string own_origin;
  /// Where a person without a session is sent by a GET, with `?next=<target>`. "" answers 401 instead.
  std::string login_path;
  /// Source of form tokens; outlives the site and belongs to its thread. Null for sites without forms.
  base::Random* random = nullptr;
};

namespace detail {
/// The answer to a request that no handler gets: 401 as a redirect to the sign-in page for pages people look at.
[[nodiscard]] Response answer_objection(const Request& request, Problem objection, const SiteOptions& options);
/// 405 when the path takes other methods, else 404.
[[nodiscard]] Response answer_unrouted(const std::string& allow);
}  // namespace detail

template <class Context>
class Site final : public Handler {
 public:
  /// How a problem looks to people: the program's error page. The request may come without person and fields. Clients
  /// that show no pages get JSON or plain text instead.
  using RenderProblem = Response (*)(Context&, const Request&, const Problem&);

  /// `sessions` and `routes` outlive the site; sessions usually live in the context.
  Site(std::unique_ptr<Context> context, Sessions& sessions, std::span<const Route<Context>> routes,
       SiteOptions options, RenderProblem render_problem = nullptr)
      : context_(std::move(context)),
        sessions_(sessions),
        router_(routes),
        options_(std::move(options)),
        render_problem_(render_problem) {}

  [[nodiscard]] std::size_t body_limit(const Request& head) override {
    const auto match = router_.find(head.method(), head.path());
    return match.route == nullptr ? 0 : body_bytes_max(match.route->access);
  }

  [[nodiscard]] Response handle(Request& request) override {
    Response response = answer(request);
    return response.problem ? show(request, std::move(response)) : std::move(response);
  }

  [[nodiscard]] Response show_problem(const Request& request, const Problem& problem) override {
    const bool is_page = render_problem_ != nullptr && request.wants_page();
    Response shown = is_page ? render_problem_(*context_, request, problem) : plain_problem(request, problem);
    shown.status = problem.status;
    return shown;
  }

 private:
  Response answer(Request& request) {
    auto match = router_.find(request.method(), request.path());
    if (match.route == nullptr) return detail::answer_unrouted(match.allow);
    const Access access = match.route->access;
    request.set_parameters(std::move(match.parameters));
    if (const auto parsed = request.parse_fields(); !parsed)
      return problem(400, parsed.error().name, parsed.error().detail);
    std::optional<std::string> form_cookie;
    if (access != Access::machine) {
      recognise(request, sessions_);
      if (options_.random != nullptr) form_cookie = ensure_form_token(request, *options_.random);
    }
    if (auto objected = objection(request, access, options_.own_origin)) {
      return detail::answer_objection(request, std::move(*objected), options_);
    }
    Response response = match.route->handle(*context_, request);
    if (form_cookie) response.add("Set-Cookie", std::move(*form_cookie));
    return response;
  }

  /// The shown problem keeps the headers and the `after` of the response that named it.
  Response show(const Request& request, Response named) {
    Response shown = show_problem(request, *named.problem);
    for (Field& header : named.headers) shown.add(header.name, std::move(header.value));
    shown.after = std::move(named.after);
    return shown;
  }

  std::unique_ptr<Context> context_;
  Sessions& sessions_;
  Router<Context> router_;
  SiteOptions options_;
  RenderProblem render_problem_;
};

}  // namespace web
