/// One call as the carrier knows it, and the rules it obeys: pure, the clock comes in as `now`. What a request of the
/// business, a wish of the customer or the passing of time makes of a call is decided here and nowhere else.
/// Implements the calling reference, sections 2.2 to 2.5, 5.2 (time to accept), 6.5 and 6.6 (no media).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "carrier/customer.h"
#include "carrier/graph_error.h"

namespace carrier {

/// Between accept and the customer's first packet; "20 s at call start" (section 6.6).
inline constexpr base::seconds first_media_limit{20};
/// Between two packets later; "30 s mid-call" (section 6.6).
inline constexpr base::seconds media_gap_limit{30};
/// A phone reports once a second; one that does not for this long was closed or lost its network.
inline constexpr base::seconds phone_silence_limit{10};
/// Characters of biz_opaque_callback_data (section 2.1).
inline constexpr std::size_t callback_data_max = 512;

enum class CallState { ringing, pre_accepted, in_call, ended };

/// Why a call is over.
enum class CallEnd { none, customer_hung_up, business_hung_up, rejected, not_answered, no_media, phone_gone };

/// What watches over the customer's side: a phone page reports, a script does not.
enum class Watch { none, reports };

struct Call {
  std::string key;  ///< our own short id, for addresses
  std::string id;   ///< "wacid....", what the business knows it by
  Customer customer;
  std::string offer_sdp;
  std::string answer_sdp;  ///< of the first pre_accept or accept; empty before
  CallState state = CallState::ringing;
  CallEnd end = CallEnd::none;
  Watch watch = Watch::none;
  base::Timestamp placed_at;
  base::Timestamp ring_until;
  std::optional<base::Timestamp> accepted_at;
  std::optional<base::Timestamp> ended_at;
  base::Timestamp seen_at;                  ///< the phone's last report
  std::optional<base::Timestamp> media_at;  ///< when its count of received packets last grew
  std::int64_t packets = 0;                 ///< received by the phone, all told
  std::int64_t early_packets = 0;           ///< of these, before accept: the business sent too soon
  std::string callback_data;                ///< biz_opaque_callback_data of the accept
  std::string cta_payload;                  ///< of the call button that was pressed
  std::string deeplink_payload;             ///< of the link that was followed

  [[nodiscard]] bool is_open() const { return state != CallState::ended; }
  /// Failed calls end with status FAILED and Meta's code; all others, also unanswered ones, are COMPLETED.
  [[nodiscard]] std::optional<int> failure_code() const;
};

/// What the phone's sound stack counted so far.
struct PhoneReport {
  std::int64_t packets = 0;
  std::int64_t early_packets = 0;
};

/// The four requests of the business. A refused request leaves the call as it was.
[[nodiscard]] GraphResult<> pre_accept(Call& call, std::string_view answer_sdp);
[[nodiscard]] GraphResult<> accept(Call& call, std::string_view answer_sdp, std::string_view callback_data,
                                   base::Timestamp now);
[[nodiscard]] GraphResult<> reject(Call& call, base::Timestamp now);
[[nodiscard]] GraphResult<> terminate(Call& call, base::Timestamp now);

/// The customer ends the call, in any state; ending an ended call changes nothing.
void hang_up(Call& call, base::Timestamp now);
/// Counts never shrink: a report that arrives late changes nothing but `seen_at`.
void take_report(Call& call, const PhoneReport& report, base::Timestamp now);

/// The next time `let_time_pass` would end the call. Nothing when only people can.
[[nodiscard]] std::optional<base::Timestamp> deadline(const Call& call);
/// Ends the call at its deadline when that is not after `now`, however late this is asked.
void let_time_pass(Call& call, base::Timestamp now);
/// After a restart of the carrier: nobody could report while it was away, so the watching starts anew.
void resume(Call& call, base::Timestamp now);

[[nodiscard]] std::string_view to_word(CallState state);
[[nodiscard]] std::string_view to_word(CallEnd end);
[[nodiscard]] std::string_view to_word(Watch watch);
/// The words above, as the store keeps them. Anything else is a broken invariant.
[[nodiscard]] CallState call_state_from(std::string_view word);
[[nodiscard]] CallEnd call_end_from(std::string_view word);
[[nodiscard]] Watch watch_from(std::string_view word);

}  // namespace carrier
