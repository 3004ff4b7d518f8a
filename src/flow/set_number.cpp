#include "flow/set_number.h"

#include <algorithm>

#include "base/failure.h"
#include "base/text.h"
#include "flow/audit.h"
#include "store/number_store.h"

namespace flow {

namespace {

constexpr std::string_view meta_base_url = "https://graph.facebook.com";
constexpr std::string_view meta_version = "v25.0";

bool is_secret(std::string_view text) {
  const auto is_printable = [](char c) { return c > 0x20 && c < 0x7f; };
  return !text.empty() && text.size() <= number_secret_bytes_max && std::all_of(text.begin(), text.end(), is_printable);
}

domain::Number new_number(Desk& desk, const SetNumber& form) {
  return {
      .id = domain::NumberId::make(desk.clock.now(), desk.random),
      .workspace = form.workspace,
      .label = {},
      .display_number = {},
      .provider_number_id = form.provider_number_id,
      .account_id = {},
      .graph_base_url = std::string(meta_base_url),
      .graph_version = std::string(meta_version),
      .access_token_sealed = {},
      .app_secret_sealed = {},
      .verify_token_sealed = {},
      .takes_calls = true,
      .created_at = desk.clock.now(),
  };
}

void take_text(std::string& field, const std::optional<std::string>& typed) {
  if (typed) field = base::trim(*typed);
}

/// Seals what was typed; complains when that is no secret, or when there is neither a typed nor an earlier one.
void take_secret(Desk& desk, Complaints& complaints, base::Bytes& sealed, const std::optional<std::string>& typed,
                 std::string_view called) {
  const std::string_view secret = typed ? base::trim(*typed) : std::string_view();
  if (typed && is_secret(secret)) {
    sealed = desk.secrets.seal(secret);
  } else if (typed || sealed.empty()) {
    complaints.push_back(
        {"number.secret", base::format("The {} is missing, or is not one line of plain signs.", called)});
  }
}

Complaints take(Desk& desk, domain::Number& number, const SetNumber& form) {
  take_text(number.label, form.label);
  take_text(number.display_number, form.display_number);
  take_text(number.account_id, form.account_id);
  take_text(number.graph_base_url, form.graph_base_url);
  take_text(number.graph_version, form.graph_version);
  if (form.takes_calls) number.takes_calls = *form.takes_calls;

  Complaints complaints;
  note(complaints, domain::check_number(number));
  take_secret(desk, complaints, number.access_token_sealed, form.access_token, "access token");
  take_secret(desk, complaints, number.app_secret_sealed, form.app_secret, "app secret");
  take_secret(desk, complaints, number.verify_token_sealed, form.verify_token, "verify token");
  return complaints;
}

}  // namespace

base::Result<domain::NumberId, Complaints> set_number(Desk& desk, const SetNumber& form) {
  store::Write write(desk.ledger);
  const auto known = store::find_number_by_provider_id(desk.ledger, form.provider_number_id);
  if (known && known->workspace != form.workspace) {
    return base::refuse_with(Complaints{{"number.taken", "This phone number id belongs to another workspace."}});
  }
  domain::Number number = known.value_or(new_number(desk, form));
  if (auto complaints = take(desk, number, form); !complaints.empty()) return base::refuse_with(std::move(complaints));

  const bool is_written = known ? store::change_number(write, number) : store::add_number(write, number);
  base::check(is_written, "a number looked up in this transaction is still what it was");
  audit(desk, write,
        {.action = known ? "number.change" : "number.add",
         .workspace = form.workspace,
         .by = form.by,
         .detail = {{"number", number.id.text()}}});
  write.commit();
  return number.id;
}

}  // namespace flow
