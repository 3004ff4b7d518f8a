#include "pages/inbox_page.h"

#include "domain/contact.h"
#include "pages/asking.h"
#include "pages/call_look.h"
#include "pages/contact_panel.h"
#include "pages/face.h"
#include "pages/frame.h"
#include "pages/thread.h"
#include "pages/time_words.h"
#include "store/conversation_store.h"
#include "store/message_store.h"

namespace pages {

namespace {

// Where the list begins, from the address: "?from=<place>". Rows keep it, so choosing one leaves the list where it is.
std::optional<store::Place> list_start(const web::Request& request) {
  const auto from = request.query("from");
  return from ? store::place_from_text(*from) : std::nullopt;
}

std::string from_part(const std::optional<store::Place>& from) {
  return from ? "?from=" + store::to_text(*from) : "";
}

struct ListModel {
  store::Page<store::ConversationLine> page;
  std::optional<store::Place> from;
  std::optional<domain::ConversationId> chosen;
};

void put_row(view::Section row, const web::Request& request, const ListModel& list, const store::ConversationLine& line,
             base::Timestamp now) {
  row.set("ID", line.id.text());
  row.set("URL", request.address("/inbox/" + line.id.text()) + from_part(list.from));
  row.set("NAME", line.contact_title);
  put_face(row, line.contact_title, line.contact.bits());
  put_time(row, line.last_message_at, TimeForm::brief, now);
  row.show_if(list.chosen == line.id, "HERE");
  if (!line.last_call) {
    row.set("PREVIEW", line.preview);
    return;
  }
  const CallLook look = look_of(*line.last_call);
  row.set("PREVIEW", look.title);
  view::Section call = row.add("CALL");
  call.set("ICON", look.icon);
  call.set("CALL_TONE", look.tone);
}

void put_list(view::Section& inbox, const web::Request& request, const ListModel& list, base::Timestamp now) {
  for (const store::ConversationLine& line : list.page.rows) {
    put_row(inbox.include("ROW", "partials/conversation_row.tpl"), request, list, line, now);
  }
  if (list.page.rows.empty()) {
    put_empty(inbox, "NO_ROWS", "inbox", list.from ? "Nothing older" : "No conversations yet",
              list.from ? "This is the end of the list." : "When a customer writes or calls, they appear here.");
  }
  inbox.show_if(list.from.has_value(), "NEWEST");
  if (list.page.older) inbox.add("OLDER").set("OLDER_URL", request.address("/inbox") + from_part(list.page.older));
}

ListModel read_list(Desk& desk, const web::Request& request, domain::WorkspaceId workspace) {
  const auto from = list_start(request);
  return {store::list_conversations(desk.ledger(), workspace, from.value_or(store::newest_place())), from, {}};
}

}  // namespace

web::Response show_inbox(Desk& desk, const web::Request& request) {
  const std::int64_t seen = last_event_seen(desk);
  const ListModel list = read_list(desk, request, who_asks(request).workspace);
  Framed page = desk_page(desk, request, {Nav::inbox, "Inbox", "pages/inbox.tpl", seen});
  page.content.set("VIEW", "list");
  put_list(page.content, request, list, desk.now());
  put_empty(page.content, "NO_THREAD", "message", "No conversation chosen",
            "Choose one on the left. New calls ring here whatever page you are on.");
  return show(desk, page);
}

web::Response show_conversation(Desk& desk, const web::Request& request) {
  const std::int64_t seen = last_event_seen(desk);
  const domain::WorkspaceId workspace = who_asks(request).workspace;
  const auto id = named_id<domain::ConversationId>(request, "conversation");
  const auto card = id ? store::find_conversation_card(desk.ledger(), workspace, *id) : std::nullopt;
  if (!card) return nothing_here();
  ListModel list = read_list(desk, request, workspace);
  list.chosen = *id;
  const auto before = store::place_from_text(request.query("before").value_or(""));
  const ThreadModel thread{
      .card = *card,
      .entries = store::read_thread(desk.ledger(), workspace, *id, before.value_or(store::newest_place())),
      .list_address = request.address("/inbox") + from_part(list.from)};
  const auto calls = store::call_cards_of(desk.ledger(), workspace, *id, panel_calls_max);

  Framed page = desk_page(desk, request, {Nav::inbox, title_of(thread.card), "pages/inbox.tpl", seen});
  page.content.set("VIEW", "thread");
  put_list(page.content, request, list, desk.now());
  view::Section section = page.content.include("THREAD", "partials/thread.tpl");
  put_thread(section, request, thread, desk.now());
  put_contact_panel(section.include("CONTACT_PANEL", "partials/contact_panel.tpl"), request, *card, calls, desk.now());
  return show(desk, page);
}

}  // namespace pages
