#include "channel/whatsapp/error_table.h"

#include <array>

#include "base/text.h"
#include "base/time.h"

namespace channel::whatsapp {

namespace {

struct Row {
  std::int64_t first;
  std::int64_t last;
  ErrorMeaning meaning;
};

constexpr Row only(std::int64_t code, Retry retry, std::string_view sentence) {
  return {code, code, {retry, sentence}};
}

constexpr std::string_view token_gone =
    "WhatsApp connection lost: the access token is no longer valid. Ask an administrator to reconnect.";
constexpr std::string_view permission_lacking = "This WhatsApp connection lacks a permission. Ask an administrator.";
constexpr std::string_view meta_trouble = "WhatsApp has a temporary problem. Try again shortly.";
constexpr std::string_view restricted = "WhatsApp has restricted this business account.";
constexpr std::string_view too_many = "Too many requests to WhatsApp. Wait a little.";
constexpr std::string_view billing = "WhatsApp billing problem: no valid payment method. Ask an administrator.";
constexpr std::string_view withheld = "WhatsApp did not deliver this message to the customer.";
constexpr std::string_view bad_file = "The file could not be processed by WhatsApp.";
constexpr std::string_view bad_template = "The message template is not usable (missing, paused or not approved).";
constexpr std::string_view no_button = "Call buttons are not available for this business number.";
constexpr std::string_view unknown = "WhatsApp refused the request.";

constexpr std::array general{
    only(0, Retry::after_change, token_gone),
    only(190, Retry::after_change, token_gone),
    only(3, Retry::after_change, permission_lacking),
    only(10, Retry::after_change, permission_lacking),
    Row{200, 299, {Retry::after_change, permission_lacking}},
    only(4, Retry::later, "WhatsApp is limiting our requests. Try again in a few minutes."),
    only(1, Retry::later, meta_trouble),
    only(2, Retry::later, meta_trouble),
    only(131000, Retry::later, meta_trouble),
    only(131016, Retry::later, meta_trouble),
    only(133004, Retry::later, meta_trouble),
    only(33, Retry::after_change, "This business number is no longer available."),
    only(100, Retry::never, "The call could not be set up (invalid request)."),
    only(368, Retry::after_change, restricted),
    only(131031, Retry::after_change, restricted),
    only(613, Retry::later, "Checking call permission is temporarily limited. Try again in a moment."),
    only(80007, Retry::later, too_many),
    only(130429, Retry::later, too_many),
    only(131048, Retry::later, too_many),
    only(131056, Retry::later, too_many),
    only(130497, Retry::never, "This business number cannot contact customers in that country."),
    only(131005, Retry::after_change, permission_lacking),
    only(131008, Retry::never, no_button),
    only(131009, Retry::never, no_button),
    only(131021, Retry::never, "You cannot contact your own number."),
    only(131026, Retry::never, "This customer cannot receive this. They may need to update WhatsApp."),
    only(131030, Retry::after_change, "Test numbers can only reach registered recipients."),
    only(131042, Retry::after_change, billing),
    only(131044, Retry::after_change, billing),
    only(131047, Retry::never, "More than 24 hours since the customer's last message. Send a template instead."),
    only(131049, Retry::never, withheld),
    only(131050, Retry::never, withheld),
    only(131051, Retry::never, bad_file),
    only(131052, Retry::never, bad_file),
    only(131053, Retry::never, bad_file),
    only(131055, Retry::after_change, "Calling for this number is handled by a SIP system. Ask an administrator."),
    only(131057, Retry::later, "WhatsApp is updating this account. Try again in a few minutes."),
    only(131062, Retry::never, "A phone number is needed for this message."),
    only(132000, Retry::after_change, bad_template),
    only(132001, Retry::after_change, bad_template),
    only(132005, Retry::after_change, bad_template),
    only(132007, Retry::after_change, bad_template),
    only(132012, Retry::after_change, bad_template),
    only(132015, Retry::after_change, bad_template),
    only(132016, Retry::after_change, bad_template),
    only(133010, Retry::after_change, "This business number is not registered with WhatsApp."),
};

constexpr std::array calling{
    only(138000, Retry::after_change, "Calling is switched off for this number."),
    only(138001, Retry::never, "This customer cannot be reached by WhatsApp call."),
    only(138002, Retry::later, "All call lines of this number are busy."),
    only(138003, Retry::never, "A call with this customer is already in progress."),
    only(138004, Retry::later, "The call could not be connected. Try again."),
    only(138005, Retry::later, "This number has reached its daily call limit."),
    only(138006, Retry::never, "The customer has not allowed calls yet. Send a call request."),
    only(138007, Retry::later, "The call timed out while connecting."),
    only(138008, Retry::never, "The call could not be set up (media)."),
    only(138009, Retry::never, "A call request was sent recently. You can ask again later."),
    only(138011, Retry::never, "Exchange a message with the customer before asking to call."),
    only(138012, Retry::later, "Daily call limit with this customer reached."),
    only(138013, Retry::never, "Outgoing calls are not available for this number's country."),
    only(138014, Retry::later, "WhatsApp has paused calling for this number."),
    only(138015, Retry::after_change, "Calling needs a messaging limit of 2,000. Verify the business first."),
    only(138017, Retry::never, "You may already call this customer."),
    only(138018, Retry::after_change, "Webhook subscription for calls is missing. Ask an administrator."),
    only(138019, Retry::later, "The customer's phone could not set up the call."),
    only(138020, Retry::later, "The customer's connection failed."),
    only(138021, Retry::later, "The call ended because no audio reached the customer."),
    only(138022, Retry::later, "The call ended because the customer's audio stopped."),
    only(138023, Retry::later, "The call ended before audio was connected."),
};

// The last whole number of the text, when it can be a time in unix seconds.
std::optional<base::Timestamp> time_in(std::string_view details) {
  constexpr std::string_view digits = "0123456789";
  const std::size_t last = details.find_last_of(digits);
  if (last == std::string_view::npos) return {};
  const std::size_t before = details.find_last_not_of(digits, last);
  const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
  const auto seconds = base::to_number<std::int64_t>(details.substr(first, last + 1 - first));
  constexpr std::int64_t year_2020 = 1'577'836'800;
  constexpr std::int64_t year_2100 = 4'102'444'800;
  if (!seconds || *seconds < year_2020 || *seconds > year_2100) return {};
  return base::Timestamp(base::seconds(*seconds));
}

}  // namespace

ErrorMeaning meaning_of(std::int64_t code) {
  const auto look_up = [&](const auto& table) -> const ErrorMeaning* {
    for (const Row& row : table) {
      if (row.first <= code && code <= row.last) return &row.meaning;
    }
    return nullptr;
  };
  const ErrorMeaning* found = look_up(calling);
  if (found == nullptr) found = look_up(general);
  return found == nullptr ? ErrorMeaning{Retry::never, unknown} : *found;
}

std::string sentence_for(std::int64_t code, std::string_view details) {
  std::string sentence(meaning_of(code).sentence);
  const auto at = time_in(details);
  // "2026-11-21T15:04:05.000000Z" as "2026-11-21 15:04 UTC".
  const auto readable = [&] {
    const std::string iso = base::to_iso(*at);
    return base::format("{} {} UTC", iso.substr(0, 10), iso.substr(11, 5));
  };
  if (at && code == 138012) sentence += base::format(" Next call possible at {}.", readable());
  if (at && code == 138014)
    sentence = base::format("WhatsApp has paused calling for this number until {}.", readable());
  return sentence;
}

}  // namespace channel::whatsapp
