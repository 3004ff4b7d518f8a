// belfry-push, the bell: wiring only. Its listening socket may be handed over as standard input, like a FastCGI
// program's; else it makes the one of the settings.
//
//   belfry-push --config FILE
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/failure.h"
#include "base/log.h"
#include "net/signals.h"
#include "net/timer.h"
#include "net/unix_stream.h"
#include "push/bell.h"
#include "settings/settings.h"
#include "store/ledger.h"

namespace {

/// Time for the last words of streams that are ended. What a slow reader has not taken by then it gets when it resumes.
constexpr base::milliseconds farewell{200};

/// Two thousand streams need more descriptors than the usual 1,024; whatever the system allows us is right.
void allow_many_descriptors() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) throw base::system_failure("getrlimit");
  limit.rlim_cur = limit.rlim_max;
  if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) throw base::system_failure("setrlimit");
}

net::HttpServer make_server(net::Loop& loop, const settings::Settings& settings) {
  const auto inherited = net::inherited_listener();
  return inherited ? net::HttpServer::adopt(loop, *inherited) : net::HttpServer::open(loop, settings.push_socket());
}

void ring(const settings::Settings& settings) {
  const base::SystemClock clock;
  net::Loop loop;
  push::Bell bell(loop, store::Ledger::open(settings.ledger_file(), sqlite::Access::read_only), clock);
  net::Timer goodbye(loop);
  const net::StopSignals signals(loop, [&] {
    bell.finish();
    goodbye.start_after(farewell, [&] { loop.stop(); });
  });
  bell.start(make_server(loop, settings), net::DatagramWake::open(loop, store::bell_of(settings.ledger_file())));
  base::log::info("bell.started");
  loop.run();
  base::log::info("bell.stopped");
}

}  // namespace

int main(int argc, char** argv) {
  base::log::set_program("push");
  if (argc != 3 || std::string_view(argv[1]) != "--config") {
    std::fputs("usage: belfry-push --config FILE\n", stderr);
    return EXIT_FAILURE;
  }
  const auto settings = settings::load(argv[2]);
  if (!settings) {
    base::log::error("settings.refused", {{"why", settings.error().detail}});
    return EXIT_FAILURE;
  }
  base::log::set_level(settings->log_level);
  try {
    allow_many_descriptors();
    ring(*settings);
  } catch (const base::Failure& failure) {
    base::log::error("bell.failed", {{"what", failure.what()}});
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
