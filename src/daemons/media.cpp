// belfry-media, the switchboard: wiring only. Its control socket may be handed over as standard input, like a FastCGI
// program's; else it makes the one of the settings. TERM ends the calls and their recordings cleanly.
//
//   belfry-media --config FILE
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/failure.h"
#include "base/log.h"
#include "crypto/random.h"
#include "net/signals.h"
#include "net/timer.h"
#include "net/unix_stream.h"
#include "settings/settings.h"
#include "switchboard/board.h"
#include "switchboard/control_server.h"

namespace {

/// Time for the last news: calls ended, tracks complete.
constexpr base::milliseconds farewell{300};

/// Two recordings a call need more descriptors than the usual 1,024; whatever the system allows us is right.
void allow_many_descriptors() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) throw base::system_failure("getrlimit");
  limit.rlim_cur = limit.rlim_max;
  if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) throw base::system_failure("setrlimit");
}

net::UnixListener make_listener(net::Loop& loop, const settings::Settings& settings) {
  const auto inherited = net::inherited_listener();
  return inherited ? net::UnixListener::adopt(loop, *inherited)
                   : net::UnixListener::open(loop, settings.media_socket());
}

base::Endpoint address_of(const std::string& ip_text, std::uint16_t port) {
  const auto address = base::Endpoint::from_text(ip_text, port);
  if (!address) throw base::Failure("settings: not an IP address: " + ip_text);
  return *address;
}

switchboard::BoardOptions options_of(const settings::Settings& settings) {
  switchboard::BoardOptions options{.bind = address_of(settings.media.bind_address, settings.media.udp_port),
                                    .calls_max = settings.media.calls_max,
                                    .recordings = settings.recordings_dir()};
  for (const std::string& ip : settings.media.announce)
    options.announce.push_back(address_of(ip, settings.media.udp_port));
  return options;
}

void carry_calls(const settings::Settings& settings) {
  const base::SystemClock clock;
  crypto::SystemRandom random;
  net::Loop loop;
  switchboard::Board board(options_of(settings), loop, clock, random);
  net::Timer goodbye(loop);
  const net::StopSignals signals(loop, [&] {
    board.end_all("switchboard.stopped");
    goodbye.start_after(farewell, [&] { loop.stop(); });
  });
  const switchboard::ControlServer server(make_listener(loop, settings), board, board.news(), clock);
  base::log::info("switchboard.started", {{"boot", board.news().boot_id()}, {"udp", board.local_endpoint().text()}});
  loop.run();
  base::log::info("switchboard.stopped");
}

}  // namespace

int main(int argc, char** argv) {
  base::log::set_program("media");
  if (argc != 3 || std::string_view(argv[1]) != "--config") {
    std::fputs("usage: belfry-media --config FILE\n", stderr);
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
    carry_calls(*settings);
  } catch (const base::Failure& failure) {
    base::log::error("switchboard.failed", {{"what", failure.what()}});
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
