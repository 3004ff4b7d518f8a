#include "carrier/faults.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/failure.h"
#include "base/text.h"

namespace carrier {

namespace {

using base::milliseconds;

struct Kind {
  std::string_view key;
  GraphFaultKind kind;
};

constexpr std::array<Kind, 5> kinds = {{
    {"refuse", GraphFaultKind::refuse},
    {"delay_ms", GraphFaultKind::delay},
    {"lose_ms", GraphFaultKind::lose},
    {"http_500", GraphFaultKind::http_500},
    {"html", GraphFaultKind::html},
}};

std::string_view key_of(GraphFaultKind kind) {
  const auto* found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& each) { return each.kind == kind; });
  base::check(found != kinds.end(), "every kind of fault has a key");
  return found->key;
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

/// The one kind that `value` names.
base::Result<GraphFaultKind> read_kind(const json::Value& value) {
  std::optional<GraphFaultKind> kind;
  for (const Kind& each : kinds) {
    if (json::find(value, each.key) == nullptr) continue;
    if (kind) return base::refuse("fault.kind", "A fault is of one kind only.");
    kind = each.kind;
  }
  if (!kind) return base::refuse("fault.kind", "A fault is one of refuse, delay_ms, lose_ms, http_500 and html.");
  return *kind;
}

base::Result<GraphFault> read_graph_fault(std::string_view action, const json::Value& value) {
  constexpr std::string_view known[] = {"refuse", "delay_ms", "lose_ms", "http_500", "html", "times"};
  if (auto keys = check_keys(value, known); !keys) return tl::unexpected(keys.error());
  const auto kind = read_kind(value);
  if (!kind) return tl::unexpected(kind.error());
  GraphFault fault{.action = std::string(action), .kind = *kind};
  Numbers numbers(value);
  if (*kind == GraphFaultKind::refuse) fault.code = numbers.take("refuse", fault.code, 0, 9'999'999);
  if (*kind == GraphFaultKind::delay) fault.delay = numbers.take_delay("delay_ms");
  if (*kind == GraphFaultKind::lose) fault.delay = numbers.take_delay("lose_ms");
  if (json::find(value, "times") != nullptr) fault.times = numbers.take("times", 1, 1, fault_times_max);
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
  json::Object object;
  switch (fault.kind) {
    case GraphFaultKind::refuse:
      object[key_of(fault.kind)] = fault.code;
      break;
    case GraphFaultKind::delay:
    case GraphFaultKind::lose:
      object[key_of(fault.kind)] = fault.delay.count();
      break;
    case GraphFaultKind::http_500:
    case GraphFaultKind::html:
      object[key_of(fault.kind)] = true;
      break;
  }
  if (fault.times) object["times"] = *fault.times;
  return object;
}

json::Object to_json(const WebhookFaults& faults) {
  return {{"copies", faults.copies}, {"delay_ms", faults.delay.count()}, {"batch_ms", faults.batch.count()},
          {"hold", faults.hold},     {"drop_next", faults.drop_next},    {"tamper_next", faults.tamper_next}};
}

}  // namespace

std::optional<GraphFault> FaultBoard::take_graph_fault(std::string_view action) {
  const std::lock_guard lock(mutex_);
  for (const std::string_view wanted : {action, std::string_view("any")}) {
    const auto fault =
        std::find_if(graph_.begin(), graph_.end(), [&](const auto& each) { return each.action == wanted; });
    if (fault == graph_.end()) continue;
    GraphFault taken = *fault;
    if (fault->times && --*fault->times == 0) graph_.erase(fault);
    return taken;
  }
  return {};
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
  json::Object object;
  for (const GraphFault& fault : graph_) object[fault.action] = carrier::to_json(fault);
  object["webhooks"] = carrier::to_json(webhooks_);
  return object;
}

base::Result<Faults> read_faults(const json::Value& value) {
  std::vector<std::string_view> known(fault_actions.begin(), fault_actions.end());
  known.push_back("webhooks");
  if (auto keys = check_keys(value, known); !keys) return tl::unexpected(keys.error());
  Faults faults;
  for (const std::string_view action : fault_actions) {
    const json::Value* given = json::find(value, action);
    if (given == nullptr) continue;
    auto fault = read_graph_fault(action, *given);
    if (!fault) return tl::unexpected(fault.error());
    faults.graph.push_back(*std::move(fault));
  }
  const json::Value* webhooks = json::find(value, "webhooks");
  if (webhooks == nullptr) return faults;
  const auto read = read_webhook_faults(*webhooks);
  if (!read) return tl::unexpected(read.error());
  faults.webhooks = *read;
  return faults;
}

}  // namespace carrier
