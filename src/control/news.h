/// What the switchboard notices by itself. News are numbered from 1 in each boot, kept until acknowledged (at most
/// `news_kept_max`; the oldest are dropped first and the gap in the numbers shows it) and read on a standing
/// connection.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "control/messages.h"

namespace control {

inline constexpr std::size_t news_kept_max = 10'000;

enum class NewsKind {
  /// ICE, DTLS and SRTP are up: sound can flow. Fields: call, leg, side.
  leg_connected,
  /// The leg never came up and is over: reason "ice.timeout", "dtls.wrong_certificate", "dtls.no_srtp_profile",
  /// "dtls.refused_by_peer", "dtls.protocol_error" or "dtls.timed_out". A customer's leg takes the call with it.
  leg_failed,
  /// The leg was up and is gone: reason "ice.consent_lost", "dtls.closed" or "leg.replaced" (by the agent's next one).
  leg_lost,
  /// The first packet of sound from this side since the gate opened.
  leg_first_sound,
  /// A track is complete on disk. Fields: call, side, bytes, duration_us. The mix comes last, after call.ended.
  recording_done,
  /// A track or the mix could not be (fully) written: side, reason "recording.disk" or "recording.queue_full". The call
  /// was not disturbed.
  recording_failed,
  /// The call and its legs are gone: reason as given to end_call, or "customer.lost" (its leg failed or was lost),
  /// "leg.ended", "switchboard.stopped".
  call_ended,
};

/// "leg.connected", "recording.done", ...
[[nodiscard]] std::string_view to_word(NewsKind kind);
[[nodiscard]] std::optional<NewsKind> news_kind_from_word(std::string_view word);

struct News {
  std::uint64_t number = 0;
  /// Which life of the daemon counted this number.
  std::string boot_id{};
  NewsKind kind = NewsKind::leg_connected;
  std::string call{};
  /// Empty for news about the call or a recording.
  std::string leg{};
  std::optional<Side> side{};
  base::Timestamp at{};
  std::string reason{};
  std::int64_t bytes = 0;
  /// Of sound in the track, from the opening of the gate.
  std::int64_t duration_us = 0;

  bool operator==(const News&) const = default;
};

}  // namespace control
