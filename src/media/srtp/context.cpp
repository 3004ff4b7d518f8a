#include "media/srtp/context.h"

#include <srtp2/srtp.h>

#include <string.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/failure.h"
#include "base/text.h"
#include "media/srtp/shape.h"

namespace media::srtp {

namespace {

constexpr std::size_t key_bytes = 16;
constexpr std::size_t gcm_salt_bytes = 12;
constexpr std::size_t cm_salt_bytes = 14;

using Transform = srtp_err_status_t (*)(srtp_t, void*, int*);

void require(srtp_err_status_t status, std::string_view what) {
  if (status != srtp_err_status_ok) throw base::Failure(base::format("libsrtp2: {}: error {}", what, int{status}));
}

void initialise_library() {
  static const srtp_err_status_t status = srtp_init();
  require(status, "initialise");
}

// libsrtp2 wants key and salt one behind the other (its SRTP_AES_ICM_128_KEY_LEN_WSALT and
// SRTP_AES_GCM_128_KEY_LEN_WSALT).
class KeyWithSalt {
 public:
  KeyWithSalt(base::ByteView key, base::ByteView salt) {
    std::copy(salt.begin(), salt.end(), std::copy(key.begin(), key.end(), bytes_.begin()));
  }
  KeyWithSalt(const KeyWithSalt&) = delete;
  KeyWithSalt& operator=(const KeyWithSalt&) = delete;
  ~KeyWithSalt() { ::explicit_bzero(bytes_.data(), bytes_.size()); }

  unsigned char* data() { return reinterpret_cast<unsigned char*>(bytes_.data()); }

 private:
  std::array<std::byte, key_bytes + cm_salt_bytes> bytes_{};
};

srtp_policy_t policy_for(Direction direction, Profile profile, KeyWithSalt& key) {
  srtp_policy_t policy{};
  if (profile == Profile::aead_aes_128_gcm) {
    srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtp);
    srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtcp);
  } else {
    srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtp);
    srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp);
  }
  policy.ssrc.type = direction == Direction::outgoing ? ssrc_any_outbound : ssrc_any_inbound;
  policy.key = key.data();
  policy.window_size = Context::replay_window;
  // The same index must never protect two packets: with a counter mode that gives both away.
  policy.allow_repeat_tx = 0;
  return policy;
}

Refused reason_of(srtp_err_status_t status) {
  switch (status) {
    case srtp_err_status_auth_fail:
    case srtp_err_status_cipher_fail: return Refused::bad_tag;  // GCM decrypts and verifies in one
    case srtp_err_status_replay_fail:
    case srtp_err_status_replay_old: return Refused::replayed;
    default: return Refused::malformed;
  }
}

}  // namespace

struct Context::Parts {
  srtp_t session = nullptr;
  Direction direction = Direction::outgoing;
  std::array<std::uint32_t, sources_max> sources{};
  std::size_t source_count = 0;

  Parts() = default;
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() {
    if (session != nullptr) srtp_dealloc(session);
  }

  [[nodiscard]] bool knows(std::uint32_t source) const {
    const auto end = sources.begin() + std::ptrdiff_t(source_count);
    return std::find(sources.begin(), end, source) != end;
  }

  base::Result<std::span<std::byte>, Refused> run(Transform transform, std::span<std::byte> bytes, std::size_t size) {
    int length = static_cast<int>(size);
    const srtp_err_status_t status = transform(session, bytes.data(), &length);
    if (status != srtp_err_status_ok) return base::refuse_with(reason_of(status));
    return bytes.first(static_cast<std::size_t>(length));
  }

  base::Result<std::span<std::byte>, Refused> protect(Transform transform, std::optional<std::uint32_t> source,
                                                      std::span<std::byte> buffer, std::size_t size) {
    base::check(direction == Direction::outgoing, "an incoming SRTP context opens only");
    base::check(size + trailer_bytes_max <= buffer.size(), "a packet to protect has room behind it");
    if (!source || size > packet_bytes_max) return base::refuse_with(Refused::malformed);
    return run(transform, buffer, size);
  }

  base::Result<std::span<std::byte>, Refused> unprotect(Transform transform, std::optional<std::uint32_t> source,
                                                        std::span<std::byte> packet) {
    base::check(direction == Direction::incoming, "an outgoing SRTP context protects only");
    if (!source || packet.size() > packet_bytes_max) return base::refuse_with(Refused::malformed);
    const bool is_known = knows(*source);
    // libsrtp2 makes a stream for every new authentic source, so the limit comes before it.
    if (!is_known && source_count == sources_max) return base::refuse_with(Refused::too_many_sources);
    const auto opened = run(transform, packet, packet.size());
    if (opened && !is_known) sources[source_count++] = *source;
    return opened;
  }
};

std::string_view name_of(Refused reason) {
  switch (reason) {
    case Refused::bad_tag: return "srtp.bad_tag";
    case Refused::replayed: return "srtp.replayed";
    case Refused::malformed: return "srtp.malformed";
    case Refused::too_many_sources: return "srtp.too_many_sources";
  }
  return "srtp.unknown";
}

Context::Context(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Context::Context(Context&&) noexcept = default;
Context& Context::operator=(Context&&) noexcept = default;
Context::~Context() = default;

Context Context::make(Direction direction, Profile profile, base::ByteView key, base::ByteView salt) {
  const std::size_t salt_bytes = profile == Profile::aead_aes_128_gcm ? gcm_salt_bytes : cm_salt_bytes;
  base::check(key.size() == key_bytes && salt.size() == salt_bytes, "SRTP key and salt have their profile's sizes");
  initialise_library();
  KeyWithSalt key_with_salt(key, salt);
  const srtp_policy_t policy = policy_for(direction, profile, key_with_salt);
  auto parts = std::make_unique<Parts>();
  parts->direction = direction;
  require(srtp_create(&parts->session, &policy), "create");
  return Context(std::move(parts));
}

base::Result<std::span<std::byte>, Refused> Context::protect_rtp(std::span<std::byte> buffer, std::size_t size) {
  return parts_->protect(srtp_protect, rtp_source(buffer.first(size)), buffer, size);
}

base::Result<std::span<std::byte>, Refused> Context::protect_rtcp(std::span<std::byte> buffer, std::size_t size) {
  return parts_->protect(srtp_protect_rtcp, rtcp_source(buffer.first(size)), buffer, size);
}

base::Result<std::span<std::byte>, Refused> Context::unprotect_rtp(std::span<std::byte> packet) {
  return parts_->unprotect(srtp_unprotect, rtp_source(packet), packet);
}

base::Result<std::span<std::byte>, Refused> Context::unprotect_rtcp(std::span<std::byte> packet) {
  return parts_->unprotect(srtp_unprotect_rtcp, rtcp_source(packet), packet);
}

}  // namespace media::srtp
