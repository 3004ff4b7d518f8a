/// The bell: tells every listening browser what its person may know, as soon as it is committed. It reads the ledger
/// and never writes; all it keeps is the number of the last event it told, so that it may be killed at any time.
///
/// A browser that connects gets a snapshot, or, when it says up to which number it has heard, exactly what came since.
/// Numbers are handed out and committed inside one write transaction, and SQLite lets one writer in at a time: a lower
/// number never appears after a higher one, and reading "above the last" misses nothing.
///
/// The app has checked the session before nginx let the browser in (design.md, section 1); here it is only looked at
/// again from time to time, because streams outlive a sign-out otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/time.h"
#include "net/datagram_wake.h"
#include "net/http_server.h"
#include "net/timer.h"
#include "push/audience.h"
#include "store/ledger.h"

namespace push {

/// How often the ledger is looked at when nobody rings.
inline constexpr base::milliseconds look_every{250};
/// Between two signs of life on a stream; the session is looked at as often.
inline constexpr base::seconds ping_every{15};
/// A stream is asked to connect anew after this time: by that the app sees its session in use, so a desk that only
/// waits for calls is not signed out for idleness, and checks its rights from the ground up.
inline constexpr base::seconds stream_renewed_after{3600};
/// How long browsers wait before they connect again after an end.
inline constexpr base::milliseconds reconnect_after{1'000};
inline constexpr base::milliseconds renew_after{50};
/// Text waiting for a slow reader before it is dropped; it comes back and resumes.
inline constexpr std::size_t stream_queued_bytes_max = 256 << 10;
/// A browser that missed more than this gets a snapshot.
inline constexpr std::int64_t resumed_events_max = 10'000;
inline constexpr std::size_t resumed_bytes_max = stream_queued_bytes_max / 2;

class Bell {
 public:
  /// The ledger is open for reading. Loop and clock must outlive the bell.
  Bell(net::Loop& loop, store::Ledger ledger, const base::Clock& clock);

  /// From here on browsers are served and the ledger is watched. `wake` is bound to the ledger's bell.
  void start(net::HttpServer server, net::DatagramWake wake);
  /// Lets nobody in any more and ends every stream cleanly; the loop must run on for a moment to deliver last words.
  void finish();

  [[nodiscard]] std::size_t stream_count() const { return audience_.count(); }

 private:
  void watch();
  [[nodiscard]] bool tell_new();
  void tend();
  Audience::Visit tend_to(Listener& listener, base::SteadyTime now);

  void receive(const net::HttpRequest& request, net::HttpExchange exchange);
  void welcome(const LiveTarget& target, std::string_view last_event_id, net::HttpExchange exchange);
  [[nodiscard]] std::string first_words(const Person& person, std::string_view last_event_id);
  [[nodiscard]] std::optional<std::int64_t> resumable(std::string_view last_event_id) const;
  [[nodiscard]] bool is_session_open(const LiveTarget& target);
  [[nodiscard]] bool has_session_ended(const LiveTarget& target);
  void note_failure(std::string_view what);

  store::Ledger ledger_;
  const base::Clock& clock_;

  net::Timer look_;
  net::Timer tending_;
  std::optional<net::HttpServer> server_;
  std::optional<net::DatagramWake> wake_;

  Audience audience_;
  std::int64_t last_number_;
  std::uint64_t next_listener_id_ = 1;
  bool ledger_fails_ = false;
};

}  // namespace push
