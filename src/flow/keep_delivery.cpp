#include "flow/keep_delivery.h"

#include <algorithm>
#include <vector>

#include "base/bytes.h"
#include "channel/whatsapp/delivery.h"
#include "channel/whatsapp/signature.h"
#include "store/delivery_store.h"
#include "store/number_store.h"
#include "store/write.h"

namespace flow {

namespace {

// One number when the address named it, else all: several apps and workspaces may share one address.
std::vector<domain::Number> numbers_behind(store::Ledger& ledger, std::string_view only_number) {
  if (only_number.empty()) return store::list_every_number(ledger);
  auto number = store::find_number_by_provider_id(ledger, only_number);
  return number ? std::vector{*std::move(number)} : std::vector<domain::Number>{};
}

std::optional<domain::NumberId> find_signer(Context& context, const KeepDelivery& command) {
  const base::ByteView body = base::as_bytes(command.body);
  std::vector<std::string> tried;
  for (const domain::Number& number : numbers_behind(context.ledger, command.only_number)) {
    std::string secret = context.secrets.open(number.app_secret_sealed);
    // Numbers of one app share its secret, and each costs a pass over the body.
    if (std::find(tried.begin(), tried.end(), secret) != tried.end()) continue;
    if (channel::whatsapp::is_signed(body, command.signature, secret)) return number.id;
    tried.push_back(std::move(secret));
  }
  return {};
}

}  // namespace

base::Result<domain::DeliveryId> keep_delivery(Context& context, const KeepDelivery& command) {
  const auto signer = find_signer(context, command);
  if (!signer) return base::refuse("delivery.unsigned", "The signature is missing or of no app that we know");
  if (const auto read = channel::whatsapp::read_delivery(command.body); !read) return tl::unexpected(read.error());
  const base::Timestamp now = context.clock.now();
  const auto id = domain::DeliveryId::make(now, context.random);
  store::Write write(context.ledger);
  store::add_delivery(
      write, {.id = id, .number = signer, .signature = command.signature, .body = command.body, .received_at = now});
  write.commit();
  return id;
}

bool is_webhook_handshake(Context& context, std::string_view mode, std::string_view token,
                          std::string_view only_number) {
  bool is_ours = false;
  for (const domain::Number& number : numbers_behind(context.ledger, only_number)) {
    is_ours |= channel::whatsapp::is_handshake(mode, token, context.secrets.open(number.verify_token_sealed));
  }
  return is_ours;
}

}  // namespace flow
