#include "pages/desk_site.h"

#include <stdexcept>

#include "base/text.h"
#include "domain/call_step.h"
#include "flow/find_conversation.h"
#include "pages/error_page.h"
#include "pages/routes.h"
#include "store/call_store.h"
#include "store/message_store.h"
#include "store/recording_store.h"

namespace test {

namespace {

// Parsed once for all tests of the program.
const view::Renderer& renderer() {
  static const view::Renderer loaded = view::Renderer::load(std::filesystem::path(BELFRY_SOURCE_DIR) / "templates");
  return loaded;
}

settings::Settings settings_of(const SiteWish& wish) {
  const auto parsed = settings::parse(base::format(R"(
data_dir = "/nowhere"
run_dir = "/nowhere"
[web]
public_url = "{}"
templates_dir = "/nowhere"
demo = {}
[media]
announce = ["127.0.0.1"]
)",
                                                   wish.public_url, wish.demo));
  if (!parsed) throw std::runtime_error(parsed.error().detail);
  return *parsed;
}

std::string form_body(const std::map<std::string, std::string>& fields) {
  std::string body;
  for (const auto& [name, value] : fields) {
    if (!body.empty()) body += '&';
    body += base::percent_encode(name) + "=" + base::percent_encode(value);
  }
  return body;
}

std::string csrf_in(const std::string& html) {
  constexpr std::string_view before = "name=\"csrf\" value=\"";
  const std::size_t at = html.find(before);
  if (at == std::string::npos) return {};
  const std::size_t from = at + before.size();
  return html.substr(from, html.find('"', from) - from);
}

// Brings a call that has just begun to where the story leaves it.
domain::Call tell(domain::Call call, Story story, domain::UserId agent, base::Random& random) {
  const base::Timestamp start = call.started_at;
  const auto customer_leg = domain::LegId::make(start, random);
  const auto agent_leg = domain::LegId::make(start, random);
  const auto take = [&](int second, const domain::CallEvent& event) {
    call = domain::step(call, event, start + base::seconds(second)).call;
  };
  take(0, domain::CallOffered{"v=0\r\n", start, customer_leg});
  take(1, domain::CustomerLegMade{"v=0\r\n"});
  take(1, domain::PreAcceptDone{});
  if (story == Story::missed) take(46, domain::TimePassed{});
  if (story != Story::answered) return call;
  take(2, domain::CustomerConnected{customer_leg});
  take(5, domain::Claimed{agent, agent_leg});
  take(5, domain::AgentConnected{agent_leg});
  take(6, domain::AcceptDone{1});
  take(48, domain::ProviderEnded{{.at = start + base::seconds(48),
                                  .picked_up_at = start + base::seconds(6),
                                  .ended_at = start + base::seconds(48)}});
  return call;
}

}  // namespace

base::Result<control::LegMade> QuietSwitchboard::make_leg(const control::MakeLeg&) {
  if (is_down) return base::refuse("switchboard.down", "The switchboard does not answer.");
  return control::LegMade{.answer_sdp = "v=0\r\n"};
}

std::string email_of(domain::Role role, std::string_view house) {
  return base::format("{}@{}.example", domain::to_word(role), house);
}

DeskSite::DeskSite(const SiteWish& wish)
    : settings_(settings_of(wish)),
      origin_(settings_.web.origin()),
      northgate_(build("northgate", "106540352999001", "Dana Field", "447700900123")),
      elsewhere_(build("elsewhere", "106540352999002", "Marcus Webb", "447700900222")),
      people_(house.desk()),
      sessions_(people_) {
  auto desk = std::make_unique<pages::Desk>(pages::Desk{
      people_, flow::Context{house.ledger(), house.clock, house.random, switchboard, graph, settings_, house.secrets},
      renderer(), settings_, neighbours});
  site_ = std::make_unique<web::Site<pages::Desk>>(std::move(desk), sessions_, pages::routes(),
                                                   web::SiteOptions{origin_, "/login", &house.random},
                                                   &pages::show_problem);
}

House DeskSite::build(const std::string& name, const std::string& provider_number_id, const std::string& customer,
                      const std::string& phone) {
  House built;
  built.workspace = house.add_workspace(name);
  for (const domain::Role role : {domain::Role::admin, domain::Role::manager, domain::Role::agent}) {
    built.people.push_back(house.add_user(built.workspace, email_of(role, name), role));
  }
  built.number = house.add_number(built.workspace, provider_number_id);
  store::Write write(house.ledger());
  for (const domain::UserId user : built.people) {
    if (!store::put_number_member(write, built.workspace, {.number = built.number, .user = user})) std::abort();
  }
  const auto found = flow::find_conversation(
      write, house.random, house.clock.now(), built.workspace, built.number,
      {.identities = {{domain::IdentityKind::phone, phone}, {domain::IdentityKind::whatsapp_id, phone}},
       .name = customer});
  write.commit();
  built.contact = found.contact;
  built.conversation = found.conversation;
  return built;
}

web::Response DeskSite::handle(web::RequestParts parts) {
  auto request = web::Request::read(std::move(parts), settings_.web.base_path());
  if (!request) return web::problem(400, request.error().name, request.error().detail);
  return site_->handle(*request);
}

domain::CallId DeskSite::add_call(const House& where, Story story) {
  const base::Timestamp now = house.clock.now();
  domain::Call call;
  call.id = domain::CallId::make(now, house.random);
  call.workspace = where.workspace;
  call.number = where.number;
  call.contact = where.contact;
  call.conversation = where.conversation;
  call.provider_call_id = "wacid." + call.id.text();
  call.started_at = now;
  call = tell(std::move(call), story, where.people.back(), house.random);
  store::Write write(house.ledger());
  store::add_call(write, call);
  const domain::Message entry{.id = domain::MessageId::make(now, house.random),
                              .workspace = where.workspace,
                              .conversation = where.conversation,
                              .kind = domain::MessageKind::call,
                              .call = call.id,
                              .sent_at = now};
  if (!store::add_message(write, entry)) std::abort();
  write.commit();
  return call.id;
}

void DeskSite::add_message(const House& where, std::string_view text, domain::MessageDirection direction) {
  store::Write write(house.ledger());
  const bool is_ours = direction == domain::MessageDirection::out;
  const domain::Message message{.id = domain::MessageId::make(house.clock.now(), house.random),
                                .workspace = where.workspace,
                                .conversation = where.conversation,
                                .kind = domain::MessageKind::text,
                                .direction = direction,
                                .author = is_ours ? std::optional(where.people.back()) : std::nullopt,
                                .body = std::string(text),
                                .sent_at = house.clock.now()};
  if (!store::add_message(write, message)) std::abort();
  write.commit();
}

void DeskSite::add_recording(const House& where, domain::CallId call, const std::string& side) {
  store::Write write(house.ledger());
  const store::Recording recording{.id = domain::RecordingId::make(house.clock.now(), house.random),
                                   .workspace = where.workspace,
                                   .call = call,
                                   .side = side,
                                   .duration = base::seconds(42),
                                   .bytes = 1000,
                                   .created_at = house.clock.now()};
  if (!store::add_recording(write, recording)) std::abort();
  write.commit();
}

web::Response Browser::get(const std::string& target) {
  web::Response response = send({.method = "GET", .target = target, .headers = {{"accept", "text/html"}}});
  if (const std::string found = csrf_in(response.body); !found.empty()) csrf = found;
  return response;
}

web::Response Browser::get_json(const std::string& target) {
  return send({.method = "GET", .target = target, .headers = {{"accept", "application/json"}}});
}

web::Response Browser::post(const std::string& target, std::map<std::string, std::string> fields) {
  if (!csrf.empty()) fields.emplace("csrf", csrf);
  return send({.method = "POST",
               .target = target,
               .headers = {{"accept", "text/html"},
                           {"origin", site_.origin()},
                           {"content-type", "application/x-www-form-urlencoded"}},
               .body = form_body(fields)});
}

web::Response Browser::post_json(const std::string& target, std::string body) {
  std::vector<web::Field> headers{
      {"accept", "application/json"}, {"origin", site_.origin()}, {"content-type", "application/json"}};
  if (!csrf.empty()) headers.push_back({"x-csrf-token", csrf});
  return send({.method = "POST", .target = target, .headers = std::move(headers), .body = std::move(body)});
}

web::Response Browser::sign_in(const std::string& email, const std::string& password) {
  (void)get("/login");
  return post("/login", {{"email", email}, {"password", password}});
}

web::Response Browser::send(web::RequestParts parts) {
  std::string cookie;
  for (const auto& [name, value] : cookies) cookie += (cookie.empty() ? "" : "; ") + name + "=" + value;
  if (!cookie.empty()) parts.headers.push_back({"cookie", cookie});
  parts.remote_address = "192.0.2.7";
  web::Response response = site_.handle(std::move(parts));
  for (const web::Field& header : response.headers) {
    if (header.name != "Set-Cookie") continue;
    const std::string pair = header.value.substr(0, header.value.find(';'));
    const std::size_t equals = pair.find('=');
    cookies[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  return response;
}

}  // namespace test
