#include "media/dtls/connection.h"

#include <openssl/srtp.h>

#include <algorithm>
#include <array>

#include "media/dtls/certificate_parts.h"
#include "media/dtls/datagram_bio.h"
#include "media/dtls/openssl.h"
#include "media/dtls/record.h"
#include "media/dtls/ssl_context.h"

namespace media::dtls {

namespace {

constexpr std::size_t key_bytes = 16;
constexpr std::size_t gcm_salt_bytes = 12;
constexpr std::size_t cm_salt_bytes = 14;
constexpr std::string_view exporter_label = "EXTRACTOR-dtls_srtp";  // RFC 5764 section 4.2

std::optional<SrtpProfile> agreed_profile(SSL* ssl) {
  const SRTP_PROTECTION_PROFILE* const profile = SSL_get_selected_srtp_profile(ssl);
  if (profile == nullptr) return {};
  if (profile->id == SRTP_AEAD_AES_128_GCM) return SrtpProfile::aead_aes_128_gcm;
  if (profile->id == SRTP_AES128_CM_SHA1_80) return SrtpProfile::aes128_cm_sha1_80;
  return {};
}

MasterKey read_key(base::ByteView key, base::ByteView salt) {
  MasterKey master;
  std::ranges::copy(key, master.key_bytes.begin());
  std::ranges::copy(salt, master.salt_bytes.begin());
  master.salt_size = salt.size();
  return master;
}

//    | client key | server key | client salt | server salt |
Keys split(SrtpProfile profile, Role role, base::ByteView material) {
  const std::size_t salt_bytes = (material.size() - 2 * key_bytes) / 2;
  const base::ByteView salts = material.subspan(2 * key_bytes);
  const MasterKey client = read_key(material.first(key_bytes), salts.first(salt_bytes));
  const MasterKey server = read_key(material.subspan(key_bytes, key_bytes), salts.last(salt_bytes));
  const bool is_client = role == Role::client;
  return {.profile = profile, .ours = is_client ? client : server, .theirs = is_client ? server : client};
}

std::optional<Keys> export_keys(SSL* ssl, Role role) {
  const auto profile = agreed_profile(ssl);
  if (!profile) return {};
  std::array<unsigned char, 2 * (key_bytes + cm_salt_bytes)> room{};
  const std::size_t size =
      2 * (key_bytes + (*profile == SrtpProfile::aead_aes_128_gcm ? gcm_salt_bytes : cm_salt_bytes));
  const int worked = SSL_export_keying_material(ssl, room.data(), size, exporter_label.data(), exporter_label.size(),
                                                nullptr, 0, 0);
  std::optional<Keys> keys;
  if (worked == 1) keys = split(*profile, role, std::as_bytes(std::span(room)).first(size));
  OPENSSL_cleanse(room.data(), room.size());
  return keys;
}

// Why OpenSSL gave up, by the first entry of its error queue.
Problem problem_in_queue() {
  const int reason = ERR_GET_REASON(ERR_peek_error());
  if (reason == SSL_R_READ_TIMEOUT_EXPIRED) return Problem::timed_out;
  return reason >= SSL_AD_REASON_OFFSET ? Problem::refused_by_peer : Problem::protocol_error;
}

}  // namespace

std::string_view name_of(Problem problem) {
  switch (problem) {
    case Problem::wrong_certificate: return "dtls.wrong_certificate";
    case Problem::no_srtp_profile: return "dtls.no_srtp_profile";
    case Problem::refused_by_peer: return "dtls.refused_by_peer";
    case Problem::protocol_error: return "dtls.protocol_error";
    case Problem::timed_out: return "dtls.timed_out";
  }
  return "dtls.unknown";
}

// Its address is known to OpenSSL, so it stays where it was made while Connection moves.
struct Connection::Parts {
  // given
  Role role = Role::client;
  PeerExpectation peer;
  // owned
  Mailbox mailbox;
  SslHandle ssl;
  // state
  State state = State::idle;
  std::optional<Problem> problem;
  std::optional<Keys> keys;
  base::SteadyTime now{};
  std::optional<base::SteadyTime> retransmit_at;
  std::optional<base::SteadyTime> give_up_at;

  /// One call into OpenSSL: what it may read, where it may write, what time it is. Its error queue is empty before and
  /// after.
  class Turn {
   public:
    Turn(Parts& parts, base::ByteView incoming, base::SteadyTime now, Outbox& outbox) : parts_(parts) {
      ERR_clear_error();
      parts_.now = now;
      parts_.mailbox = {incoming, &outbox};
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() {
      parts_.mailbox = {};
      ERR_clear_error();
    }

   private:
    Parts& parts_;
  };

  void open(SSL_CTX* context);
  void advance();
  void finish();
  void fail(Problem why);
  void read_late_records();
  void retransmit();
  void look_at_timer();
  static unsigned on_timer(SSL* ssl, unsigned previous_us);
};

void Connection::Parts::open(SSL_CTX* context) {
  ssl.reset(SSL_new(context));
  require(ssl != nullptr, "make a DTLS connection");
  BIO* const bio = make_datagram_bio(mailbox);
  SSL_set_bio(ssl.get(), bio, bio);
  expect(ssl.get(), peer);
  SSL_set_app_data(ssl.get(), this);
  DTLS_set_timer_cb(ssl.get(), on_timer);
  require(SSL_set_mtu(ssl.get(), long{datagram_bytes_max}) != 0, "set the MTU");
  if (role == Role::client) {
    SSL_set_connect_state(ssl.get());
  } else {
    SSL_set_accept_state(ssl.get());
  }
}

// OpenSSL asks how long to wait: first with 0, then with the last wait, each time it has sent the flight (again).
unsigned Connection::Parts::on_timer(SSL* ssl, unsigned previous_us) {
  constexpr base::microseconds first = first_retransmission;
  constexpr base::microseconds longest = retransmission_interval_max;
  const auto wait = previous_us == 0 ? first : std::min(2 * base::microseconds(previous_us), longest);
  auto* const parts = static_cast<Parts*>(SSL_get_app_data(ssl));
  parts->retransmit_at = parts->now + wait;
  return static_cast<unsigned>(wait.count());
}

void Connection::Parts::advance() {
  const int result = SSL_do_handshake(ssl.get());
  if (result == 1) return finish();
  const int error = SSL_get_error(ssl.get(), result);
  if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE) {
    return fail(peer.was_missed ? Problem::wrong_certificate : problem_in_queue());
  }
  look_at_timer();
}

void Connection::Parts::finish() {
  // No way leads here without `verify`; the second look costs nothing, and a missing one has been a CVE (2026-44700).
  if (!peer.was_met) return fail(Problem::wrong_certificate);
  keys = export_keys(ssl.get(), role);
  if (!keys) return fail(Problem::no_srtp_profile);
  state = State::connected;
  retransmit_at.reset();
  give_up_at.reset();
}

void Connection::Parts::fail(Problem why) {
  state = State::failed;
  problem = why;
  retransmit_at.reset();
  give_up_at.reset();
}

// After the handshake: the peer's last flight again means that ours was lost, and OpenSSL repeats it; an alert ends the
// association; application data is nobody's.
void Connection::Parts::read_late_records() {
  std::array<char, 2048> nobodys{};
  int result = 0;
  do result = SSL_read(ssl.get(), nobodys.data(), int{nobodys.size()});
  while (result > 0);
  const int error = SSL_get_error(ssl.get(), result);
  if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE) state = State::closed;
}

void Connection::Parts::retransmit() {
  retransmit_at.reset();
  if (DTLSv1_handle_timeout(ssl.get()) < 0) return fail(problem_in_queue());
  look_at_timer();
}

// `on_timer` has said when to come back, unless OpenSSL has stopped its timer since, or still waits by its own clock.
void Connection::Parts::look_at_timer() {
  timeval left{};
  if (DTLSv1_get_timeout(ssl.get(), &left) == 0) return retransmit_at.reset();
  if (retransmit_at) return;
  const auto by_its_clock = base::seconds(left.tv_sec) + base::microseconds(left.tv_usec);
  retransmit_at =
      now + std::clamp<base::microseconds>(by_its_clock, base::milliseconds(1), retransmission_interval_max);
}

Connection::Connection(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Connection Connection::make(const Certificate& ours, Role role, const Fingerprint& theirs) {
  auto parts = std::make_unique<Parts>();
  parts->role = role;
  parts->peer.fingerprint = theirs;
  parts->open(ours.parts().context.get());
  return Connection(std::move(parts));
}

void Connection::start(base::SteadyTime now, Outbox& outbox) {
  base::check(parts_->state == State::idle, "a DTLS connection starts once");
  const Parts::Turn turn(*parts_, {}, now, outbox);
  parts_->state = State::handshaking;
  if (parts_->role == Role::client) parts_->give_up_at = now + handshake_time_max;
  parts_->advance();
}

void Connection::on_datagram(base::ByteView datagram, base::SteadyTime now, Outbox& outbox) {
  const bool is_awake = parts_->state == State::handshaking || parts_->state == State::connected;
  if (!is_awake || !parts_->ssl || datagram.empty()) return;
  const Parts::Turn turn(*parts_, datagram, now, outbox);
  if (parts_->state == State::connected) return parts_->read_late_records();
  if (!may_be_of_a_handshake(datagram)) return;
  if (!parts_->give_up_at) parts_->give_up_at = now + handshake_time_max;
  parts_->advance();
}

void Connection::on_time(base::SteadyTime now, Outbox& outbox) {
  if (parts_->state != State::handshaking) return;
  const Parts::Turn turn(*parts_, {}, now, outbox);
  if (parts_->give_up_at && now >= *parts_->give_up_at) return parts_->fail(Problem::timed_out);
  if (parts_->retransmit_at && now >= *parts_->retransmit_at) parts_->retransmit();
}

std::optional<base::SteadyTime> Connection::next_deadline() const {
  if (!parts_->retransmit_at || !parts_->give_up_at) return parts_->give_up_at;
  return std::min(*parts_->retransmit_at, *parts_->give_up_at);
}

State Connection::state() const { return parts_->state; }
std::optional<Problem> Connection::problem() const { return parts_->problem; }
Role Connection::role() const { return parts_->role; }
const Keys* Connection::keys() const { return parts_->keys ? &*parts_->keys : nullptr; }

void Connection::release() {
  base::check(parts_->state == State::connected || parts_->state == State::closed,
              "DTLS is released after its handshake");
  parts_->ssl.reset();
}

}  // namespace media::dtls
