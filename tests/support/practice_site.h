/// The practice carrier's site without a server: requests in, responses out, over a PracticeExchange.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "carrier/site.h"
#include "json/json.h"
#include "support/practice_exchange.h"
#include "web/request.h"
#include "web/response.h"

namespace support {

class PracticeSite : public PracticeExchange {
 public:
  PracticeSite()
      : templates_(view::Renderer::load(own_templates())),
        handler_(carrier::make_handler(open(), templates_, web_, random)) {}

  [[nodiscard]] web::Response ask(web::RequestParts parts) {
    if (parts.remote_address.empty()) parts.remote_address = "127.0.0.1";
    auto request = web::Request::read(std::move(parts)).value();
    return handler_->handle(request);
  }

  /// As the business asks Graph. `target` begins below the Graph base.
  [[nodiscard]] web::Response graph(const std::string& method, const std::string& target, const std::string& body = {},
                                    const std::string& token = "practice-token") {
    return ask({.method = method,
                .target = "/carrier/graph" + target,
                .headers = {{"content-type", "application/json"}, {"authorization", "Bearer " + token}},
                .body = body});
  }

  [[nodiscard]] web::Response post_calls(const std::string& body) {
    return graph("POST", "/v25.0/106540352999001/calls", body);
  }

  /// As a script asks the control. `target` begins below it.
  [[nodiscard]] web::Response control(const std::string& method, const std::string& target,
                                      const std::string& body = {}) {
    return ask({.method = method,
                .target = "/carrier/control" + target,
                .headers = {{"content-type", "application/json"}, {"authorization", "Bearer practice-token"}},
                .body = body});
  }

 private:
  /// Only the phone's template: what others write must not break these tests.
  [[nodiscard]] std::filesystem::path own_templates() const {
    const auto to = folder.file("templates/carrier");
    std::filesystem::create_directories(to);
    std::filesystem::copy_file(std::filesystem::path(BELFRY_SOURCE_DIR) / "templates/carrier/phone.tpl",
                               to / "phone.tpl", std::filesystem::copy_options::overwrite_existing);
    return folder.file("templates");
  }

  settings::Web web_{.public_url = "http://desk.example", .static_build = "b1"};
  view::Renderer templates_;
  std::unique_ptr<web::Handler> handler_;
};

/// The JSON of a response; null when it is none.
inline json::Value body_of(const web::Response& response) {
  return json::parse(response.body).value_or(json::Value());
}

}  // namespace support
