/// The running switchboard: one UDP port, all its calls, their deadlines, their news and their recordings. A call lives
/// its whole life on the loop's thread, so nothing here is locked; only the recorder has threads of its own and answers
/// through the loop.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/address.h"
#include "base/random.h"
#include "base/time.h"
#include "control/switchboard.h"
#include "media/dtls/certificate.h"
#include "media/session/exchange.h"
#include "net/loop.h"
#include "net/timer.h"
#include "net/udp_socket.h"
#include "switchboard/news_desk.h"
#include "switchboard/recorder.h"
#include "switchboard/send_batch.h"

namespace switchboard {

struct BoardOptions {
  base::Endpoint bind;
  /// IP addresses that peers are told, best first; their ports are replaced by the one that was bound.
  std::vector<base::Endpoint> announce;
  std::size_t calls_max = 1000;
  std::filesystem::path recordings;
};

/// How often packets that belonged to no leg are reported in the log, at most.
inline constexpr base::seconds trouble_interval{1};

class Board final : public control::Switchboard {
 public:
  /// The references must outlive it. Throws base::Failure when the port is not to be had.
  Board(const BoardOptions& options, net::Loop& loop, const base::Clock& clock, base::Random& random);
  Board(const Board&) = delete;
  Board& operator=(const Board&) = delete;
  ~Board() override = default;

  // All of these on the loop's thread, and none of them waits.
  [[nodiscard]] base::Result<control::LegMade> make_leg(const control::MakeLeg& request) override;
  [[nodiscard]] base::Result<void> open_gate(std::string_view call) override;
  [[nodiscard]] base::Result<void> end_leg(std::string_view leg) override;
  [[nodiscard]] base::Result<void> end_call(std::string_view call, std::string_view reason) override;
  [[nodiscard]] base::Result<control::Status> status() override;
  [[nodiscard]] base::Result<std::vector<control::CallListed>> list_calls() override;
  [[nodiscard]] base::Result<control::CallStatus> call_status(std::string_view call) override;

  /// Ends every call, so that all recordings are whole files. The destructor waits for the disk.
  void end_all(std::string_view reason);

  [[nodiscard]] NewsDesk& news() { return news_; }
  [[nodiscard]] base::Endpoint local_endpoint() const { return socket_.local_endpoint(); }

 private:
  [[nodiscard]] media::session::Moment now() const { return {clock_.steady_now(), clock_.now()}; }
  [[nodiscard]] media::session::ExchangeOptions exchange_options(const BoardOptions& options) const;
  void take(std::span<const net::Datagram> datagrams);
  void on_time();
  void finish_turn();
  void set_timer();
  void take_event(media::session::Event& event);
  void tell(control::NewsKind kind, const std::string& call, const std::string& leg, media::session::Side side,
            std::string reason = {});
  void take_result(const TrackResult& result);
  void report_trouble();

  // given
  net::Loop& loop_;
  const base::Clock& clock_;
  base::Timestamp started_at_;
  // owned
  media::dtls::Certificate certificate_;
  net::UdpSocket socket_;
  net::Timer timer_;
  net::Timer trouble_timer_;
  SendBatch batch_;
  media::session::Exchange exchange_;
  NewsDesk news_;
  // state
  std::optional<base::SteadyTime> timer_at_;
  std::uint64_t trouble_told_ = 0;
  // Last, so that its threads are gone before anything they tell.
  Recorder recorder_;
};

}  // namespace switchboard
