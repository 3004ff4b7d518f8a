/// The customer's phone: the page, and what its script asks for. Nobody signs in here; every POST is guarded by the
/// form token and its origin (web/guard.h).
///
/// GET  /carrier/phone                          the page
/// POST /carrier/phone/calls                    {"number","name","offer"} -> 201 call; 409 when busy, 422 with a reason
/// GET  /carrier/phone/calls/{key}              -> call, a few times a second
/// POST /carrier/phone/calls/{key}/report       {"packets","early_packets"}, once a second while the call lasts -> call
/// POST /carrier/phone/calls/{key}/hang-up      -> call
/// GET  /carrier/phone/messages?number=&name=&after=    -> {"messages":[{"number","from","text","read","at"}]}
/// POST /carrier/phone/messages                 {"number","name","text"} -> 201 message
/// POST /carrier/phone/messages/read            {"number","name","up_to"} -> 204
///
/// A call:
/// {"key","state":"ringing|pre_accepted|in_call|ended","end","answer","duration_s","failure_code","early_packets"}.
/// `answer` is the business's SDP, "" before pre_accept.
#pragma once

#include "carrier/site.h"
#include "web/request.h"
#include "web/response.h"

namespace carrier {

[[nodiscard]] web::Response show_phone(Site& site, const web::Request& request);
[[nodiscard]] web::Response start_call(Site& site, const web::Request& request);
[[nodiscard]] web::Response show_call(Site& site, const web::Request& request);
[[nodiscard]] web::Response report_call(Site& site, const web::Request& request);
[[nodiscard]] web::Response hang_up_call(Site& site, const web::Request& request);
[[nodiscard]] web::Response list_messages(Site& site, const web::Request& request);
[[nodiscard]] web::Response write_message(Site& site, const web::Request& request);
[[nodiscard]] web::Response mark_messages_read(Site& site, const web::Request& request);

}  // namespace carrier
