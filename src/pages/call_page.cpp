#include "pages/call_page.h"

#include "pages/asking.h"
#include "pages/call_look.h"
#include "pages/call_timeline.h"
#include "pages/face.h"
#include "pages/frame.h"
#include "pages/player.h"
#include "pages/time_words.h"
#include "store/call_store.h"
#include "store/membership_store.h"
#include "store/recording_store.h"

namespace pages {

namespace {

struct CallModel {
  store::CallCard call;
  std::vector<store::Recording> tracks;
  std::vector<CallStep> steps;
};

void put_fact(view::Section& page, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  view::Section fact = page.add("FACT");
  fact.set("LABEL", label);
  fact.set("VALUE", value);
}

std::string rang_for(const store::CallCard& call) {
  const auto until = call.answered_at ? call.answered_at : call.ended_at;
  return until ? base::to_minutes(*until - call.started_at) : "";
}

void put_facts(view::Section& page, const store::CallCard& call, base::Timestamp now) {
  const auto talked = talk_time(call);
  put_fact(page, "Duration", talked ? base::to_minutes(*talked) : "");
  put_fact(page, "Rang for", rang_for(call));
  put_fact(page, "Direction", call.direction == domain::CallDirection::inbound ? "Incoming" : "Outgoing");
  put_fact(page, "Number called", call.number_label + ", " + call.number_display);
  view::Section moment = page.add("MOMENT");
  moment.set("LABEL", "Started");
  put_time(moment, call.started_at, TimeForm::full, now);
}

std::string_view why_unrecorded(const store::CallCard& call) {
  if (call.state != domain::CallState::ended) return "The recording appears here when the call is over.";
  if (!call.answered_at) return "Nobody spoke, so there is nothing to hear.";
  return "There is no recording of this call.";
}

std::string_view label_of(std::string_view side) {
  if (side == "customer") return "Customer alone";
  if (side == "agent") return "Agent alone";
  return "Both sides";
}

void put_recordings(view::Section& page, const web::Request& request, const CallModel& model) {
  if (model.tracks.empty()) {
    page.add("UNRECORDED").set("RECORDING_NOTE", why_unrecorded(model.call));
    return;
  }
  view::Section recorded = page.add("RECORDED");
  for (const store::Recording& track : model.tracks) {
    const std::string_view label = label_of(track.side);
    if (track.side == "mix") {
      put_player(recorded.include("MIX", "partials/player.tpl"), request, model.call, track.side, label,
                 track.duration);
    } else {
      view::Section section = recorded.add("TRACK");
      section.set("LABEL", label);
      put_player(section.include("PLAYER", "partials/player.tpl"), request, model.call, track.side, label,
                 track.duration);
    }
  }
}

void put_timeline(view::Section& page, const std::vector<CallStep>& steps, base::Timestamp now) {
  for (const CallStep& step : steps) {
    view::Section section = page.add("STEP");
    section.set("TEXT", step.text);
    section.set("TONE", step.tone);
    put_time(section, step.at, TimeForm::seconds, now);
    const auto since = step.at - steps.front().at;
    if (since >= std::chrono::seconds(1)) section.set("SINCE", "+" + base::to_minutes(since));
  }
}

PersonNames names_in(Desk& desk, domain::WorkspaceId workspace) {
  PersonNames names;
  for (const domain::Member& member : store::list_members(desk.ledger(), workspace)) names[member.user] = member.name;
  return names;
}

}  // namespace

web::Response show_call(Desk& desk, const web::Request& request) {
  const std::int64_t seen = last_event_seen(desk);
  const domain::WorkspaceId workspace = who_asks(request).workspace;
  const auto id = named_id<domain::CallId>(request, "call");
  const auto card = id ? store::find_call_card(desk.ledger(), workspace, *id) : std::nullopt;
  const auto call = id ? store::find_call(desk.ledger(), workspace, *id) : std::nullopt;
  if (!card || !call) return nothing_here();
  const CallModel model{*card, store::recordings_of(desk.ledger(), workspace, *id),
                        steps_of(*call, names_in(desk, workspace))};

  const std::string customer = customer_of(model.call);
  Framed page = desk_page(desk, request, {Nav::calls, customer, "pages/call.tpl", seen});
  page.content.set("NAME", customer);
  page.content.set("NUMBER", card->contact_name.empty() ? "" : card->contact_number);
  put_face(page.content, customer, card->contact.value_or(domain::ContactId()).bits(), "CONTACT_TONE");
  put_look(page.content, look_of(model.call));
  if (card->conversation) {
    page.content.add("CONVERSATION").set("CONVERSATION_URL", request.address("/inbox/" + card->conversation->text()));
  }
  put_facts(page.content, model.call, desk.now());
  put_recordings(page.content, request, model);
  put_timeline(page.content, model.steps, desk.now());
  return show(desk, page);
}

}  // namespace pages
