#include "flows/house.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include "crypto/hash.h"
#include "domain/call_step.h"
#include "flow/answer_call.h"
#include "flow/digest_delivery.h"
#include "flow/hang_up.h"
#include "flow/keep_delivery.h"
#include "flow/reject_call.h"
#include "flow/run_effects.h"
#include "flow/take_media_news.h"
#include "json/json.h"
#include "store/call_box.h"
#include "store/call_json.h"
#include "store/call_store.h"
#include "store/number_store.h"
#include "store/session_store.h"

namespace flows {

namespace {

constexpr char phone_number_id[] = "106540352999001";
constexpr char offer[] = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\na=ice-pwd:of-the-customer\r\n";

std::string seconds_of(base::Timestamp at) {
  return std::to_string(std::chrono::duration_cast<base::seconds>(at.time_since_epoch()).count());
}

/// One change of one entry, as Meta wraps it.
Letter letter(const char* field, const char* list, json::Object item) {
  const json::Object contact{
      {"profile", {{"name", "Dana Field"}}}, {"wa_id", "447700900123"}, {"user_id", "GB.134912"}};
  json::Object value{{"messaging_product", "whatsapp"},
                     {"metadata", {{"display_phone_number", "442079460101"}, {"phone_number_id", phone_number_id}}},
                     {"contacts", json::Array{contact}},
                     {list, json::Array{std::move(item)}}};
  const json::Object change{{"field", field}, {"value", std::move(value)}};
  const json::Object entry{{"id", "102030405060708"}, {"changes", json::Array{change}}};
  return House::sign(json::write(json::Object{{"object", "whatsapp_business_account"}, {"entry", json::Array{entry}}}));
}

}  // namespace

House::House() {
  workspace = desk.add_workspace("Northgate");
  priya = desk.add_user(workspace, "priya@belfry.example");
  tom = desk.add_user(workspace, "tom@belfry.example");
  number = desk.add_number(workspace, phone_number_id);
  join(priya);
  join(tom);
  sign_in(priya, "priya-1");
  sign_in(tom, "tom-1");
  graph.on_ask = [this](const auto&) { count_request(); };
  switchboard.on_ask = [this](auto) { count_request(); };
}

void House::join(domain::UserId user) {
  store::Write write(desk.ledger());
  EXPECT_TRUE(store::put_number_member(write, workspace, {.number = number, .user = user}));
  write.commit();
}

void House::sign_in(domain::UserId user, const std::string& token) {
  const base::Timestamp now = desk.clock.now();
  store::Write write(desk.ledger());
  store::add_session(write, {.id = domain::SessionId::make(now, desk.random),
                             .token_hash = token,
                             .user = user,
                             .workspace = workspace,
                             .csrf_token = "csrf",
                             .created_at = now,
                             .seen_at = now,
                             .expires_at = now + std::chrono::hours(24),
                             .address = "192.0.2.1",
                             .user_agent = "test"});
  write.commit();
}

flow::Context House::calls_on(store::Ledger& ledger, base::Random& random) {
  return {ledger, desk.clock, random, switchboard, graph, settings, desk.secrets};
}

void House::check_gate() const {
  const std::string path = desk.made.file().string() + ".gate";
  const int gate = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_GE(gate, 0);
  EXPECT_EQ(::flock(gate, LOCK_EX | LOCK_NB), 0) << "a transaction is open while the outside is asked";
  ::close(gate);
}

void House::count_request() {
  check_gate();
  if (dies_in_ > 0 && --dies_in_ == 0) throw base::Failure("the process died here");
}

void House::die_at(int request) {
  dies_in_ = request;
}

Letter House::sign(std::string body, const std::string& secret) {
  const auto mac = crypto::hmac_sha256(base::as_bytes(secret), base::as_bytes(body));
  return {std::move(body), "sha256=" + base::to_hex(mac)};
}

Letter House::connect(const std::string& call, std::optional<base::Timestamp> at) const {
  return letter("calls", "calls",
                {{"id", call},
                 {"from", "447700900123"},
                 {"from_user_id", "GB.134912"},
                 {"event", "connect"},
                 {"timestamp", seconds_of(at.value_or(desk.clock.now()))},
                 {"direction", "USER_INITIATED"},
                 {"session", {{"sdp_type", "offer"}, {"sdp", offer}}}});
}

Letter House::terminate(const std::string& call, std::optional<base::seconds> talked, std::int64_t error_code) const {
  const base::Timestamp now = desk.clock.now();
  json::Object item{{"id", call},
                    {"from", "447700900123"},
                    {"event", "terminate"},
                    {"timestamp", seconds_of(now)},
                    {"direction", "USER_INITIATED"},
                    {"status", error_code == 0 ? "COMPLETED" : "FAILED"}};
  if (talked) {
    item["start_time"] = seconds_of(now - *talked);
    item["end_time"] = seconds_of(now);
    item["duration"] = talked->count();
  }
  if (error_code != 0) item["errors"] = json::Array{json::Object{{"code", error_code}, {"message", "from the test"}}};
  return letter("calls", "calls", std::move(item));
}

Letter House::text(const std::string& id, const std::string& words) const {
  return letter("messages", "messages",
                {{"id", id},
                 {"from", "447700900123"},
                 {"timestamp", seconds_of(desk.clock.now())},
                 {"type", "text"},
                 {"text", {{"body", words}}}});
}

void House::deliver(const Letter& letter) {
  auto context = calls();
  const auto kept = flow::keep_delivery(context, {.body = letter.body, .signature = letter.signature});
  ASSERT_TRUE(kept) << kept.error().name;
  flow::run_effects(context, flow::digest_delivery(context, *kept));
}

void House::deliver_and_die(const Letter& letter) {
  auto context = calls();
  const auto kept = flow::keep_delivery(context, {.body = letter.body, .signature = letter.signature});
  ASSERT_TRUE(kept) << kept.error().name;
  static_cast<void>(flow::digest_delivery(context, *kept));
}

void House::hear(control::NewsKind kind, const std::string& provider_call, std::string leg,
                 std::optional<control::Side> side, const std::string& reason) {
  const control::News news{.number = ++news_,
                           .boot_id = switchboard.boot_id,
                           .kind = kind,
                           .call = call(provider_call).id.text(),
                           .leg = std::move(leg),
                           .side = side,
                           .at = desk.clock.now(),
                           .reason = reason,
                           .bytes = 1000,
                           .duration_us = 42'000'000};
  auto context = calls();
  flow::run_effects(context, flow::take_media_news(context, news));
  EXPECT_TRUE(flow::take_media_news(context, news).empty()) << "news taken twice are taken once";
}

void House::customer_connects(const std::string& provider_call) {
  const auto known = call(provider_call);
  switchboard.calls[known.id.text()].is_customer_connected = true;
  hear(control::NewsKind::leg_connected, provider_call, known.facts.customer.leg.text(), control::Side::customer);
}

void House::customer_is_lost(const std::string& provider_call, const std::string& reason) {
  hear(control::NewsKind::leg_lost, provider_call, call(provider_call).facts.customer.leg.text(),
       control::Side::customer, reason);
}

void House::agent_connects(const std::string& provider_call) {
  const auto known = call(provider_call);
  ASSERT_TRUE(known.facts.claim);
  switchboard.calls[known.id.text()].is_agent_connected = true;
  hear(control::NewsKind::leg_connected, provider_call, known.facts.claim->leg.text(), control::Side::agent);
}

void House::agent_is_lost(const std::string& provider_call, const std::string& reason) {
  const auto known = call(provider_call);
  ASSERT_TRUE(known.facts.claim);
  hear(control::NewsKind::leg_lost, provider_call, known.facts.claim->leg.text(), control::Side::agent, reason);
}

std::string House::answer(domain::UserId user, const std::string& provider_call) {
  auto context = calls();
  const auto answered = flow::answer_call(
      context, {.workspace = workspace, .user = user, .call = call(provider_call).id, .offer_sdp = "v=0\r\n"});
  if (!answered) return answered.error().name;
  flow::run_effects(context, answered->effects);
  return {};
}

void House::reject(domain::UserId user, const std::string& provider_call) {
  auto context = calls();
  const auto effects =
      flow::reject_call(context, {.workspace = workspace, .user = user, .call = call(provider_call).id});
  ASSERT_TRUE(effects) << effects.error().name;
  flow::run_effects(context, *effects);
}

void House::hang_up(domain::UserId user, const std::string& provider_call) {
  auto context = calls();
  const auto effects = flow::hang_up(context, {.workspace = workspace, .user = user, .call = call(provider_call).id});
  ASSERT_TRUE(effects) << effects.error().name;
  flow::run_effects(context, *effects);
}

void House::talk() {
  deliver(connect());
  customer_connects();
  EXPECT_EQ(answer(priya), "");
  agent_connects();
  EXPECT_EQ(state(), "live");
}

void House::clerk() {
  auto context = calls();
  run(clerk_.walk(context).effects);
}

void House::run(flow::FreshEffects effects) {
  auto context = calls();
  flow::run_effects(context, std::move(effects));
}

void House::wait(base::seconds by) {
  for (auto passed = base::seconds(0); passed < by; ++passed) {
    desk.clock.advance(base::seconds(1));
    clerk();
  }
}

bool House::knows(const std::string& provider_call) {
  return store::find_call_by_provider_id(desk.ledger(), workspace, number, provider_call).has_value();
}

domain::Call House::call(const std::string& provider_call) {
  auto found = store::find_call_by_provider_id(desk.ledger(), workspace, number, provider_call);
  if (!found) throw std::runtime_error("no call " + provider_call);
  return *std::move(found);
}

store::CallCard House::card(const std::string& provider_call) {
  return *store::find_call_card(desk.ledger(), workspace, call(provider_call).id);
}

namespace {

std::string words_for(const domain::Call& call) {
  std::string words(domain::to_word(call.state));
  if (call.outcome) words += base::format(" {}", domain::to_word(*call.outcome));
  return words;
}

}  // namespace

std::string House::state(const std::string& provider_call) {
  return words_for(call(provider_call));
}

std::string House::replayed(const std::string& provider_call) {
  const domain::Call known = call(provider_call);
  domain::Call again{.id = known.id, .provider_call_id = provider_call, .limits = known.limits};
  for (const store::BoxEntry& entry : store::read_box(desk.ledger(), workspace, known.id)) {
    const auto event = store::event_from_json(entry.kind, *json::parse(entry.detail));
    if (event) again = domain::step(again, *event, entry.at).call;
  }
  return words_for(again);
}

}  // namespace flows
