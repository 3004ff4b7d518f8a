#include "flow/digest_delivery.h"

#include <algorithm>
#include <map>
#include <span>

#include "base/bytes.h"
#include "base/failure.h"
#include "base/log.h"
#include "channel/whatsapp/delivery.h"
#include "channel/whatsapp/signature.h"
#include "flow/take_whatsapp_fact.h"
#include "store/delivery_store.h"
#include "store/number_store.h"
#include "store/write.h"

namespace flow {

namespace {

using channel::whatsapp::Fact;

/// One write transaction takes at most so many facts, so that a large delivery does not hold the gate.
constexpr std::size_t facts_per_write = 50;

/// Which numbers a delivery may speak for. An app signs for its own numbers; what it says of another's is not heard.
class Speakers {
 public:
  Speakers(Context& context, const store::KeptDelivery& delivery) : context_(context), delivery_(delivery) {}

  /// Null when the number is not ours or the delivery may not speak for it.
  const domain::Number* find(const std::string& provider_number_id) {
    const auto [place, is_new] = known_.try_emplace(provider_number_id);
    if (is_new) place->second = look_up(provider_number_id);
    return place->second ? &*place->second : nullptr;
  }

 private:
  std::optional<domain::Number> look_up(const std::string& provider_number_id) {
    auto number = store::find_number_by_provider_id(context_.ledger, provider_number_id);
    if (!number) return {};
    const std::string secret = context_.secrets.open(number->app_secret_sealed);
    if (channel::whatsapp::is_signed(base::as_bytes(delivery_.body), delivery_.signature, secret)) return number;
    base::log::warn("delivery.foreign", {{"delivery", delivery_.id.text()}, {"number", number->id.text()}});
    return {};
  }

  Context& context_;
  const store::KeptDelivery& delivery_;
  std::map<std::string, std::optional<domain::Number>> known_;
};

std::string_view number_of(const Fact& fact) {
  return std::visit([](const auto& item) -> std::string_view { return item.to.phone_number_id; }, fact);
}

/// One delivery on its way through the ledger.
class Digesting {
 public:
  Digesting(Context& context, const store::KeptDelivery& kept)
      : context_(context), kept_(kept), speakers_(context, kept) {}

  /// Each transaction waits for the disk, so the last one also says that the delivery is digested.
  void take(std::span<const Fact> facts) {
    do {
      const auto now_taken = facts.first(std::min(facts_per_write, facts.size()));
      facts = facts.subspan(now_taken.size());
      store::Write write(context_.ledger);
      for (const Fact& fact : now_taken) take(write, fact);
      if (facts.empty()) store::mark_delivery_digested(write, kept_.id, context_.clock.now());
      write.commit();
    } while (!facts.empty());
  }

  FreshEffects fresh;
  std::size_t unheard = 0;

 private:
  void take(store::Write& write, const Fact& fact) {
    const domain::Number* number = speakers_.find(std::string(number_of(fact)));
    if (number == nullptr) {
      ++unheard;
      return;
    }
    const FreshEffects more = take_whatsapp_fact(context_, write, *number, fact);
    fresh.insert(fresh.end(), more.begin(), more.end());
  }

  Context& context_;
  const store::KeptDelivery& kept_;
  Speakers speakers_;
};

}  // namespace

FreshEffects digest_delivery(Context& context, domain::DeliveryId id) {
  const auto kept = store::find_undigested_delivery(context.ledger, id);
  if (!kept) return {};
  const auto delivery = channel::whatsapp::read_delivery(kept->body);
  base::check(delivery.has_value(), "a kept delivery was read before it was kept");
  Digesting digesting(context, *kept);
  digesting.take(delivery->facts);
  base::log::info("delivery.digested", {{"delivery", id.text()},
                                        {"facts", delivery->facts.size()},
                                        {"passed_over", delivery->passed_over},
                                        {"unheard", digesting.unheard}});
  return std::move(digesting.fresh);
}

}  // namespace flow
