#include "media/session/incoming.h"

#include <algorithm>

namespace media::session {

Incoming::Source& Incoming::source(std::uint32_t ssrc) {
  const auto known = std::find_if(sources_.begin(), sources_.end(), [&](const Source& it) { return it.ssrc == ssrc; });
  if (known != sources_.end()) return *known;
  return sources_.emplace_back(Source{.ssrc = ssrc, .sequence = {}, .timestamp = {}, .reception = {}});
}

Heard Incoming::take(const rtp::Packet& packet, base::SteadyTime now) {
  Source& from = source(packet.header.ssrc);
  newest_ = static_cast<std::size_t>(&from - sources_.data());
  from.is_heard = true;
  from.reception.take(packet.header.sequence, packet.header.timestamp, now);
  return {.source = std::uint64_t{leg_number_} << 32 | from.ssrc,
          .sequence = from.sequence.take(packet.header.sequence),
          .timestamp = from.timestamp.take(packet.header.timestamp),
          .samples = 0,
          .payload = packet.payload};
}

void Incoming::take_report(std::uint32_t ssrc, const rtp::SenderInfo& sender, base::SteadyTime now) {
  if (!has_source(ssrc)) return;
  Source& from = source(ssrc);
  from.last_report = rtp::middle_of_ntp(sender.ntp);
  from.last_report_at = now;
}

std::vector<rtp::ReportBlock> Incoming::report(base::SteadyTime now) {
  std::vector<rtp::ReportBlock> blocks;
  for (Source& from : sources_) {
    if (!from.is_heard) continue;
    from.is_heard = false;
    auto block = from.reception.report(from.ssrc);
    block.last_report = from.last_report;
    // In 1/65536 s (RFC 3550 section 6.4.1).
    const std::int64_t held = (now - from.last_report_at).count() * 65536 / 1'000'000;
    if (from.last_report != 0) block.delay_since = static_cast<std::uint32_t>(held);
    blocks.push_back(block);
  }
  return blocks;
}

bool Incoming::has_source(std::uint32_t ssrc) const {
  return std::any_of(sources_.begin(), sources_.end(), [&](const Source& it) { return it.ssrc == ssrc; });
}

std::uint64_t Incoming::lost() const {
  std::uint64_t sum = 0;
  for (const Source& from : sources_) sum += from.reception.lost();
  return sum;
}

base::microseconds Incoming::jitter() const {
  return sources_.empty() ? base::microseconds{} : sources_[newest_].reception.jitter();
}

}  // namespace media::session
