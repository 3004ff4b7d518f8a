/// The switchboard at the other end of a Unix socket: one request at a time, blocking, with time limits, connecting
/// when it must. Not for several threads at once: each thread has its own.
#pragma once

#include <chrono>
#include <filesystem>

#include "control/codec.h"
#include "control/connection.h"
#include "control/switchboard.h"

namespace control {

inline constexpr std::chrono::milliseconds connect_wait{200};
inline constexpr std::chrono::milliseconds reply_wait{2000};

class Client final : public Switchboard {
 public:
  explicit Client(std::filesystem::path socket) : socket_(std::move(socket)) {}

  [[nodiscard]] base::Result<LegMade> make_leg(const MakeLeg& request) override;
  [[nodiscard]] base::Result<void> open_gate(std::string_view call) override;
  [[nodiscard]] base::Result<void> end_leg(std::string_view leg) override;
  [[nodiscard]] base::Result<void> end_call(std::string_view call, std::string_view reason) override;
  [[nodiscard]] base::Result<Status> status() override;
  [[nodiscard]] base::Result<std::vector<CallListed>> list_calls() override;
  [[nodiscard]] base::Result<CallStatus> call_status(std::string_view call) override;

 private:
  base::Result<json::Value> ask(const Request& request);
  base::Result<json::Value> ask_once(const Request& request);

  std::filesystem::path socket_;
  Connection connection_;
  std::uint64_t last_id_ = 0;
};

}  // namespace control
