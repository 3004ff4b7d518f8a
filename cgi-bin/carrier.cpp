// carrier.fcgi --config FILE: the practice carrier. Wiring only; src/carrier/site.h is what it serves. The listening
// socket is descriptor 0.
#include <poll.h>

#include <cstdio>
#include <cstring>
#include <optional>
#include <string>

#include "base/failure.h"
#include "base/log.h"
#include "base/time.h"
#include "carrier/calls.h"
#include "carrier/delivery_store.h"
#include "carrier/sender.h"
#include "carrier/site.h"
#include "crypto/random.h"
#include "settings/settings.h"
#include "sqlite/transaction.h"
#include "view/renderer.h"
#include "web/server.h"
#include "web/stop.h"

namespace {

/// A phone asks four times a second; answers take a millisecond.
constexpr std::size_t threads = 8;

/// Waits, but not beyond the wish to stop.
void sleep_until_stop(const web::Stop& stop, base::milliseconds by) {
  pollfd wish{.fd = stop.descriptor(), .events = POLLIN, .revents = 0};
  ::poll(&wish, 1, static_cast<int>(by.count()));
}

/// What a run that ended badly left behind.
void take_up_again(carrier::Exchange exchange) {
  carrier::resume_calls(exchange);
  sqlite::Transaction transaction(exchange.store.database());
  carrier::recover_deliveries(exchange.store.database());
  transaction.commit();
}

void serve(const settings::Settings& settings) {
  web::Stop stop;
  stop.on_signals();
  const auto templates = view::Renderer::load(settings.web.templates_dir);
  base::SystemClock clock;
  crypto::SystemRandom random;
  carrier::Shared shared{.agreement = carrier::make_agreement(settings)};
  const auto make_exchange = [&] {
    return carrier::Exchange{.shared = shared,
                             .store = carrier::Store::open(settings.carrier_file()),
                             .clock = clock,
                             .random = random,
                             .sleep = [&stop](base::milliseconds by) { sleep_until_stop(stop, by); }};
  };
  take_up_again(make_exchange());
  const carrier::Senders senders(shared, make_exchange);
  base::log::info("program.ready", {{"threads", threads}});
  web::serve({.threads = threads, .base_path = settings.web.base_path(), .is_secure = settings.web.is_secure()}, stop,
             [&] { return carrier::make_handler(make_exchange(), templates, settings.web, random); });
}

std::optional<settings::Settings> read_settings(int argc, char** argv) {
  if (argc != 3 || std::strcmp(argv[1], "--config") != 0) {
    std::fprintf(stderr, "usage: carrier.fcgi --config FILE\n");
    return {};
  }
  auto settings = settings::load(argv[2]);
  if (!settings) {
    std::fprintf(stderr, "carrier.fcgi: %s\n", settings.error().detail.c_str());
    return {};
  }
  if (!settings->carrier.enabled) {
    std::fprintf(stderr,
                 "carrier.fcgi: the practice carrier is switched off ([carrier] enabled = true switches it on)\n");
    return {};
  }
  return *std::move(settings);
}

}  // namespace

int main(int argc, char** argv) {
  base::log::set_program("carrier");
  const auto settings = read_settings(argc, argv);
  if (!settings) return 2;
  base::log::set_level(settings->log_level);
  try {
    serve(*settings);
  } catch (const base::Failure& failure) {
    base::log::error("program.failed", {{"what", failure.what()}});
    return 1;
  }
  return 0;
}
