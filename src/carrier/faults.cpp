#include "carrier/faults.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/failure.h"
#include "base/text.h"

namespace carrier {

namespace {

using base::milliseconds;

constexpr std::array<std::pair<std::string_view, GraphFaultKind>, 5> kinds = {{
    {"refuse", GraphFaultKind::refuse},
    {"delay", GraphFaultKind::delay},
    {"lose", GraphFaultKind::lose},
    {"http_500", GraphFaultKind::http_500},
    {"html", GraphFaultKind::html},
}};

std::string_view to_word(GraphFaultKind kind) {
  const auto* found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& each) { return each.second == kind; });
  base::check(found != kinds.end(), "every kind of fault has a word");
  return found->first;
}

base::Result<void> check_keys(const json::Value& value, std::span<const std::string_view> known) {
  const json::Object* object = value.if_object();
  if (object == nullptr) return base::refuse("fault.unknown_key", "A fault is a JSON object.");
  for (const auto& member : *object) {
    const std::string_view key(member.key().data(), member.key().size());
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      return base::refuse("fault.unknown_key", base::format("There is no fault \"{}\".", key));
    }
  }
  return {};
}

/// Reads whole numbers within limits; remembers the first that is not.
class Numbers {
 public:
  explicit Numbers(const json::Value& value) : value_(value) {}

  int take(std::string_view key, int otherwise, int low, int high) {
    const json::Value* found = json::find(value_, key);
    if (found == nullptr) return otherwise;
    const auto number = json::find_int(value_, key);
    if (number && *number >= low && *number <= high) return static_cast<int>(*number);
    if (complaint_.empty()) complaint_ = base::format("{} is a whole number from {} to {}.", key, low, high);
    return otherwise;
  }

  milliseconds take_delay(std::string_view key) {
    return milliseconds(take(key, 0, 0, static_cast<int>(fault_delay_max.count())));
  }

  [[nodiscard]] base::Result<void> verdict() const {
    if (complaint_.empty()) return {};
    return base::refuse("fault.absurd", complaint_);
  }

 private:
  const json::Value& value_;
  std::string complaint_;
};

base::Result<GraphFault> read_graph_fault(const json::Value& value) {
  constexpr std::string_view known[] = {"action", "kind", "code", "delay_ms", "times"};
  if (auto keys = check_keys(value, known); !keys) return tl::unexpected(keys.error());
  GraphFault fault;
  const std::string word = json::find_string(value, "kind").value_or("refuse");
  const auto* kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& each) { return each.first == word; });
  if (kind == kinds.end()) return base::refuse("fault.kind", base::format("There is no kind of fault \"{}\".", word));
  fault.kind = kind->second;
  fault.action = json::find_string(value, "action").value_or("");
  Numbers numbers(value);
  fault.code = numbers.take("code", fault.code, 0, 9'999'999);
  fault.delay = numbers.take_delay("delay_ms");
  fault.times = numbers.take("times", fault.times, 1, fault_times_max);
  return numbers.verdict().map([&] { return fault; });
}

base::Result<WebhookFaults> read_webhook_faults(const json::Value& value) {
  constexpr std::string_view known[] = {"copies", "delay_ms", "batch_ms", "hold", "drop_next", "tamper_next"};
  if (auto keys = check_keys(value, known); !keys) return tl::unexpected(keys.error());
  WebhookFaults faults;
  Numbers numbers(value);
  faults.copies = numbers.take("copies", 1, 1, copies_max);
  faults.delay = numbers.take_delay("delay_ms");
  faults.batch = numbers.take_delay("batch_ms");
  faults.hold = json::find_bool(value, "hold").value_or(false);
  faults.drop_next = numbers.take("drop_next", 0, 0, fault_times_max);
  faults.tamper_next = numbers.take("tamper_next", 0, 0, fault_times_max);
  return numbers.verdict().map([&] { return faults; });
}

json::Object to_json(const GraphFault& fault) {
  return {{"action", fault.action},
          {"kind", to_word(fault.kind)},
          {"code", fault.code},
          {"delay_ms", fault.delay.count()},
          {"times", fault.times}};
}

json::Object to_json(const WebhookFaults& faults) {
  return {{"copies", faults.copies},         {"delay_ms", faults.delay.count()}, {"batch_ms", faults.batch.count()},
          {"hold", faults.hold},             {"drop_next", faults.drop_next},    {"tamper_next", faults.tamper_next}};
}

}  // namespace

std::optional<GraphFault> FaultBoard::take_graph_fault(std::string_view action) {
  const std::lock_guard lock(mutex_);
  const auto fault = std::find_if(graph_.begin(), graph_.end(), [&](const GraphFault& each) {
    return each.action.empty() || each.action == action;
  });
  if (fault == graph_.end()) return {};
  GraphFault taken = *fault;
  if (--fault->times == 0) graph_.erase(fault);
  return taken;
}

void FaultBoard::with_webhook_faults(const std::function<void(WebhookFaults&)>& use) {
  const std::lock_guard lock(mutex_);
  use(webhooks_);
}

void FaultBoard::replace(std::vector<GraphFault> graph, const WebhookFaults& webhooks) {
  const std::lock_guard lock(mutex_);
  graph_ = std::move(graph);
  webhooks_ = webhooks;
}

json::Object FaultBoard::to_json() const {
  const std::lock_guard lock(mutex_);
  json::Array graph;
  for (const GraphFault& fault : graph_) graph.push_back(carrier::to_json(fault));
  return {{"graph", std::move(graph)}, {"webhooks", carrier::to_json(webhooks_)}};
}

base::Result<Faults> read_faults(const json::Value& value) {
  constexpr std::string_view known[] = {"graph", "webhooks"};
  if (auto keys = check_keys(value, known); !keys) return tl::unexpected(keys.error());
  Faults faults;
  for (const json::Value& each : json::find_array(value, "graph")) {
    const auto fault = read_graph_fault(each);
    if (!fault) return tl::unexpected(fault.error());
    faults.graph.push_back(*fault);
  }
  const json::Value webhooks(json::find_object(value, "webhooks"));
  const auto read = read_webhook_faults(webhooks);
  if (!read) return tl::unexpected(read.error());
  faults.webhooks = *read;
  return faults;
}

}  // namespace carrier
