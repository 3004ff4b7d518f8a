#include "channel/whatsapp/value_reader.h"

#include "base/text.h"

namespace channel::whatsapp {

void FactList::add(Fact fact) {
  if (delivery_.facts.size() < facts_max)
    delivery_.facts.push_back(std::move(fact));
  else
    pass_over();
}

std::optional<base::Timestamp> find_time(const json::Value& item, std::string_view key) {
  constexpr std::int64_t year_10000 = 253'402'300'800;
  auto seconds = json::find_int(item, key);
  if (!seconds) seconds = base::to_number<std::int64_t>(json::find_string(item, key).value_or(""));
  if (!seconds || *seconds < 0 || *seconds >= year_10000) return {};
  return base::Timestamp(base::seconds(*seconds));
}

namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A contact belongs to an item when one of its ids does, and without any id in the item when it is the only one.
const json::Value* contact_for(const json::Array& contacts, std::string_view phone, std::string_view scoped_id) {
  for (const json::Value& contact : contacts) {
    const auto whatsapp_id = json::find_string(contact, "wa_id");
    const auto user_id = json::find_string(contact, "user_id");
    if (!scoped_id.empty() && user_id == scoped_id) return &contact;
    if (!phone.empty() && whatsapp_id == phone) return &contact;
  }
  return contacts.size() == 1 ? &contacts.front() : nullptr;
}

}  // namespace

Customer customer_of(const json::Value& value, std::string_view phone, std::string_view scoped_id) {
  Customer customer;
  // A business-scoped id in the place of a number must not become a number.
  if (is_digits(phone)) customer.phone = phone;
  customer.business_scoped_id = scoped_id;
  const json::Value* contact = contact_for(json::find_array(value, "contacts"), phone, scoped_id);
  if (contact == nullptr) return customer;
  if (const auto* profile = json::find(*contact, "profile")) {
    customer.name = json::find_string(*profile, "name").value_or("");
    if (customer.name.empty()) customer.name = json::find_string(*profile, "username").value_or("");
  }
  const std::string whatsapp_id = json::find_string(*contact, "wa_id").value_or("");
  if (is_digits(whatsapp_id)) customer.whatsapp_id = whatsapp_id;
  if (customer.business_scoped_id.empty())
    customer.business_scoped_id = json::find_string(*contact, "user_id").value_or("");
  return customer;
}

}  // namespace channel::whatsapp
