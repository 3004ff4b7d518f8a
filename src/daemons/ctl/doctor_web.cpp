#include <algorithm>

#include "base/text.h"
#include "daemons/ctl/doctor.h"
#include "http/client.h"

namespace daemons::ctl {

namespace {

struct Probe {
  std::string subject;
  http::Request request;
  int wanted_status;
  std::string seen_if_right;
  std::string mend;
};

// What each line of our nginx snippets is there for, tried from outside.
std::vector<Probe> probes(const std::string& url) {
  return {
      {"web site", {.url = url + "/healthz"}, 200, url + " answers", "nginx/render prints the server block; enable it and reload nginx"},
      {"static files", {.url = url + "/static/doctor/css/desk.css"}, 200, "served", "nginx/snippets/static.conf is missing or its folder is not built"},
      {"bell", {.url = url + "/_live/x/y/z"}, 404, "closed to outsiders",
       "nginx/snippets/live.conf is missing, or lacks its line `internal`: anybody could listen to every call"},
      {"recordings", {.url = url + "/_recordings/x"}, 404, "closed to outsiders",
       "nginx/snippets/recordings.conf is missing, or lacks its line `internal`: recordings would be public"},
      {"deliveries", {.method = "POST", .url = url + "/hooks/whatsapp", .body = "{}"}, 401, "unsigned ones are refused",
       "nginx/snippets/hooks.conf is missing, or hook.fcgi does not run"},
      {"large deliveries", {.method = "POST", .url = url + "/hooks/whatsapp", .body = std::string(3'000'000, ' ')}, 401,
       "3 MB get through", "client_max_body_size 4m belongs into the hooks location: Meta sends up to 3 MB"},
  };
}

Finding try_probe(http::Client& client, const Probe& probe) {
  const auto answer = client.perform(probe.request);
  if (!answer) return wrong(probe.subject, answer.error().detail, probe.mend);
  if (answer->status == probe.wanted_status) return fine(probe.subject, probe.seen_if_right);
  return wrong(probe.subject, base::format("answered {} instead of {}", answer->status, probe.wanted_status), probe.mend);
}

Finding examine_https(const settings::Settings& settings) {
  const std::string& url = settings.web.public_url;
  if (settings.web.is_secure()) return fine("https", url);
  if (url.starts_with("http://127.0.0.1") || url.starts_with("http://localhost")) {
    return doubtful("https", url + " works on this machine only", "browsers give the microphone to https pages, and to loopback for trials");
  }
  return wrong("https", url + " is not https", "browsers refuse the microphone: get a certificate and set web.public_url");
}

}  // namespace

Findings examine_web(const settings::Settings& settings) {
  Findings findings = {examine_https(settings)};
  http::Client client;
  for (const Probe& probe : probes(settings.web.public_url)) findings.push_back(try_probe(client, probe));
  return findings;
}

}  // namespace daemons::ctl
