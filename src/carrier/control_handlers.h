/// The control: scripts play customers, look at what the business did, and make things go wrong. Only from this machine
/// (REMOTE_ADDR is a loopback address) and with the carrier's access token as bearer; everything is JSON. An unknown
/// key is refused, so that a misspelt wish does not pass silently. Times are microseconds since 1970.
///
/// POST /carrier/control/calls            {"sdp", "customer":{"number","name"}, "reports":false, "ring_seconds":45,
///                                         "cta_payload":"", "deeplink_payload":""} -> 201 call. The SDP is delivered
///                                         as it is. With "reports" the phone must report, else only people end the
///                                         call.
/// GET  /carrier/control/calls/{key}      -> call
/// POST /carrier/control/calls/{key}/hang-up
/// POST /carrier/control/calls/{key}/report   {"packets","early_packets"}
/// POST /carrier/control/messages         {"customer":{"number","name"}, "text"}
/// GET  /carrier/control/requests?after=0 -> {"requests":[{"number","method","path","action","call_id","status","code",
///                                         "reason","received_at","answered_at"}]}, at most 1,000
/// GET  /carrier/control/faults, POST     the shape of faults.h; a POST replaces all of them, {} clears
/// POST /carrier/control/deliveries       {"body":"raw text", "seal":"good|tampered|foreign|missing"} -> {"number"}
/// POST /carrier/control/deliveries/release   {"order":"as_told|reversed"} -> {"released"}
/// GET  /carrier/control/deliveries?after=0   -> {"deliveries":[{"number","kind","seal","state","attempts","due_at",
///                                         "created_at","answered_at","answer_status","answer_error"}]}, at most 1,000
/// GET  /carrier/control/deliveries/{number}  -> {"body"}
/// POST /carrier/control/verify           {} -> {"verified":true}: the handshake with the business's hook
///
/// A call: {"key","id","state","end","customer","placed_at","ring_until","accepted_at","ended_at","answer","packets",
/// "early_packets","callback_data","failure_code"}.
#pragma once

#include "carrier/site.h"
#include "web/request.h"
#include "web/response.h"

namespace carrier {

[[nodiscard]] web::Response control_place_call(Site& site, const web::Request& request);
[[nodiscard]] web::Response control_show_call(Site& site, const web::Request& request);
[[nodiscard]] web::Response control_hang_up(Site& site, const web::Request& request);
[[nodiscard]] web::Response control_report(Site& site, const web::Request& request);
[[nodiscard]] web::Response control_write_message(Site& site, const web::Request& request);
[[nodiscard]] web::Response control_list_requests(Site& site, const web::Request& request);
[[nodiscard]] web::Response control_show_faults(Site& site, const web::Request& request);
[[nodiscard]] web::Response control_set_faults(Site& site, const web::Request& request);
[[nodiscard]] web::Response control_inject_delivery(Site& site, const web::Request& request);
[[nodiscard]] web::Response control_release_deliveries(Site& site, const web::Request& request);
[[nodiscard]] web::Response control_list_deliveries(Site& site, const web::Request& request);
[[nodiscard]] web::Response control_show_delivery(Site& site, const web::Request& request);
[[nodiscard]] web::Response control_verify_hook(Site& site, const web::Request& request);

}  // namespace carrier
