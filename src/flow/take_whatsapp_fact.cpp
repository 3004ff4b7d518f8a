#include "flow/take_whatsapp_fact.h"

#include <variant>

#include "base/log.h"
#include "base/text.h"
#include "channel/whatsapp/error_table.h"
#include "domain/message.h"
#include "flow/find_conversation.h"
#include "flow/take_call_event.h"
#include "store/call_store.h"
#include "store/message_store.h"

namespace flow {

namespace {

using channel::whatsapp::CallConnect;
using channel::whatsapp::CallStatus;
using channel::whatsapp::CallTerminate;
using channel::whatsapp::Customer;
using channel::whatsapp::Direction;
using channel::whatsapp::MessageReceived;

Sender sender_of(const Customer& customer) {
  return {.identities = {{domain::IdentityKind::business_scoped_id, customer.business_scoped_id},
                         {domain::IdentityKind::whatsapp_id, customer.whatsapp_id},
                         {domain::IdentityKind::phone, customer.phone}},
          .name = customer.name};
}

bool is_known_to_somebody(const Customer& customer) {
  return !customer.business_scoped_id.empty() || !customer.whatsapp_id.empty() || !customer.phone.empty();
}

/// What a thread says of a message whose content the desk does not show yet; empty for what is no message to people.
std::string_view placeholder_for(std::string_view type) {
  struct Row {
    std::string_view type;
    std::string_view words;
  };
  static constexpr Row rows[] = {
      {"audio", "Voice message"}, {"image", "Picture"},
      {"video", "Video"},         {"document", "Document"},
      {"sticker", "Sticker"},     {"location", "Location"},
      {"contacts", "Contact"},    {"button", "Quick reply"},
      {"order", "Order"},         {"unsupported", "A message that WhatsApp does not hand over"}};
  for (const Row& row : rows) {
    if (row.type == type) return row.words;
  }
  return {};
}

class Taking {
 public:
  Taking(Context& context, store::Write& write, const domain::Number& number)
      : context_(context), write_(write), number_(number), now_(context.clock.now()) {}

  FreshEffects operator()(const CallConnect& connect) {
    // Outbound calls are not placed yet, so an answer to one is nobody's.
    if (connect.direction == Direction::business_initiated) return {};
    domain::Call call = find_or_begin(connect.call_id, connect.at);
    introduce(call, connect.customer, connect.at);
    FreshEffects fresh =
        take(call, domain::CallOffered{connect.sdp, connect.at, domain::LegId::make(now_, context_.random)});
    if (number_.takes_calls) return fresh;
    const domain::Trouble off{138000, channel::whatsapp::sentence_for(138000, {}), now_};
    return append(std::move(fresh), take(call, domain::CustomerLegRefused{off}));
  }

  FreshEffects operator()(const CallTerminate& end) {
    if (end.direction == Direction::business_initiated) return {};
    domain::Call call = find_or_begin(end.call_id, end.picked_up_at.value_or(end.at));
    if (is_known_to_somebody(end.customer)) introduce(call, end.customer, call.started_at);
    domain::ProviderEndFact fact{.at = end.at, .picked_up_at = end.picked_up_at, .ended_at = end.ended_at};
    if (end.error_code != 0) {
      fact.code = end.error_code;
      fact.text = channel::whatsapp::sentence_for(end.error_code, end.error_details);
    }
    return take(call, domain::ProviderEnded{std::move(fact)});
  }

  FreshEffects operator()(const CallStatus&) { return {}; }

  FreshEffects operator()(const MessageReceived& received) {
    const bool is_text = received.type == "text";
    const std::string_view words = is_text ? std::string_view(received.text) : placeholder_for(received.type);
    if (words.empty()) return {};
    const auto found = find(received.customer);
    // False when the same message came before.
    static_cast<void>(
        store::add_message(write_, {.id = domain::MessageId::make(now_, context_.random),
                                    .workspace = number_.workspace,
                                    .conversation = found.conversation,
                                    .kind = is_text ? domain::MessageKind::text : domain::MessageKind::media,
                                    .direction = domain::MessageDirection::in,
                                    .author = {},
                                    .body = std::string(base::cut_utf8(words, domain::message_bytes_max)),
                                    .provider_message_id = received.message_id,
                                    .call = {},
                                    .sent_at = received.at}));
    return {};
  }

 private:
  static FreshEffects append(FreshEffects all, const FreshEffects& more) {
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }

  FreshEffects take(domain::Call& call, const domain::CallEvent& event) {
    return take_event(write_, context_.random, now_, call, event);
  }

  FoundConversation find(const Customer& customer) {
    return find_conversation(write_, context_.random, now_, number_.workspace, number_.id, sender_of(customer));
  }

  domain::Call find_or_begin(const std::string& provider_call_id, base::Timestamp at) {
    if (auto known =
            store::find_call_by_provider_id(context_.ledger, number_.workspace, number_.id, provider_call_id)) {
      return *std::move(known);
    }
    const auto& limits = context_.settings.calls;
    domain::Call call{.id = domain::CallId::make(now_, context_.random),
                      .workspace = number_.workspace,
                      .number = number_.id,
                      .contact = {},
                      .conversation = {},
                      .provider_call_id = provider_call_id,
                      .started_at = at,
                      .ring_until = at,
                      .limits = {limits.ring_limit, limits.answer_limit, limits.agent_gone_limit}};
    store::add_call(write_, call);
    base::log::info("call.heard", {{"call", call.id.text()}, {"provider_call", base::log::shorten(provider_call_id)}});
    return call;
  }

  /// Who calls, and the call's entry in their thread; once. What is set here is saved with the event that follows.
  void introduce(domain::Call& call, const Customer& customer, base::Timestamp at) {
    if (call.contact) return;
    const auto found = find(customer);
    call.contact = found.contact;
    call.conversation = found.conversation;
    store::save_call(write_, call);
    static_cast<void>(store::add_message(write_, {.id = domain::MessageId::make(now_, context_.random),
                                                  .workspace = number_.workspace,
                                                  .conversation = found.conversation,
                                                  .kind = domain::MessageKind::call,
                                                  .direction = domain::MessageDirection::in,
                                                  .author = {},
                                                  .body = {},
                                                  .provider_message_id = {},
                                                  .call = call.id,
                                                  .sent_at = at}));
  }

  Context& context_;
  store::Write& write_;
  const domain::Number& number_;
  base::Timestamp now_;
};

}  // namespace

FreshEffects take_whatsapp_fact(Context& context, store::Write& write, const domain::Number& number,
                                const channel::whatsapp::Fact& fact) {
  return std::visit(Taking(context, write, number), fact);
}

}  // namespace flow
