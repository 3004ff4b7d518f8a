// hook.fcgi --config FILE: the desk for machines. Wiring only; src/hooks holds what it serves and what its threads do:
// the webhook, the clerk, the reader of the switchboard's news, the effect workers. The listening socket is descriptor
// 0. Threads share settings and the secrets' key; each has its own ledger connection, switchboard connection and HTTP
// client.
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>

#include "base/failure.h"
#include "base/log.h"
#include "base/time.h"
#include "channel/whatsapp/graph_client.h"
#include "control/client.h"
#include "crypto/random.h"
#include "crypto/seal.h"
#include "daemons/craft.h"
#include "hooks/clerk.h"
#include "hooks/effect_workers.h"
#include "hooks/media_news.h"
#include "hooks/whatsapp_hook.h"
#include "http/client.h"
#include "settings/settings.h"
#include "store/ledger.h"
#include "web/server.h"
#include "web/site.h"
#include "web/stop.h"

namespace {

struct Shared {
  const settings::Settings& settings;
  const flow::Secrets& secrets;
  base::SystemClock clock;
  crypto::SystemRandom random;
  hooks::EffectQueue effects;
};

/// One thread's own. Members are in the order in which they need each other.
class OwnSeat final : public hooks::Seat {
 public:
  explicit OwnSeat(Shared& shared)
      : ledger_(store::Ledger::open(shared.settings.ledger_file(), sqlite::Access::read_write)),
        switchboard_(shared.settings.media_socket()),
        graph_(http_),
        calls_{ledger_, shared.clock, shared.random, switchboard_, graph_, shared.settings, shared.secrets} {}

  [[nodiscard]] flow::Context& calls() override { return calls_; }

 private:
  store::Ledger ledger_;
  control::Client switchboard_;
  http::Client http_;
  channel::whatsapp::HttpGraph graph_;
  flow::Context calls_;
};

/// A thread that takes deliveries.
class Worker final : public web::Handler {
 public:
  explicit Worker(Shared& shared)
      : seat_(shared),
        site_(std::make_unique<hooks::Desk>(hooks::Desk{seat_.calls(), shared.effects}), sessions_, hooks::routes(),
              {}) {}

  [[nodiscard]] std::size_t body_limit(const web::Request& head) override { return site_.body_limit(head); }
  [[nodiscard]] web::Response handle(web::Request& request) override { return site_.handle(request); }
  [[nodiscard]] web::Response show_problem(const web::Request& request, const web::Problem& problem) override {
    return site_.show_problem(request, problem);
  }

 private:
  OwnSeat seat_;
  web::NoSessions sessions_;
  web::Site<hooks::Desk> site_;
};

void serve(const settings::Settings& settings) {
  web::Stop stop;
  stop.on_signals();
  crypto::SystemRandom random;
  const daemons::SealedSecrets secrets(crypto::Sealer::load_or_create(settings.key_file(), random));
  Shared shared{settings, secrets, {}, {}, {}};
  const auto make_seat = [&shared] { return std::make_unique<OwnSeat>(shared); };
  const hooks::EffectWorkers workers(shared.effects, settings.hook.effect_workers, make_seat);
  const hooks::MediaNews news(settings.media_socket(), shared.effects, make_seat);
  const hooks::ClerkThread clerk(shared.effects, make_seat);
  base::log::info("program.ready",
                  {{"threads", settings.hook.threads}, {"effect_workers", settings.hook.effect_workers}});
  web::serve(
      {.threads = settings.hook.threads, .base_path = settings.web.base_path(), .is_secure = settings.web.is_secure()},
      stop, [&] { return std::make_unique<Worker>(shared); });
}

std::optional<settings::Settings> read_settings(int argc, char** argv) {
  if (argc != 3 || std::strcmp(argv[1], "--config") != 0) {
    std::fprintf(stderr, "usage: hook.fcgi --config FILE\n");
    return {};
  }
  auto settings = settings::load(argv[2]);
  if (!settings) {
    std::fprintf(stderr, "hook.fcgi: %s\n", settings.error().detail.c_str());
    return {};
  }
  return *std::move(settings);
}

}  // namespace

int main(int argc, char** argv) {
  base::log::set_program("hook");
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
