#include "media/opus/codec.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "media/opus/packet.h"

namespace media::opus {

namespace {

Samples tone(double hz, int rate_hz, std::size_t count, std::size_t from = 0) {
  Samples samples(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double phase = 2 * std::numbers::pi * hz * static_cast<double>(from + i) / rate_hz;
    samples[i] = static_cast<std::int16_t>(8000 * std::sin(phase));
  }
  return samples;
}

double loudness(const Samples& samples) {
  double sum = 0;
  for (const auto sample : samples) sum += double{sample * 1.0} * sample;
  return std::sqrt(sum / static_cast<double>(samples.size()));
}

TEST(opus_codec, a_tone_survives) {
  Encoder encoder({.rate_hz = 16'000, .bitrate = 20'000});
  Decoder decoder(16'000);
  Samples last;
  for (std::size_t i = 0; i < 20; ++i) {
    const auto packet = encoder.encode(tone(440, 16'000, 320, i * 320));
    EXPECT_EQ(samples_in(packet), frame_samples);
    last = decoder.decode(packet).value();
  }
  EXPECT_EQ(last.size(), 320u);
  EXPECT_NEAR(loudness(last), 8000 / std::numbers::sqrt2, 900);
}

TEST(opus_codec, our_silence_is_a_full_frame_of_nothing) {
  EXPECT_EQ(samples_in(silence), frame_samples);
  Decoder decoder(48'000);
  for (int i = 0; i < 3; ++i) {
    const auto samples = decoder.decode(silence);
    ASSERT_TRUE(samples);
    EXPECT_EQ(samples->size(), 960u);
    EXPECT_EQ(loudness(*samples), 0);
  }
}

TEST(opus_codec, silence_after_speech_fades_within_a_frame) {
  Encoder encoder({.rate_hz = 16'000, .bitrate = 20'000});
  Decoder decoder(48'000);
  for (std::size_t i = 0; i < 10; ++i)
    static_cast<void>(decoder.decode(encoder.encode(tone(440, 16'000, 320, i * 320))));
  static_cast<void>(decoder.decode(silence));
  EXPECT_LT(loudness(decoder.decode(silence).value()), 2);
}

TEST(opus_codec, garbage_is_refused_and_the_decoder_goes_on) {
  Decoder decoder(48'000);
  EXPECT_FALSE(decoder.decode({}));
  EXPECT_FALSE(decoder.decode(base::from_hex("4b00").value()));
  EXPECT_TRUE(decoder.decode(silence));
  EXPECT_EQ(decoder.conceal().size(), 960u);
}

}  // namespace

}  // namespace media::opus
