// Whole pages and the headers of every address, compared with files in tests/pages/expected. Time and ids are the test's, so
// the same page comes out every time. After a wanted change: BELFRY_WRITE_EXPECTED=1 and look at the difference.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "pages/desk_site.h"
#include "pages/routes.h"
#include "support/fastcgi_client.h"
#include "support/web_server.h"

namespace {

const std::filesystem::path folder = std::filesystem::path(BELFRY_SOURCE_DIR) / "tests/pages/expected";

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void expect_as_in(const std::string& name, const std::string& text) {
  if (std::getenv("BELFRY_WRITE_EXPECTED") != nullptr) std::ofstream(folder / name, std::ios::binary) << text;
  EXPECT_EQ(text, read(folder / name)) << name;
}

void answer_two_and_miss_one(test::DeskSite& site) {
  const test::House& house = site.northgate();
  site.add_message(house, "Hello, my boiler shows E119. Is that bad?", domain::MessageDirection::in);
  site.house.clock.advance(std::chrono::minutes(3));
  site.add_message(house, "Low water pressure.\nWe will call you in a minute.", domain::MessageDirection::out);
  site.house.clock.advance(std::chrono::minutes(2));
  (void)site.add_call(house, test::Story::missed);
  site.house.clock.advance(std::chrono::minutes(5));
  const auto call = site.add_call(house);
  for (const char* side : {"customer", "agent", "mix"}) site.add_recording(house, call, side);
}

TEST(Expected, pages_are_what_they_were) {
  test::DeskSite site({.demo = true});
  test::Browser browser(site);
  expect_as_in("login.html", browser.get("/login").body);
  (void)browser.sign_in(test::email_of(domain::Role::agent));
  answer_two_and_miss_one(site);
  expect_as_in("inbox.html", browser.get("/inbox").body);
  expect_as_in("conversation.html", browser.get("/inbox/" + site.northgate().conversation.text()).body);
  const std::string calls = browser.get("/calls").body;
  expect_as_in("calls.html", calls);
  const std::size_t at = calls.find("/calls/0");
  expect_as_in("call.html", browser.get(calls.substr(at, calls.find('"', at) - at)).body);
  expect_as_in("not_found.html", browser.get("/nowhere").body);
}

// Tokens and ids differ from visit to visit; that they are there, and how, is what counts.
std::string without_tokens(const std::string& name, const std::string& value) {
  if (name == "Set-Cookie") return value.substr(0, value.find('=') + 1) + "..." + value.substr(value.find(';'));
  return value.starts_with("/_live/") ? "/_live/..." : value;
}

std::string headers_of(const support::fastcgi::Reply& reply) {
  std::vector<std::string> lines;
  for (const auto& [name, value] : reply.headers) lines.push_back("  " + name + ": " + without_tokens(name, value) + "\n");
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

std::string target_of(std::string_view pattern, const test::House& house, domain::CallId call) {
  std::string target(pattern);
  for (const auto& [name, value] : {std::pair<std::string, std::string>{"{call}", call.text()},
                                    {"{conversation}", house.conversation.text()},
                                    {"{side}", "mix"}}) {
    if (const std::size_t at = target.find(name); at != std::string::npos) target.replace(at, name.size(), value);
  }
  return target;
}

/// Lets the one desk of the test be the server's handler; the server has one thread.
class Behind final : public web::Handler {
 public:
  explicit Behind(test::DeskSite& site) : site_(site) {}
  std::size_t body_limit(const web::Request& head) override { return site_.handler().body_limit(head); }
  web::Response handle(web::Request& request) override { return site_.handler().handle(request); }
  web::Response show_problem(const web::Request& request, const web::Problem& problem) override {
    return site_.handler().show_problem(request, problem);
  }

 private:
  test::DeskSite& site_;
};

TEST(Expected, headers_of_every_address_are_what_they_were) {
  test::DeskSite site;
  const auto call = site.add_call(site.northgate());
  site.add_recording(site.northgate(), call, "mix");
  test::Browser browser(site);
  (void)browser.sign_in(test::email_of(domain::Role::agent));
  (void)browser.get("/inbox");
  const support::WebServer server([&] { return std::make_unique<Behind>(site); }, {.threads = 1});
  std::string text;
  for (const auto& route : pages::routes()) {
    const bool is_get = route.method == web::Method::get;
    std::vector<std::string> headers{"Accept: text/html", "Origin: " + site.origin(), "X-CSRF-Token: " + browser.csrf};
    if (route.access != web::Access::anyone) headers.push_back("Cookie: desk=" + browser.cookies["desk"]);
    const std::string target = target_of(route.pattern, site.northgate(), call);
    const bool is_logout = route.pattern == "/logout";  // would end the session of the others
    const auto reply = support::fastcgi::ask(
        server.socket(), support::fastcgi::parameters(is_get || is_logout ? "GET" : "POST", target, headers));
    ASSERT_TRUE(reply) << target;
    text += std::string(is_get ? "GET " : "POST ") + std::string(route.pattern) + " -> " + std::to_string(reply->status) +
            "\n" + headers_of(*reply);
  }
  expect_as_in("headers.txt", text);
}

}  // namespace
