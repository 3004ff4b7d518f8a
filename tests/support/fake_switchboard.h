/// The switchboard without sound: knows calls and legs, says yes, or what the test laid ready.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "control/switchboard.h"

namespace support {

class FakeSwitchboard final : public control::Switchboard {
 public:
  struct Held {
    std::string customer_leg;
    std::string agent_leg;
    bool is_gate_open = false;
    bool is_recorded = false;
    bool is_customer_connected = false;
    bool is_agent_connected = false;
  };

  [[nodiscard]] base::Result<control::LegMade> make_leg(const control::MakeLeg& request) override {
    note("make_leg", request.call);
    if (is_down) return down();
    if (refusal) return tl::unexpected(*refusal);
    if (request.side == control::Side::customer) {
      calls[request.call].customer_leg = request.leg;
      calls[request.call].is_recorded = request.record;
    } else {
      const auto call = calls.find(request.call);
      if (call == calls.end()) return base::refuse("call.unknown");
      call->second.agent_leg = request.leg;
      call->second.is_agent_connected = false;
    }
    return control::LegMade{"v=0\r\na=answer-of:" + request.leg + "\r\n"};
  }

  [[nodiscard]] base::Result<void> open_gate(std::string_view call) override {
    note("open_gate", call);
    if (is_down) return down();
    const auto found = calls.find(std::string(call));
    if (found == calls.end()) return base::refuse("call.unknown");
    found->second.is_gate_open = true;
    return {};
  }

  [[nodiscard]] base::Result<void> end_leg(std::string_view leg) override {
    note("end_leg", leg);
    if (is_down) return down();
    for (auto& [id, held] : calls) {
      if (held.agent_leg == leg) held.agent_leg.clear();
    }
    return {};
  }

  [[nodiscard]] base::Result<void> end_call(std::string_view call, std::string_view) override {
    note("end_call", call);
    if (is_down) return down();
    calls.erase(std::string(call));
    return {};
  }

  [[nodiscard]] base::Result<control::Status> status() override {
    if (is_down) return down();
    return control::Status{.boot_id = boot_id};
  }

  [[nodiscard]] base::Result<std::vector<control::CallListed>> list_calls() override {
    if (is_down) return down();
    std::vector<control::CallListed> listed;
    for (const auto& [id, held] : calls) {
      listed.push_back({.call = id,
                        .is_gate_open = held.is_gate_open,
                        .is_customer_connected = held.is_customer_connected,
                        .is_agent_connected = held.is_agent_connected});
    }
    return listed;
  }

  [[nodiscard]] base::Result<control::CallStatus> call_status(std::string_view call) override {
    if (!calls.contains(std::string(call))) return base::refuse("call.unknown");
    return control::CallStatus{.call = std::string(call)};
  }

  /// Everything it held is forgotten.
  void restart() {
    calls.clear();
    boot_id += "+";
  }

  std::map<std::string, Held> calls;
  std::vector<std::string> asked;
  bool is_down = false;
  /// Every leg is refused with this.
  std::optional<base::Refusal> refusal;
  std::string boot_id = "boot-1";
  /// Looks at each request first; may throw to play a process that dies.
  std::function<void(std::string_view what)> on_ask;

 private:
  void note(std::string_view what, std::string_view) {
    if (on_ask) on_ask(what);
    asked.emplace_back(what);
  }
  static tl::unexpected<base::Refusal> down() { return base::refuse("switchboard.down", "Nobody answers"); }
};

}  // namespace support
