// app.fcgi --config FILE: the desk for people. Wiring only; src/pages/routes.cpp is what it serves. The listening
// socket is descriptor 0. Threads share the settings, the parsed templates and the secrets' key; each has its own
// ledger connection, switchboard connection and HTTP client.
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

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
#include "http/client.h"
#include "pages/error_page.h"
#include "pages/routes.h"
#include "pages/sessions.h"
#include "settings/settings.h"
#include "store/ledger.h"
#include "view/renderer.h"
#include "web/server.h"
#include "web/site.h"
#include "web/stop.h"

namespace {

struct Shared {
  const settings::Settings& settings;
  const view::Renderer& renderer;
  const flow::Credentials& credentials;
  const flow::Secrets& secrets;
  base::SystemClock clock;
  crypto::SystemRandom random;
};

/// A Unix stream socket answers when it takes the connection; what is behind it is not asked.
bool listens(const std::filesystem::path& socket) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (socket.native().size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, socket.c_str(), socket.native().size());
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (descriptor < 0) return false;
  const bool is_taken = ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(descriptor);
  return is_taken;
}

class Beside final : public pages::Neighbours {
 public:
  Beside(control::Switchboard& switchboard, std::filesystem::path bell)
      : switchboard_(switchboard), bell_(std::move(bell)) {}

  bool switchboard_answers() override { return switchboard_.status().has_value(); }
  bool bell_answers() override { return listens(bell_); }

 private:
  control::Switchboard& switchboard_;
  std::filesystem::path bell_;
};

/// One thread's own. Members are in the order in which they need each other.
class Worker final : public web::Handler {
 public:
  explicit Worker(Shared& shared)
      : ledger_(store::Ledger::open(shared.settings.ledger_file(), sqlite::Access::read_write)),
        switchboard_(shared.settings.media_socket()),
        graph_(http_),
        beside_(switchboard_, shared.settings.push_socket()),
        people_{ledger_, shared.clock, shared.random, shared.credentials, shared.secrets},
        sessions_(people_),
        site_(
            std::make_unique<pages::Desk>(pages::Desk{people_,
                                                      flow::Context{ledger_, shared.clock, shared.random, switchboard_,
                                                                    graph_, shared.settings, shared.secrets},
                                                      shared.renderer, shared.settings, beside_}),
            sessions_, pages::routes(), web::SiteOptions{shared.settings.web.origin(), "/login", &shared.random},
            &pages::show_problem) {}

  [[nodiscard]] std::size_t body_limit(const web::Request& head) override { return site_.body_limit(head); }
  [[nodiscard]] web::Response handle(web::Request& request) override { return site_.handle(request); }
  [[nodiscard]] web::Response show_problem(const web::Request& request, const web::Problem& problem) override {
    return site_.show_problem(request, problem);
  }

 private:
  store::Ledger ledger_;
  control::Client switchboard_;
  http::Client http_;
  channel::whatsapp::HttpGraph graph_;
  Beside beside_;
  flow::Desk people_;
  pages::LedgerSessions sessions_;
  web::Site<pages::Desk> site_;
};

void serve(const settings::Settings& settings) {
  web::Stop stop;
  stop.on_signals();
  const auto renderer = view::Renderer::load(settings.web.templates_dir);
  crypto::SystemRandom random;
  const daemons::RealCredentials credentials;
  const daemons::SealedSecrets secrets(crypto::Sealer::load_or_create(settings.key_file(), random));
  Shared shared{settings, renderer, credentials, secrets, {}, {}};
  base::log::info("program.ready", {{"threads", settings.web.threads}});
  web::serve(
      {.threads = settings.web.threads, .base_path = settings.web.base_path(), .is_secure = settings.web.is_secure()},
      stop, [&] { return std::make_unique<Worker>(shared); });
}

std::optional<settings::Settings> read_settings(int argc, char** argv) {
  if (argc != 3 || std::strcmp(argv[1], "--config") != 0) {
    std::fprintf(stderr, "usage: app.fcgi --config FILE\n");
    return {};
  }
  auto settings = settings::load(argv[2]);
  if (!settings) {
    std::fprintf(stderr, "app.fcgi: %s\n", settings.error().detail.c_str());
    return {};
  }
  return *std::move(settings);
}

}  // namespace

int main(int argc, char** argv) {
  base::log::set_program("app");
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
