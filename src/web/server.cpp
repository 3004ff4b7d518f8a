#include "web/server.h"

#include <poll.h>

#include <atomic>
#include <cstdlib>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "base/failure.h"
#include "base/log.h"
#include "web/cgi.h"
#include "web/fastcgi.h"
#include "web/security_headers.h"
#include "web/waiting_room.h"

namespace web {

namespace {

/// How often the end of the threads is looked for after a stop.
constexpr std::chrono::milliseconds finish_step{5};

template <class Answer>
Response writable(const Answer& answer) {
  Response response = answer();
  require_plain_headers(response);
  return response;
}

/// The rim: what a handler throws becomes a 500, said once in the log.
template <class Answer>
Response at_the_rim(Handler& handler, const Request& request, const Answer& answer) {
  try {
    return writable(answer);
  } catch (const std::exception& failure) {
    base::log::error("request.failed", {{"path", request.path()}, {"why", failure.what()}});
  }
  const Problem failed{500, "request.failed", "Something went wrong here. It has been logged; please try again."};
  try {
    return writable([&] { return handler.show_problem(request, failed); });
  } catch (const std::exception& failure) {
    base::log::error("request.problem_not_shown", {{"why", failure.what()}});
  }
  return plain_problem(request, failed);
}

Response answer_request(Handler& handler, Request& request, base::Result<std::string> body) {
  if (!body) {
    return at_the_rim(handler, request, [&] {
      return handler.show_problem(request, {413, "request.too_large", "This is more than this address takes."});
    });
  }
  const std::string_view length = request.header("content-length").value_or("");
  if (!length.empty() && length != std::to_string(body->size())) {
    return at_the_rim(handler, request, [&] {
      return handler.show_problem(request, {400, "request.truncated", "The request arrived incomplete."});
    });
  }
  request.set_body(std::move(*body));
  return at_the_rim(handler, request, [&] { return handler.handle(request); });
}

void send(Exchange& exchange, const ServeOptions& options, Response& response, bool is_head) {
  add_security_headers(response);
  if (!exchange.answer(to_cgi(response, is_head), options.exchange_limit)) base::log::debug("answer.not_taken");
}

void run_after(const Response& response) {
  if (!response.after) return;
  try {
    response.after();
  } catch (const std::exception& failure) {
    base::log::error("request.after_failed", {{"why", failure.what()}});
  }
}

/// Everything between the first byte and the closed connection.
Response exchange_with(Connection connection, const ServeOptions& options, Handler& handler) {
  Exchange exchange(std::move(connection));
  auto parameters = exchange.read_parameters(options.exchange_limit);
  if (!parameters) {
    base::log::debug(parameters.error().name, {{"why", parameters.error().detail}});
    return {};
  }
  auto parts = parts_of(std::move(*parameters));
  parts.is_secure = parts.is_secure || options.is_secure;
  auto request = Request::read(std::move(parts), options.base_path);
  auto body = exchange.read_body(request ? handler.body_limit(*request) : 0);
  if (!body && body.error().name != "fastcgi.body_too_large") return {};
  Response response =
      request ? answer_request(handler, *request, std::move(body)) : text("This address cannot be read.\n", 400);
  send(exchange, options, response, request && request->is_head());
  return response;
}

/// The threads, and what one of them threw.
class Crew {
 public:
  Crew(const ServeOptions& options, Stop& stop, const std::function<std::unique_ptr<Handler>()>& make)
      : options_(options), stop_(stop), make_(make), room_(options.listen_descriptor, stop, options.waiting_limit) {
    working_ = options.threads;
    for (std::size_t i = 0; i < options.threads; ++i) threads_.emplace_back([this] { work(); });
  }

  [[nodiscard]] bool is_working() const { return working_.load() > 0; }

  void join_and_rethrow() {
    threads_.clear();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void work() {
    try {
      const auto handler = make_();
      while (auto connection = room_.next()) run_after(exchange_with(std::move(*connection), options_, *handler));
    } catch (...) {
      keep_failure();
      stop_.request();
    }
    working_ -= 1;
  }

  void keep_failure() {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
  }

  const ServeOptions& options_;
  Stop& stop_;
  const std::function<std::unique_ptr<Handler>()>& make_;

  WaitingRoom room_;
  std::atomic<std::size_t> working_{0};
  std::mutex mutex_;
  std::exception_ptr failure_;
  /// Last, so that they end before what they use.
  std::vector<std::jthread> threads_;
};

void wait_for(const Stop& stop) {
  pollfd waited{stop.descriptor(), POLLIN, 0};
  while (!stop.is_requested()) ::poll(&waited, 1, -1);
}

}  // namespace

void serve(const ServeOptions& options, Stop& stop, const std::function<std::unique_ptr<Handler>()>& make) {
  Crew crew(options, stop, make);
  base::log::info("web.serving", {{"threads", options.threads}});
  wait_for(stop);
  const auto end = std::chrono::steady_clock::now() + options.finish_limit;
  while (crew.is_working() && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(finish_step);
  if (crew.is_working()) {
    // A thread cannot be taken out of a handler. What it holds is either committed or rolled back when the file closes.
    base::log::error("web.abandoned", {{"finish_limit_ms", options.finish_limit.count()}});
    std::_Exit(EXIT_FAILURE);
  }
  crew.join_and_rethrow();
}

void serve_connection(int descriptor, const ServeOptions& options, Handler& handler) {
  run_after(exchange_with(Connection(descriptor), options, handler));
}

}  // namespace web
