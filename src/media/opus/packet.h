/// Opus packets looked at from outside, without decoding: how long they are (RFC 6716 section 3.1 and 3.2), and the few
/// packets we write ourselves.
///
///    0 1 2 3 4 5 6 7
///   +-+-+-+-+-+-+-+-+
///   | config  |s| c |   the TOC byte: mode, bandwidth and frame length; stereo; how many frames follow
///   +-+-+-+-+-+-+-+-+
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "base/bytes.h"

namespace media::opus {

/// RFC 7587 section 4.1: whatever is coded, time counts 48,000 a second.
inline constexpr std::int64_t clock_rate_hz = 48'000;
/// 20 ms, what both our peers are asked to send and what we send ourselves.
inline constexpr std::int64_t frame_samples = 960;
/// RFC 6716 section 3.2.1 [R5]: no packet is longer than 120 ms.
inline constexpr std::int64_t packet_samples_max = 5760;

/// How long the packet plays, in samples at 48 kHz. Nothing when it is empty, claims no frame or more than 120 ms.
[[nodiscard]] std::optional<std::int64_t> samples_in(base::ByteView packet);

/// 20 ms of digital silence, mono, wideband: a CELT frame (configuration 23) whose silence flag is set, which is the
/// first, very improbable symbol of its range coder. Three bytes, as WebRTC's own silence packets have, and a full
/// frame to any receiver; not the one-byte DTX form, after which WhatsApp's relay counts us as gone.
inline constexpr std::array<std::byte, 3> silence = {std::byte{0xb8}, std::byte{0xff}, std::byte{0xfe}};

}  // namespace media::opus
