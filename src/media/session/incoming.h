/// What comes in on one leg after decryption: a few sources (SSRCs), each with its unwrapped numbers and what our
/// reports say of it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "media/rtp/packet.h"
#include "media/rtp/reception.h"
#include "media/rtp/rtcp.h"
#include "media/rtp/unwrap.h"
#include "media/session/moment.h"

namespace media::session {

/// One packet of sound that a leg heard.
struct Heard {
  /// Differs between any two sources of any two legs.
  std::uint64_t source = 0;
  /// Both on endless scales.
  std::int64_t sequence = 0;
  std::int64_t timestamp = 0;
  /// At 48 kHz.
  std::int64_t samples = 0;
  base::ByteView payload;
};

class Incoming {
 public:
  /// `leg_number` differs between any two legs.
  explicit Incoming(std::uint32_t leg_number) : leg_number_(leg_number) {}

  /// A verified packet; gives it with its place, without samples. SRTP limits how many sources there can be.
  [[nodiscard]] Heard take(const rtp::Packet& packet, base::SteadyTime now);
  /// The peer's report on what it sends.
  void take_report(std::uint32_t ssrc, const rtp::SenderInfo& sender, base::SteadyTime now);

  /// One block a source heard since the last call. Begins new intervals.
  [[nodiscard]] std::vector<rtp::ReportBlock> report(base::SteadyTime now);

  [[nodiscard]] bool has_source(std::uint32_t ssrc) const;
  [[nodiscard]] std::uint64_t lost() const;
  /// Of the source heard last.
  [[nodiscard]] base::microseconds jitter() const;

 private:
  struct Source {
    std::uint32_t ssrc;
    rtp::Unwrapper<std::uint16_t> sequence;
    rtp::Unwrapper<std::uint32_t> timestamp;
    rtp::Reception reception;
    bool is_heard = false;
    std::uint32_t last_report = 0;
    base::SteadyTime last_report_at{};
  };

  Source& source(std::uint32_t ssrc);

  std::uint32_t leg_number_;
  std::vector<Source> sources_;
  std::size_t newest_ = 0;
};

}  // namespace media::session
