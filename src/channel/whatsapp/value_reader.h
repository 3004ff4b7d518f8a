/// The items of one `value` object. Private to delivery.cpp.
#pragma once

#include "channel/whatsapp/delivery.h"
#include "json/json.h"

namespace channel::whatsapp {

/// Collects facts up to the limit.
class FactList {
 public:
  void add(Fact fact);
  void pass_over() { ++delivery_.passed_over; }
  [[nodiscard]] Delivery take() { return std::move(delivery_); }

 private:
  Delivery delivery_;
};

void read_calls(const json::Value& value, const Addressee& to, FactList& list);
void read_messages(const json::Value& value, const Addressee& to, FactList& list);

/// Unix seconds as a string of digits or as a number; nothing for anything else, or beyond the year 9999.
[[nodiscard]] std::optional<base::Timestamp> find_time(const json::Value& item, std::string_view key);

/// The contact of the list that the identities belong to, or the only one there is.
[[nodiscard]] Customer customer_of(const json::Value& value, std::string_view phone, std::string_view scoped_id);

}  // namespace channel::whatsapp
