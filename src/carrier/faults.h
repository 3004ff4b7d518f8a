/// What a script told the carrier to do wrong, so that the desk can show that it copes. Kept in memory only: a
/// restarted carrier behaves. One board for the whole program, read and written by every thread.
#pragma once

#include <array>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "json/json.h"

namespace carrier {

/// The longest a faulty answer may take: nginx waits 20 s.
inline constexpr base::milliseconds fault_delay_max{15'000};
inline constexpr int fault_times_max = 1'000'000;
inline constexpr int copies_max = 5;

/// How a request to Graph goes wrong.
enum class GraphFaultKind {
  refuse,    ///< nothing is done, the answer is the error `code`
  delay,     ///< done and answered as usual, but only after `delay`
  lose,      ///< done, but the answer comes after `delay` and is an HTTP 500: what a client's timeout looks like
  http_500,  ///< nothing is done, the answer is a bare 500 without a body
  html,      ///< nothing is done, the answer is a 502 with a web server's HTML page
};

struct GraphFault {
  std::string action;  ///< one of `fault_actions`
  GraphFaultKind kind = GraphFaultKind::refuse;
  int code = 138004;
  base::milliseconds delay{0};
  std::optional<int> times;  ///< how many requests it still hits; nothing: until it is replaced
};

/// What a graph fault may be set for: the actions on calls, the edge "messages", and "any" for every request that has
/// no fault of its own.
inline constexpr std::array<std::string_view, 7> fault_actions = {"connect",   "pre_accept", "accept", "reject",
                                                                  "terminate", "messages",   "any"};

/// How webhooks go wrong. The two counters are used up by the webhooks they hit.
struct WebhookFaults {
  int copies = 1;               ///< each webhook is sent so often
  base::milliseconds delay{0};  ///< before its first attempt
  base::milliseconds batch{0};  ///< webhooks of this long share one envelope
  bool hold = false;            ///< kept until a script releases them, in or against their order
  int drop_next = 0;            ///< these are never sent
  int tamper_next = 0;          ///< one byte of these changes after they were signed
};

class FaultBoard {
 public:
  /// The fault that hits this request, and uses one of its times.
  [[nodiscard]] std::optional<GraphFault> take_graph_fault(std::string_view action);
  /// Runs `use` with the webhook faults, alone.
  void with_webhook_faults(const std::function<void(WebhookFaults&)>& use);
  void replace(std::vector<GraphFault> graph, const WebhookFaults& webhooks);
  [[nodiscard]] json::Object to_json() const;

 private:
  mutable std::mutex mutex_;
  std::vector<GraphFault> graph_;
  WebhookFaults webhooks_;
};

struct Faults {
  std::vector<GraphFault> graph;
  WebhookFaults webhooks;
};

/// {"accept":{"refuse":138004,"times":1}, "terminate":{"delay_ms":500}, "reject":{"lose_ms":9000},
/// "pre_accept":{"http_500":true},
///  "any":{"html":true},
///  "webhooks":{"copies":1,"delay_ms":0,"batch_ms":0,"hold":false,"drop_next":0,"tamper_next":0}}
/// Every key may be absent; a graph fault is exactly one of the five. Refuses with "fault.unknown_key", "fault.kind" or
/// "fault.absurd".
[[nodiscard]] base::Result<Faults> read_faults(const json::Value& value);

}  // namespace carrier
