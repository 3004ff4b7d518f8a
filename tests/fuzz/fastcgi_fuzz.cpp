// A whole connection of the FastCGI door: whatever arrives, the answer is complete or none at all.
#include "web/server.h"

#include <sys/socket.h>
#include <unistd.h>

#include <string>

#include "base/failure.h"
#include "support/fastcgi_client.h"

namespace {

class Echo final : public web::Handler {
 public:
  std::size_t body_limit(const web::Request&) override { return 100; }
  web::Response handle(web::Request& request) override {
    static_cast<void>(request.parse_fields());
    return web::text(request.path() + request.body());
  }
  web::Response show_problem(const web::Request& request, const web::Problem& problem) override {
    return web::plain_problem(request, problem);
  }
};

std::string read_all(int descriptor) {
  std::string all;
  char piece[16 * 1024];
  for (ssize_t count = 0; (count = ::recv(descriptor, piece, sizeof piece, 0)) > 0;)
    all.append(piece, static_cast<std::size_t>(count));
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // What fits the socket's buffer, so that one thread can play both sides.
  constexpr std::size_t input_bytes_max = 64 * 1024;
  if (size > input_bytes_max) return 0;
  int ends[2];
  base::check(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0, "there are sockets");
  base::check(::send(ends[1], data, size, MSG_NOSIGNAL) == static_cast<ssize_t>(size), "the input fits");
  ::shutdown(ends[1], SHUT_WR);
  Echo echo;
  web::serve_connection(ends[0], {.exchange_limit = std::chrono::milliseconds(1'000)}, echo);
  const std::string wire = read_all(ends[1]);
  ::close(ends[1]);
  base::check(wire.empty() || support::fastcgi::Connection::parse(wire).has_value(), "an answer is complete");
  return 0;
}
