#include "store/call_box.h"

#include <array>

#include "base/text.h"
#include "sqlite/statement.h"
#include "store/call_json.h"
#include "store/ids.h"
#include "store/queries/call_box.h"

namespace store {

namespace {

// What lets somebody into the sound (RFC 8839, RFC 8122, RFC 4568) or tells where a person is.
constexpr std::array<std::string_view, 9> blanked_lines{
    "a=ice-ufrag:", "a=ice-pwd:", "a=fingerprint:", "a=crypto:", "a=candidate:", "a=remote-candidates:", "a=rtcp:",
    "c=",           "o="};

std::string_view kept_part(std::string_view line) {
  for (const std::string_view start : blanked_lines) {
    if (line.starts_with(start)) return start;
  }
  return {};
}

void put(Write& write, domain::CallId call, std::string_view kind, const json::Object& detail, base::Timestamp at) {
  std::string text = json::write(detail);
  if (text.size() > box_entry_bytes_max) text = json::write(json::Object{{"left_out_bytes", text.size()}});
  write.database().use(queries::add_to_box).bind(call.text(), at, kind, text).run();
}

}  // namespace

std::string blank_sdp(std::string_view sdp) {
  std::string out;
  for (const std::string_view line : base::split(sdp, '\n')) {
    const std::string_view kept = kept_part(line);
    if (!out.empty()) out += '\n';
    if (kept.empty())
      out += line;
    else
      (out += kept) += line.ends_with('\r') ? "***\r" : "***";
  }
  return out;
}

void put_into_box(Write& write, domain::CallId call, std::string_view kind, std::initializer_list<BoxField> fields,
                  base::Timestamp at) {
  json::Object detail;
  for (const BoxField& field : fields) detail[field.key] = field.value;
  put(write, call, kind, detail, at);
}

void put_into_box(Write& write, domain::CallId call, const domain::CallEvent& event, base::Timestamp at) {
  json::Object detail = to_json(event);
  if (auto* sdp = detail.if_contains("sdp"); sdp != nullptr) *sdp = blank_sdp(std::string_view(sdp->as_string()));
  put(write, call, kind_of(event), detail, at);
}

std::vector<BoxEntry> read_box(Ledger& ledger, domain::WorkspaceId workspace, domain::CallId call) {
  std::vector<BoxEntry> entries;
  auto row = ledger.database().use(queries::read_box);
  row.bind(workspace.text(), call.text());
  while (row.step()) entries.push_back({row.integer(0), row.time(1), row.text(2), row.text(3)});
  return entries;
}

}  // namespace store
