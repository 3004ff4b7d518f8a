#include "store/effect_store.h"

#include "sqlite/statement.h"
#include "store/call_json.h"
#include "store/ids.h"
#include "store/json_fields.h"
#include "store/queries/effect.h"

namespace store {

void add_effect(Write& write, domain::EffectId id, domain::CallId call, const domain::CallEffect& effect,
                base::Timestamp now) {
  write.database()
      .use(queries::add_effect)
      .bind(id.text(), call.text(), kind_of(effect), json::write(to_json(effect)), now, now)
      .run();
}

std::optional<ClaimedEffect> claim_effect(Write& write, domain::EffectId id, base::Timestamp now,
                                          base::Timestamp claimed_until) {
  auto row = write.database().use(queries::claim_effect);
  if (!row.bind(id.text(), now, claimed_until).step()) return {};
  const auto detail = json::parse(row.text(3));
  if (!detail) throw damaged("effects.detail");
  return ClaimedEffect{.id = id,
                       .call = id_at<domain::CallId>(row, 1),
                       .kind = row.text(2),
                       .effect = effect_from_json(row.text(2), *detail),
                       .attempts = static_cast<int>(row.integer(4)),
                       .created_at = row.time(5)};
}

void finish_effect(Write& write, domain::EffectId id, EffectEnd end, base::Timestamp now) {
  write.database().use(queries::finish_effect).bind(id.text(), end == EffectEnd::done ? "done" : "failed", now).run();
}

void postpone_effect(Write& write, domain::EffectId id, base::Timestamp due_at) {
  write.database().use(queries::postpone_effect).bind(id.text(), due_at).run();
}

std::vector<domain::EffectId> effects_due(Ledger& ledger, base::Timestamp now, int limit) {
  std::vector<domain::EffectId> ids;
  auto row = ledger.database().use(queries::list_effects_due);
  row.bind(now, limit);
  while (row.step()) ids.push_back(id_at<domain::EffectId>(row, 0));
  return ids;
}

std::optional<base::Timestamp> next_effect_due(Ledger& ledger) {
  auto row = ledger.database().use(queries::find_next_effect_due);
  return row.step() ? row.maybe_time(0) : std::nullopt;
}

}  // namespace store
