#include "channel/whatsapp/delivery.h"

#include "channel/whatsapp/value_reader.h"
#include "json/json.h"

namespace channel::whatsapp {

namespace {

void read_change(const json::Value& change, const std::string& account_id, FactList& list) {
  const json::Value* value = json::find(change, "value");
  const std::string field = json::find_string(change, "field").value_or("");
  if (value == nullptr || !value->is_object()) return list.pass_over();
  const json::Value* metadata = json::find(*value, "metadata");
  // Routed by the number's id, not by its display form; without one there is nobody to give it to.
  const auto number = metadata == nullptr ? std::nullopt : json::find_string(*metadata, "phone_number_id");
  if (!number) return list.pass_over();
  const Addressee to{account_id, *number};
  if (field == "calls")
    read_calls(*value, to, list);
  else if (field == "messages")
    read_messages(*value, to, list);
  else
    list.pass_over();
}

}  // namespace

base::Result<Delivery> read_delivery(std::string_view body) {
  const auto document = json::parse(body);
  if (!document) return tl::unexpected(document.error());
  FactList list;
  if (json::find_string(*document, "object") != "whatsapp_business_account") list.pass_over();
  for (const json::Value& entry : json::find_array(*document, "entry")) {
    const std::string account_id = json::find_string(entry, "id").value_or("");
    for (const json::Value& change : json::find_array(entry, "changes")) read_change(change, account_id, list);
  }
  return list.take();
}

}  // namespace channel::whatsapp
