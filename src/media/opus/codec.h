/// The door to libopus, for the few places where sound is decoded and encoded: the mix of a recording, level, tests.
/// The call itself passes packets through untouched. One object belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"

struct OpusDecoder;
struct OpusEncoder;

namespace media::opus {

/// Mono PCM at the rate the codec was made with.
using Samples = std::vector<std::int16_t>;

class Decoder {
 public:
  /// `rate_hz` is 8000, 12000, 16000, 24000 or 48000. Throws base::Failure when libopus says no.
  explicit Decoder(int rate_hz);
  Decoder(Decoder&& other) noexcept;
  Decoder& operator=(Decoder&& other) noexcept;
  ~Decoder();

  /// As long as the packet says, mono whatever was coded. Nothing when the bytes are not Opus; the decoder is then as
  /// before.
  [[nodiscard]] std::optional<Samples> decode(base::ByteView packet);
  /// Conceals a loss of 20 ms (RFC 6716 section 4.4).
  [[nodiscard]] Samples conceal();

 private:
  OpusDecoder* handle_;
  int rate_hz_;
};

struct EncoderOptions {
  /// As for the decoder.
  int rate_hz = 48'000;
  int bitrate = 24'000;
  /// 0 to 10.
  int complexity = 5;
};

/// Mono voice, constant 20 ms frames, in-band FEC, no DTX.
class Encoder {
 public:
  /// Throws base::Failure when libopus says no.
  explicit Encoder(const EncoderOptions& options);
  Encoder(Encoder&& other) noexcept;
  Encoder& operator=(Encoder&& other) noexcept;
  ~Encoder();

  /// Exactly 20 ms of samples (960 at 48 kHz).
  [[nodiscard]] base::Bytes encode(std::span<const std::int16_t> frame);
  /// Samples at 48 kHz that a decoder must drop at the start (the pre-skip of RFC 7845).
  [[nodiscard]] int lookahead_samples() const;

 private:
  OpusEncoder* handle_;
  int rate_hz_;
};

}  // namespace media::opus
