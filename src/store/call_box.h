/// Each call's black box: the events as `step` took them (kinds of call_json.h), the requests and answers outside, in order.
/// Secrets and SDP credentials are blanked before anything goes in. `belfryctl replay` runs the events through `step` again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/call_event.h"
#include "domain/ids.h"
#include "json/json.h"
#include "store/write.h"

namespace store {

/// A longer entry is cut down to a note of its size.
inline constexpr std::size_t box_entry_bytes_max = 64 * 1024;

struct BoxEntry {
  std::int64_t number = 0;
  base::Timestamp at{};
  std::string kind;
  std::string detail;  ///< JSON
};

/// Any kind; the values of credentials in SDP texts (ice-ufrag, ice-pwd, fingerprint, crypto, candidate addresses) become
/// "***" wherever the detail holds a member "sdp".
void put_into_box(Write& write, domain::CallId call, std::string_view kind, json::Object detail, base::Timestamp at);
void put_into_box(Write& write, domain::CallId call, const domain::CallEvent& event, base::Timestamp at);

[[nodiscard]] std::vector<BoxEntry> read_box(Ledger& ledger, domain::WorkspaceId workspace, domain::CallId call);

/// SDP with the values of its credentials and addresses blanked, line by line.
[[nodiscard]] std::string blank_sdp(std::string_view sdp);

}  // namespace store
