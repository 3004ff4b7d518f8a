#include "store/call_columns.h"

#include "base/failure.h"
#include "base/text.h"

namespace store {

namespace {

template <class Value>
Value known(std::optional<Value> value) {
  if (!value) throw base::Failure("ledger: a call's column holds a word that we do not know");
  return std::move(*value);
}

}  // namespace

domain::CallState read_state(std::string_view word) {
  return known(domain::call_state_from_word(word));
}
domain::CallDirection read_direction(std::string_view word) {
  return known(domain::call_direction_from_word(word));
}

std::optional<domain::CallOutcome> read_outcome(const std::optional<std::string>& word) {
  return word ? std::optional(known(domain::call_outcome_from_word(*word))) : std::nullopt;
}

std::string write_user_list(const std::vector<domain::UserId>& users) {
  std::string text;
  for (const domain::UserId user : users) {
    if (!text.empty()) text += ',';
    text += user.text();
  }
  return text;
}

std::vector<domain::UserId> read_user_list(std::string_view text) {
  std::vector<domain::UserId> users;
  if (text.empty()) return users;
  for (const std::string_view part : base::split(text, ',')) users.push_back(known(domain::UserId::from_text(part)));
  return users;
}

}  // namespace store
