/// The switchboard's ear for the application: a Unix socket on which requests come in frames and are answered in order,
/// and on which a standing connection hears the news. Only processes of our own user, or of root, are listened to. What
/// a client does wrong costs only itself: nonsense frames and slow readers close their own connection
/// (net::UnixStream), wrong requests are refused by name.
#pragma once

#include <cstdint>
#include <map>
#include <memory>

#include "base/time.h"
#include "control/codec.h"
#include "control/switchboard.h"
#include "net/unix_stream.h"
#include "switchboard/news_desk.h"

namespace switchboard {

inline constexpr std::size_t control_sessions_max = 128;
/// Of one connection; more are refused with "control.too_many". The application's busiest client asks a few a second.
inline constexpr std::uint32_t requests_a_second_max = 2'000;

class ControlServer {
 public:
  /// The references must outlive it. It becomes the listener of `news`. Throws base::Failure when the socket is not to
  /// be had.
  ControlServer(net::UnixListener listener, control::Switchboard& switchboard, NewsDesk& news,
                const base::Clock& clock);
  ControlServer(const ControlServer&) = delete;
  ControlServer& operator=(const ControlServer&) = delete;
  ~ControlServer();

 private:
  struct Session {
    explicit Session(net::UnixStream opened) : stream(std::move(opened)) {}

    net::UnixStream stream;
    bool reads_news = false;
    base::SteadyTime second_began_at{};
    std::uint32_t requests_this_second = 0;
  };

  void welcome(net::UnixStream stream);
  void take(std::uint64_t id, base::ByteView body);
  [[nodiscard]] bool is_too_busy(Session& session) const;
  void answer(Session& session, const control::NumberedRequest& request);
  [[nodiscard]] base::Result<json::Value> perform_safely(const control::Request& request);
  [[nodiscard]] base::Result<json::Value> perform(const control::Request& request);
  void begin_news(Session& session, const control::ReadNews& request);
  void spread(const control::News& news);

  // given
  control::Switchboard& switchboard_;
  NewsDesk& news_;
  const base::Clock& clock_;
  // owned
  net::UnixListener listener_;
  // state
  std::map<std::uint64_t, std::unique_ptr<Session>> sessions_;
  std::uint64_t last_session_ = 0;
};

}  // namespace switchboard
