#include "media/opus/codec.h"

#include <opus/opus.h>

#include <array>
#include <string>
#include <utility>

#include "base/failure.h"
#include "media/opus/packet.h"

namespace media::opus {

namespace {

// The largest packet libopus may write for one 20 ms frame (RFC 6716 section 3.4 [R2]: 1275 bytes a frame).
constexpr std::size_t packet_bytes_max = 1276;

void expect_ok(int status, const char* what) {
  if (status < 0) throw base::Failure(std::string("opus: ") + what + ": " + opus_strerror(status));
}

const unsigned char* raw(base::ByteView bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

std::size_t scaled(std::int64_t samples_at_48, int rate_hz) {
  return static_cast<std::size_t>(samples_at_48 * rate_hz / clock_rate_hz);
}

}  // namespace

Decoder::Decoder(int rate_hz) : handle_(nullptr), rate_hz_(rate_hz) {
  int status = OPUS_OK;
  handle_ = opus_decoder_create(rate_hz, 1, &status);
  expect_ok(status, "make a decoder");
}

Decoder::Decoder(Decoder&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)), rate_hz_(other.rate_hz_) {}

Decoder& Decoder::operator=(Decoder&& other) noexcept {
  std::swap(handle_, other.handle_);
  std::swap(rate_hz_, other.rate_hz_);
  return *this;
}

Decoder::~Decoder() {
  if (handle_ != nullptr) opus_decoder_destroy(handle_);
}

std::optional<Samples> Decoder::decode(base::ByteView packet) {
  const auto length = samples_in(packet);
  if (!length) return {};
  Samples samples(scaled(*length, rate_hz_));
  const int got = opus_decode(handle_, raw(packet), static_cast<opus_int32>(packet.size()), samples.data(),
                              static_cast<int>(samples.size()), 0);
  if (got < 0) return {};
  samples.resize(static_cast<std::size_t>(got));
  return samples;
}

Samples Decoder::conceal() {
  Samples samples(scaled(frame_samples, rate_hz_));
  const int got = opus_decode(handle_, nullptr, 0, samples.data(), static_cast<int>(samples.size()), 0);
  expect_ok(got, "conceal");
  return samples;
}

Encoder::Encoder(const EncoderOptions& options) : handle_(nullptr), rate_hz_(options.rate_hz) {
  int status = OPUS_OK;
  handle_ = opus_encoder_create(options.rate_hz, 1, OPUS_APPLICATION_VOIP, &status);
  expect_ok(status, "make an encoder");
  opus_encoder_ctl(handle_, OPUS_SET_BITRATE(options.bitrate));
  opus_encoder_ctl(handle_, OPUS_SET_COMPLEXITY(options.complexity));
  opus_encoder_ctl(handle_, OPUS_SET_INBAND_FEC(1));
  opus_encoder_ctl(handle_, OPUS_SET_DTX(0));
}

Encoder::Encoder(Encoder&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)), rate_hz_(other.rate_hz_) {}

Encoder& Encoder::operator=(Encoder&& other) noexcept {
  std::swap(handle_, other.handle_);
  std::swap(rate_hz_, other.rate_hz_);
  return *this;
}

Encoder::~Encoder() {
  if (handle_ != nullptr) opus_encoder_destroy(handle_);
}

base::Bytes Encoder::encode(std::span<const std::int16_t> frame) {
  base::check(frame.size() == scaled(frame_samples, rate_hz_), "the encoder takes exactly 20 ms");
  std::array<unsigned char, packet_bytes_max> out;
  const int size = opus_encode(handle_, frame.data(), static_cast<int>(frame.size()), out.data(),
                               static_cast<opus_int32>(out.size()));
  expect_ok(size, "encode");
  const auto bytes = std::as_bytes(std::span(out).first(static_cast<std::size_t>(size)));
  return {bytes.begin(), bytes.end()};
}

int Encoder::lookahead_samples() const {
  opus_int32 lookahead = 0;
  opus_encoder_ctl(handle_, OPUS_GET_LOOKAHEAD(&lookahead));
  return static_cast<int>(lookahead * clock_rate_hz / rate_hz_);
}

}  // namespace media::opus
