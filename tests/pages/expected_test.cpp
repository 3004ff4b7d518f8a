// Whole pages and the headers of every address, compared with files in tests/pages/expected. Ids and tokens are
// numbered in the order they appear, so that only what people and browsers get counts. After a wanted change:
// BELFRY_WRITE_EXPECTED=1 and look at the difference.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>

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

// "01m4dhp63rc96ceqqaxswrrq8k" becomes "id-1", a token "token-1"; a face's colour follows from its id.
std::string without_chance(const std::string& text) {
  static const std::regex chance("[A-Za-z0-9_-]{43}|[0-9a-hjkmnp-tv-z]{26}|tone-[0-5]");
  std::map<std::string, std::string> names;
  std::string out;
  std::size_t done = 0;
  for (std::sregex_iterator found(text.begin(), text.end(), chance), end; found != end; ++found) {
    const std::string word = found->str();
    const auto at = static_cast<std::size_t>(found->position());
    out += text.substr(done, at - done);
    done = at + word.size();
    const std::string kind = word.size() == 26 ? "id-" : "token-";
    if (word.starts_with("tone-"))
      out += "tone";
    else
      out += names.try_emplace(word, kind + std::to_string(names.size() + 1)).first->second;
  }
  return out + text.substr(done);
}

void expect_as_in(const std::string& name, const std::string& page) {
  const std::string text = without_chance(page);
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

std::string headers_of(const support::fastcgi::Reply& reply) {
  std::vector<std::string> lines;
  for (const auto& [name, value] : reply.headers) {
    if (name != "Content-Length") lines.push_back("  " + name + ": " + value + "\n");
  }
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

std::vector<web::Route<pages::Desk>> routes_with_sign_out_last() {
  std::vector<web::Route<pages::Desk>> routes(pages::routes().begin(), pages::routes().end());
  std::stable_partition(routes.begin(), routes.end(), [](const auto& route) { return route.pattern != "/logout"; });
  return routes;
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
  for (const auto& route : routes_with_sign_out_last()) {
    const bool is_get = route.method == web::Method::get;
    std::vector<std::string> headers{"Accept: text/html", "Origin: " + site.origin(), "X-CSRF-Token: " + browser.csrf};
    if (route.access != web::Access::anyone) headers.push_back("Cookie: desk=" + browser.cookies["desk"]);
    const std::string target = target_of(route.pattern, site.northgate(), call);
    const auto reply =
        support::fastcgi::ask(server.socket(), support::fastcgi::parameters(is_get ? "GET" : "POST", target, headers));
    ASSERT_TRUE(reply) << target;
    text += std::string(is_get ? "GET " : "POST ") + std::string(route.pattern) + " -> " +
            std::to_string(reply->status) + "\n" + headers_of(*reply);
  }
  expect_as_in("headers.txt", text);
}

}  // namespace
