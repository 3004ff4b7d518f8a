/// Tones as people hear them: made as Opus packets, and found again by their frequency (Goertzel's algorithm).
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "media/opus/codec.h"

namespace switchboard {

class ToneMaker {
 public:
  explicit ToneMaker(double hz) : hz_(hz), encoder_({.rate_hz = 16'000, .bitrate = 20'000}) {}

  base::Bytes next() {
    std::vector<std::int16_t> frame(320);
    for (auto& sample : frame) {
      sample =
          static_cast<std::int16_t>(8000 * std::sin(2 * std::numbers::pi * hz_ * static_cast<double>(at_++) / 16'000));
    }
    return encoder_.encode(frame);
  }

 private:
  double hz_;
  media::opus::Encoder encoder_;
  std::int64_t at_ = 0;
};

/// The share of the sound's energy that lies at `hz`, 0 to 1. Samples at 48 kHz.
inline double share_of(double hz, const std::vector<std::int16_t>& samples) {
  const double step = 2 * std::numbers::pi * hz / 48'000;
  double real = 0;
  double imaginary = 0;
  double energy = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double value = samples[i];
    real += value * std::cos(step * static_cast<double>(i));
    imaginary += value * std::sin(step * static_cast<double>(i));
    energy += value * value;
  }
  const double count = static_cast<double>(samples.size());
  return energy == 0 ? 0 : 2 * (real * real + imaginary * imaginary) / count / energy;
}

inline std::vector<std::int16_t> decoded(const std::vector<base::Bytes>& packets) {
  media::opus::Decoder decoder(48'000);
  std::vector<std::int16_t> samples;
  for (const auto& packet : packets) {
    if (const auto frame = decoder.decode(packet)) samples.insert(samples.end(), frame->begin(), frame->end());
  }
  return samples;
}

}  // namespace switchboard
