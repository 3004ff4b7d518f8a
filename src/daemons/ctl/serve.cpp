#include "daemons/ctl/serve.h"

#include <cstdio>

#include "base/log.h"
#include "base/text.h"
#include "daemons/ctl/supervisor.h"
#include "http/client.h"

namespace daemons::ctl {

namespace {

constexpr base::seconds ready_limit{30};
constexpr base::milliseconds look_again{50};

std::vector<Program> programs_of(const settings::Settings& settings, const ServeOptions& options) {
  const auto program = [&](std::string name, std::optional<std::filesystem::path> socket) {
    return Program{.name = name,
                   .command = {(options.programs / name).string(), "--config", options.config.string()},
                   .listens_on = std::move(socket)};
  };
  std::vector<Program> programs = {program("belfry-media", {}), program("belfry-push", settings.push_socket()),
                                   program("hook.fcgi", settings.hook_socket()),
                                   program("app.fcgi", settings.app_socket())};
  if (options.with_carrier) programs.push_back(program("carrier.fcgi", settings.carrier_socket()));
  if (!options.nginx.empty()) {
    constexpr int quit = 3;  // SIGQUIT: nginx finishes the requests in hand
    programs.push_back({.name = "nginx",
                        .command = {"/usr/sbin/nginx", "-p", settings.run_dir.string(), "-c", options.nginx.string()},
                        .listens_on = {},
                        .stop_signal = quit});
  }
  return programs;
}

// "ready" when the desk says so through the web server, the last answer otherwise.
std::string readiness(http::Client& client, const settings::Settings& settings) {
  const auto answer = client.perform({.url = settings.web.public_url + "/readyz"});
  if (!answer) return answer.error().detail;
  return answer->status == 200 ? "ready" : answer->body;
}

void print_addresses(const settings::Settings& settings, bool with_carrier) {
  const std::string& url = settings.web.public_url;
  std::printf("\n  The desk               %s/\n", url.c_str());
  if (with_carrier) std::printf("  The customer's phone   %s/carrier/phone\n", url.c_str());
  if (settings.web.demo) {
    std::printf("\n  Sign in as priya@belfry.example (agent), tom@belfry.example (agent) or ada@belfry.example (admin)\n"
                "  with the password practice-desk-2026.\n");
  }
  std::printf("\n  Ctrl-C stops everything.\n\n");
  std::fflush(stdout);
}

}  // namespace

int serve(const settings::Settings& settings, const ServeOptions& options) {
  std::filesystem::create_directories(settings.run_dir);
  Supervisor supervisor(programs_of(settings, options));
  supervisor.start();
  http::Client client;
  const base::SystemClock clock;
  const base::SteadyTime give_up = clock.steady_now() + ready_limit;
  bool told = options.nginx.empty();
  if (told) print_addresses(settings, options.with_carrier);
  for (;;) {
    const auto wait = told ? base::milliseconds(base::seconds(3600)) : look_again;
    if (supervisor.watch(wait) == Supervisor::Event::stop_asked) break;
    if (told) continue;
    const std::string state = readiness(client, settings);
    if (state == "ready") {
      print_addresses(settings, options.with_carrier);
      told = true;
    } else if (clock.steady_now() > give_up) {
      base::log::error("desk.not_ready", {{"state", state}});
      told = true;
    }
  }
  supervisor.stop();
  return 0;
}

}  // namespace daemons::ctl
