#include "pages/call_actions.h"

#include <utility>

#include "flow/answer_call.h"
#include "flow/hang_up.h"
#include "flow/reject_call.h"
#include "flow/run_effects.h"
#include "json/json.h"
#include "pages/asking.h"
#include "store/call_card.h"

namespace pages {

namespace {

int status_of(std::string_view name) {
  if (name == "call.unknown") return 404;
  if (name == "call.not_yours") return 403;
  if (name.starts_with("call.")) return 409;
  if (name.starts_with("switchboard.")) return 503;
  return 422;
}

web::Response refused(const base::Refusal& refusal) {
  return web::problem(status_of(refusal.name), refusal.name, refusal.detail);
}

json::Value card_json(Desk& desk, const Asking& asking, domain::CallId call) {
  const auto card = store::find_call_card(desk.ledger(), asking.workspace, call);
  return card ? json::Value(store::to_json(*card, asking.user)) : json::Value(nullptr);
}

void run_after(web::Response& response, Desk& desk, flow::FreshEffects effects) {
  if (effects.empty()) return;
  response.after = [&desk, effects = std::move(effects)] { flow::run_effects(desk.calls, effects); };
}

/// The common end of the clicks that need no answer but "done".
web::Response done(Desk& desk, const web::Request& request, const Asking& asking, domain::CallId call,
                   base::Result<flow::FreshEffects> effects) {
  if (!effects) return refused(effects.error());
  web::Response response = request.wants_json() ? web::json(json::Object{{"call", card_json(desk, asking, call)}})
                                                : web::redirect(request.address("/calls/" + call.text()));
  run_after(response, desk, std::move(*effects));
  return response;
}

}  // namespace

web::Response answer_call(Desk& desk, const web::Request& request) {
  const Asking asking = who_asks(request);
  const auto call = named_id<domain::CallId>(request, "call");
  if (!call) return nothing_here();
  const auto body = request.json_body();
  if (!body) return web::problem(400, body.error().name, body.error().detail);
  auto offer = json::find_string(*body, "offer");
  if (!offer) return web::problem(422, "call.no_offer", "The request brings no offer.");
  auto answered = flow::answer_call(desk.calls, {asking.workspace, asking.user, *call, std::move(*offer)});
  if (!answered) return refused(answered.error());
  web::Response response =
      web::json(json::Object{{"answer", answered->answer_sdp}, {"call", card_json(desk, asking, *call)}});
  run_after(response, desk, std::move(answered->effects));
  return response;
}

web::Response reject_call(Desk& desk, const web::Request& request) {
  const Asking asking = who_asks(request);
  const auto call = named_id<domain::CallId>(request, "call");
  if (!call) return nothing_here();
  return done(desk, request, asking, *call, flow::reject_call(desk.calls, {asking.workspace, asking.user, *call}));
}

web::Response hang_up(Desk& desk, const web::Request& request) {
  const Asking asking = who_asks(request);
  const auto call = named_id<domain::CallId>(request, "call");
  if (!call) return nothing_here();
  return done(desk, request, asking, *call, flow::hang_up(desk.calls, {asking.workspace, asking.user, *call}));
}

}  // namespace pages
