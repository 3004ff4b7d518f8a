/// What a call brings about by itself, in the order it happened. Whoever owns the Exchange takes them after each turn.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/time.h"

namespace media::session {

enum class Side : std::uint8_t { customer, agent };

[[nodiscard]] constexpr Side other(Side side) { return side == Side::customer ? Side::agent : Side::customer; }

/// ICE, DTLS and SRTP are up.
struct LegConnected {
  std::string call;
  std::string leg;
  Side side;
};

/// The leg is over. It never came up ("ice.timeout", "dtls.wrong_certificate", ...) when `was_connected` is false; else
/// it is gone ("ice.consent_lost", "dtls.closed", "leg.replaced").
struct LegOver {
  std::string call;
  std::string leg;
  Side side;
  bool was_connected;
  std::string reason;
};

/// The first sound of this side since the gate opened.
struct FirstSound {
  std::string call;
  std::string leg;
  Side side;
};

/// More of a track's file, to be appended as it stands.
struct TrackPages {
  std::string call;
  Side side;
  base::Bytes pages;
};

/// The track is complete with the pages that came before. An empty one has never had any.
struct TrackOver {
  std::string call;
  Side side;
  base::Timestamp started_at;
  base::microseconds duration;
};

/// The call and its legs are gone. Its tracks were over before.
struct CallOver {
  std::string call;
  std::string reason;
};

using Event = std::variant<LegConnected, LegOver, FirstSound, TrackPages, TrackOver, CallOver>;
using Events = std::vector<Event>;

}  // namespace media::session
