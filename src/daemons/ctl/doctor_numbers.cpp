#include <cmath>
#include <ctime>

#include "base/failure.h"
#include "base/text.h"
#include "daemons/ctl/doctor.h"
#include "daemons/ctl/office.h"
#include "http/client.h"
#include "json/json.h"
#include "store/number_store.h"

namespace daemons::ctl {

namespace {

constexpr double clock_skew_s_max = 30;

// The Date header as seconds since 1970 (RFC 9110 section 5.6.7, the fixed form every server of today sends).
std::optional<std::time_t> read_date(const http::Response& answer) {
  const auto header = answer.header("date");
  if (!header) return {};
  std::tm parts{};
  if (::strptime(std::string(*header).c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts) == nullptr) return {};
  return ::timegm(&parts);
}

Finding examine_clock(const http::Response& answer, base::Timestamp now) {
  const auto theirs = read_date(answer);
  if (!theirs) return doubtful("clock", "the provider sent no date to compare with", "check the clock: timedatectl");
  const double skew = std::abs(static_cast<double>(base::to_micros(now)) / 1e6 - static_cast<double>(*theirs));
  const std::string seen = base::format("{:.0f} s beside the provider's", skew);
  if (skew > clock_skew_s_max) return wrong("clock", seen, "switch on time synchronisation: timedatectl set-ntp true");
  return fine("clock", seen);
}

std::string error_text(const http::Response& answer) {
  const auto body = json::parse(answer.body);
  const json::Value* error = body ? json::find(*body, "error") : nullptr;
  const auto message = error == nullptr ? std::nullopt : json::find_string(*error, "message");
  return message.value_or(base::format("HTTP {}", answer.status));
}

// What Graph says of calling on this number (Cloud API calls, GET settings).
Finding examine_calling(const std::string& subject, const http::Response& answer) {
  if (answer.status != 200) {
    return wrong(subject, error_text(answer), "check token, ids and Graph address: belfryctl number list");
  }
  const auto body = json::parse(answer.body);
  const json::Value* calling = body ? json::find(*body, "calling") : nullptr;
  if (calling == nullptr) return doubtful(subject, "Graph says nothing about calling", "enable calling for the number in Meta's dashboard");
  if (json::find_string(*calling, "status") != "ENABLED") {
    return wrong(subject, "calling is switched off", "enable calling for the number in Meta's dashboard");
  }
  const json::Value* sip = json::find(*calling, "sip");
  if (sip != nullptr && json::find_string(*sip, "status") == "ENABLED") {
    return wrong(subject, "calls are handled by a SIP system", "switch SIP off: with it Graph refuses every call request (131055)");
  }
  if (json::find_string(*calling, "srtp_key_exchange_protocol").value_or("DTLS") != "DTLS") {
    return wrong(subject, "media keys are exchanged by SDES", "set srtp_key_exchange_protocol to DTLS");
  }
  return fine(subject, "token accepted, calling on, SIP off");
}

}  // namespace

Findings examine_numbers(const settings::Settings& settings) {
  Findings findings;
  try {
    Office office(settings);
    http::Client client;
    for (const domain::Number& number : store::list_every_number(office.desk().ledger)) {
      const std::string subject = "number " + base::log::shorten(number.provider_number_id);
      const std::string token = office.desk().secrets.open(number.access_token_sealed);
      const auto answer = client.perform({.url = base::format("{}/{}/{}/settings", number.graph_base_url, number.graph_version,
                                                              base::percent_encode(number.provider_number_id)),
                                          .headers = {{"Authorization", "Bearer " + token}}});
      if (!answer) {
        findings.push_back(wrong(subject, answer.error().detail, "check the Graph address and this machine's way out"));
        continue;
      }
      findings.push_back(examine_calling(subject, *answer));
      findings.push_back(examine_clock(*answer, office.desk().clock.now()));
    }
    if (findings.empty()) findings.push_back(doubtful("numbers", "there are none", "belfryctl number set adds one"));
  } catch (const base::Failure& failure) {
    findings.push_back(wrong("numbers", failure.what(), "mend the ledger first"));
  }
  return findings;
}

}  // namespace daemons::ctl
