#include "pages/calls_page.h"

#include "base/text.h"
#include "pages/asking.h"
#include "pages/call_look.h"
#include "pages/face.h"
#include "pages/frame.h"
#include "pages/player.h"
#include "pages/time_words.h"
#include "store/call_card.h"

namespace pages {

namespace {

// "?before=<microseconds>": the start of the last call of the page before.
std::optional<base::Timestamp> list_end(const web::Request& request) {
  const auto micros = base::to_number<std::int64_t>(request.query("before").value_or(""));
  return micros && *micros >= 0 ? std::optional(base::from_micros(*micros)) : std::nullopt;
}

void put_row(view::Section row, const web::Request& request, const store::CallCard& call, base::Timestamp now) {
  const std::string customer = customer_of(call);
  const CallLook look = look_of(call);
  row.set("URL", request.address("/calls/" + call.id.text()));
  row.set("NAME", customer);
  row.set("NUMBER", call.contact_name.empty() ? "" : call.contact_number);
  put_face(row, customer, call.contact.value_or(domain::ContactId()).bits(), "CONTACT_TONE");
  row.set("DIRECTION", call.direction == domain::CallDirection::inbound ? "Incoming" : "Outgoing");
  row.set("TITLE", look.title);
  row.set("ICON", look.icon);
  row.set("TONE", look.tone);
  // The agent has a column of their own.
  const bool says_agent = !call.agent_name.empty() && look.detail.ends_with(call.agent_name);
  if (!look.detail.empty() && !says_agent) row.add("REASONED").set("REASON", look.detail);
  row.set("AGENT", call.agent_name);
  row.set("LINE", call.number_label);
  if (const auto talked = talk_time(call)) row.set("DURATION", base::to_minutes(*talked));
  put_time(row, call.started_at, TimeForm::full, now);
  row.show_if(has_track(call, "mix"), "RECORDED");
}

void put_calls(view::Section& page, const web::Request& request, std::vector<store::CallCard> calls,
               base::Timestamp now) {
  if (static_cast<int>(calls.size()) > calls_per_page) {
    calls.resize(calls_per_page);
    const auto before = base::to_micros(calls.back().started_at);
    page.add("OLDER").set("OLDER_URL", request.address(base::format("/calls?before={}", before)));
  }
  if (calls.empty()) {
    put_empty(page, "NO_ROWS", "phone", "No calls yet",
              "Every call appears here: who called, who answered, how it went.");
    return;
  }
  view::Section table = page.add("TABLE");
  for (const store::CallCard& call : calls) put_row(table.include("ROW", "partials/call_row.tpl"), request, call, now);
}

}  // namespace

web::Response show_calls(Desk& desk, const web::Request& request) {
  const std::int64_t seen = last_event_seen(desk);
  const auto before = list_end(request);
  auto calls = store::list_call_cards(desk.ledger(), who_asks(request).workspace, before, calls_per_page + 1);
  Framed page = desk_page(desk, request, {Nav::calls, "Calls", "pages/calls.tpl", seen});
  page.content.show_if(before.has_value(), "NEWEST");
  put_calls(page.content, request, std::move(calls), desk.now());
  return show(desk, page);
}

}  // namespace pages
