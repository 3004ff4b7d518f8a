#include "pages/thread.h"

#include "domain/contact.h"
#include "pages/call_look.h"
#include "pages/face.h"
#include "pages/player.h"
#include "pages/time_words.h"

namespace pages {

namespace {

using domain::MessageDirection;
using domain::MessageKind;

// Who wrote it, for ears; eyes see the side.
std::string_view writer_of(const store::ThreadEntry& said, std::string_view customer) {
  if (said.message.direction == MessageDirection::in) return customer;
  return said.author_name.empty() ? "Us" : std::string_view(said.author_name);
}

void put_message(view::Section entry, const store::ThreadEntry& said, std::string_view customer, base::Timestamp now) {
  const domain::Message& message = said.message;
  entry.set("ID", message.id.text());
  entry.set("DIRECTION", domain::to_word(message.direction));
  entry.set("KIND", domain::to_word(message.kind));
  entry.set("BODY", message.body);
  entry.set("WHO", writer_of(said, customer));
  if (!said.author_name.empty()) entry.add("AUTHORED").set("AUTHOR", said.author_name);
  put_time(entry, message.sent_at, TimeForm::clock, now);
}

void put_activity(view::Section entry, const domain::Message& message, base::Timestamp now) {
  entry.set("ID", message.id.text());
  entry.set("BODY", message.body);
  put_time(entry, message.sent_at, TimeForm::clock, now);
}

void put_call(view::Section entry, const web::Request& request, const store::CallCard& call, base::Timestamp now) {
  entry.set("ID", call.id.text());
  entry.set("URL", request.address("/calls/" + call.id.text()));
  put_look(entry, look_of(call));
  put_time(entry, call.started_at, TimeForm::clock, now);
  if (const auto talked = talk_time(call)) entry.add("LASTED").set("DURATION", base::to_minutes(*talked));
  if (has_track(call, "mix")) {
    put_player(entry.include("PLAYER", "partials/player.tpl"), request, call, "mix", "Recording of this call",
               talk_time(call).value_or(base::microseconds(0)));
  }
}

void put_entry(view::Section& thread, const web::Request& request, const store::ThreadEntry& entry,
               std::string_view customer, base::Timestamp now) {
  if (entry.call) {
    put_call(thread.include("ENTRY", "partials/call_entry.tpl"), request, *entry.call, now);
  } else if (entry.message.kind == MessageKind::activity) {
    put_activity(thread.include("ENTRY", "partials/activity.tpl"), entry.message, now);
  } else if (entry.message.kind != MessageKind::call) {
    put_message(thread.include("ENTRY", "partials/message.tpl"), entry, customer, now);
  }
}

}  // namespace

std::string title_of(const store::ConversationCard& card) {
  return domain::display_name(card.contact.name, domain::display_number(card.contact.identities));
}

void put_thread(view::Section& section, const web::Request& request, const ThreadModel& thread, base::Timestamp now) {
  const std::string customer = title_of(thread.card);
  const domain::ConversationId conversation = thread.card.conversation.id;
  section.set("LIST_URL", thread.list_address);
  section.set("NAME", customer);
  put_face(section, customer, thread.card.contact.id.bits());
  section.set("NUMBER", domain::display_number(thread.card.contact.identities));
  section.set("LINE", thread.card.number_label);
  if (thread.entries.older) {
    section.add("OLDER").set("OLDER_URL", request.address("/inbox/" + conversation.text()) +
                                              "?before=" + store::to_text(*thread.entries.older));
  }
  section.show_if(thread.entries.rows.empty(), "EMPTY");
  for (const store::ThreadEntry& entry : thread.entries.rows) put_entry(section, request, entry, customer, now);
}

}  // namespace pages
