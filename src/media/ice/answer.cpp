#include "media/ice/answer.h"

#include "media/stun/writer.h"

namespace media::ice {

std::optional<Drop> reason_to_drop(const stun::Message& request, std::string_view username, std::string_view password) {
  const bool is_binding = request.kind == stun::Kind::request && request.method == stun::binding_method;
  if (!is_binding || request.username != username) return Drop::not_for_us;
  if (!stun::is_authentic(request, password)) return Drop::unauthenticated;
  return {};
}

void answer_success(const Asked& asked, Outbox& outbox) {
  stun::Writer writer(stun::Kind::success, asked.request.transaction);
  writer.mapped_address(asked.from);
  outbox.send(asked.from, writer.sealed(asked.password));
}

void answer_role_conflict(const Asked& asked, Outbox& outbox) {
  stun::Writer writer(stun::Kind::error, asked.request.transaction);
  writer.error(stun::ErrorCode::role_conflict);
  outbox.send(asked.from, writer.sealed(asked.password));
}

void answer_unknown_attributes(const Asked& asked, Outbox& outbox) {
  stun::Writer writer(stun::Kind::error, asked.request.transaction);
  writer.error(stun::ErrorCode::unknown_attribute);
  writer.unknown_attributes(asked.request.unknown.view());
  outbox.send(asked.from, writer.sealed(asked.password));
}

}  // namespace media::ice
