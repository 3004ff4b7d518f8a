#include "hooks/whatsapp_hook.h"

#include <algorithm>
#include <bit>

#include "base/log.h"
#include "channel/whatsapp/signature.h"
#include "flow/digest_delivery.h"
#include "flow/keep_delivery.h"

namespace hooks {

namespace {

using web::Access;
using web::Method;
using web::Request;
using web::Response;

constexpr std::size_t challenge_bytes_max = 256;

std::string text_or_empty(const std::optional<std::string_view>& text) {
  return std::string(text.value_or(""));
}

// Meta sends digits; what else somebody sends must not become a page of ours.
bool is_plain(std::string_view challenge) {
  return challenge.size() <= challenge_bytes_max && std::all_of(challenge.begin(), challenge.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
         });
}

Response confirm(Desk& desk, const Request& request, std::string_view only_number) {
  const std::string challenge = text_or_empty(request.query("hub.challenge"));
  const bool is_ours = flow::is_webhook_handshake(desk.calls, text_or_empty(request.query("hub.mode")),
                                                  text_or_empty(request.query("hub.verify_token")), only_number);
  if (!is_ours || !is_plain(challenge)) return web::problem(403, "webhook.unknown", "This is not our verify token.");
  return web::text(challenge);
}

// One line for the first, the second, the fourth, ...: a flood of forged knocks does not become a flood of lines.
Response turn_away(Desk& desk, const base::Refusal& refusal) {
  if (std::has_single_bit(++desk.turned_away)) {
    base::log::warn("delivery.turned_away", {{"reason", refusal.name}, {"count", desk.turned_away}});
  }
  const int status = refusal.name == "delivery.unsigned" ? 401 : 400;
  return web::problem(status, refusal.name, refusal.detail);
}

Response take(Desk& desk, const Request& request, std::string_view only_number) {
  const auto kept =
      flow::keep_delivery(desk.calls, {.body = request.body(),
                                       .signature = text_or_empty(request.header(channel::whatsapp::signature_header)),
                                       .only_number = std::string(only_number)});
  if (!kept) return turn_away(desk, kept.error());
  Response response = web::text("");
  response.after = [&desk, id = *kept] { desk.effects.post(flow::digest_delivery(desk.calls, id)); };
  return response;
}

Response confirm_any(Desk& desk, const Request& request) {
  return confirm(desk, request, {});
}
Response confirm_one(Desk& desk, const Request& request) {
  return confirm(desk, request, request.parameter("number"));
}
Response take_any(Desk& desk, const Request& request) {
  return take(desk, request, {});
}
Response take_one(Desk& desk, const Request& request) {
  return take(desk, request, request.parameter("number"));
}

constexpr web::Route<Desk> table[] = {
    {Method::get, "/hooks/whatsapp", Access::machine, &confirm_any},
    {Method::post, "/hooks/whatsapp", Access::machine, &take_any},
    {Method::get, "/hooks/whatsapp/{number}", Access::machine, &confirm_one},
    {Method::post, "/hooks/whatsapp/{number}", Access::machine, &take_one},
};

}  // namespace

std::span<const web::Route<Desk>> routes() {
  return table;
}

}  // namespace hooks
