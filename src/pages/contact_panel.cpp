#include "pages/contact_panel.h"

#include <algorithm>

#include "domain/contact.h"
#include "pages/call_look.h"
#include "pages/face.h"
#include "pages/thread.h"
#include "pages/time_words.h"

namespace pages {

namespace {

std::string_view label_of(domain::IdentityKind kind) {
  switch (kind) {
    case domain::IdentityKind::phone:
      return "Phone";
    case domain::IdentityKind::whatsapp_id:
      return "WhatsApp";
    case domain::IdentityKind::business_scoped_id:
      return "WhatsApp account";
  }
  return {};
}

void put_identity(view::Section section, const domain::Identity& identity) {
  const bool is_phone = identity.kind == domain::IdentityKind::phone;
  section.set("LABEL", label_of(identity.kind));
  section.set("VALUE", is_phone ? domain::display_number(identity.value) : identity.value);
}

// A WhatsApp id is mostly the phone number once more; people need it only when it differs.
bool repeats_phone(const domain::Identity& identity, const std::vector<domain::Identity>& all) {
  const auto is_its_phone = [&](const domain::Identity& other) {
    return other.kind == domain::IdentityKind::phone &&
           domain::display_number(other.value) == domain::display_number(identity.value);
  };
  return identity.kind == domain::IdentityKind::whatsapp_id && std::any_of(all.begin(), all.end(), is_its_phone);
}

// What people dial first, what machines go by last.
void put_identities(view::Section& panel, const std::vector<domain::Identity>& identities) {
  for (const auto kind :
       {domain::IdentityKind::phone, domain::IdentityKind::whatsapp_id, domain::IdentityKind::business_scoped_id}) {
    for (const domain::Identity& identity : identities) {
      if (identity.kind == kind && !repeats_phone(identity, identities)) put_identity(panel.add("IDENTITY"), identity);
    }
  }
}

void put_called(view::Section called, const web::Request& request, const store::CallCard& call, base::Timestamp now) {
  const CallLook look = look_of(call);
  const auto talked = talk_time(call);
  called.set("URL", request.address("/calls/" + call.id.text()));
  called.set("ICON", look.icon);
  called.set("TONE", look.tone);
  called.set("TITLE", talked ? look.title + ", " + base::to_minutes(*talked) : look.title);
  put_time(called, call.started_at, TimeForm::brief, now);
}

}  // namespace

void put_contact_panel(view::Section panel, const web::Request& request, const store::ConversationCard& card,
                       const std::vector<store::CallCard>& calls, base::Timestamp now) {
  const std::string name = title_of(card);
  panel.set("NAME", name);
  put_face(panel, name, card.contact.id.bits());
  put_identities(panel, card.contact.identities);
  panel.set("LINE", card.number_label);
  panel.set("LINE_NUMBER", card.number_display);
  put_time(panel, card.conversation.created_at, TimeForm::date, now);
  panel.show_if(calls.empty(), "NO_CALLS");
  for (auto call = calls.rbegin(); call != calls.rend(); ++call) put_called(panel.add("CALLED"), request, *call, now);
}

}  // namespace pages
