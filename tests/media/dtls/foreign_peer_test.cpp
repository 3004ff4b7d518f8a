// Peers that are not ours: OpenSSL clients and servers set up otherwise than we would, over BIO pairs of their own.
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <algorithm>
#include <utility>

#include "media/dtls/connection.h"
#include "media/dtls/openssl.h"

namespace media::dtls {
namespace {

struct Letters final : Outbox {
  void send(base::ByteView datagram) override { sent.emplace_back(datagram.begin(), datagram.end()); }
  std::vector<base::Bytes> sent;
};

struct Habits {
  Role role = Role::client;
  const char* srtp_profiles = "SRTP_AES128_CM_SHA1_80";
  bool has_rsa = false;
  bool has_certificate = true;
};

class ForeignPeer {
 public:
  explicit ForeignPeer(const Habits& habits)
      : key_(habits.has_rsa ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256")), context_(SSL_CTX_new(DTLS_method())) {
    certify();
    if (habits.has_certificate) {
      require(SSL_CTX_use_certificate(context_.get(), certificate_.get()) == 1, "certificate");
      require(SSL_CTX_use_PrivateKey(context_.get(), key_.get()) == 1, "key");
    }
    if (habits.srtp_profiles != nullptr) SSL_CTX_set_tlsext_use_srtp(context_.get(), habits.srtp_profiles);
    SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, [](int, X509_STORE_CTX*) { return 1; });
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_bio(ssl_.get(), in_, out_);
    BIO_set_mem_eof_return(in_, -1);
    SSL_set_options(ssl_.get(), SSL_OP_NO_QUERY_MTU);
    SSL_set_mtu(ssl_.get(), 300);  // so small that its flights come in fragments
    if (habits.role == Role::client) SSL_set_connect_state(ssl_.get());
    if (habits.role == Role::server) SSL_set_accept_state(ssl_.get());
  }

  // A memory BIO runs datagrams together; records are told apart by their lengths again, one a datagram.
  std::vector<base::Bytes> turn(const std::vector<base::Bytes>& datagrams) {
    for (const base::Bytes& datagram : datagrams) {
      BIO_write(in_, datagram.data(), static_cast<int>(datagram.size()));
      SSL_do_handshake(ssl_.get());
    }
    if (datagrams.empty()) SSL_do_handshake(ssl_.get());
    ERR_clear_error();
    base::Bytes written(BIO_ctrl_pending(out_));
    if (!written.empty()) BIO_read(out_, written.data(), static_cast<int>(written.size()));
    return records(written);
  }

  std::vector<base::Bytes> say_goodbye() {
    SSL_shutdown(ssl_.get());
    return turn({});
  }

  [[nodiscard]] Fingerprint fingerprint() const {
    Fingerprint made{};
    X509_digest(certificate_.get(), EVP_sha256(), reinterpret_cast<unsigned char*>(made.data()), nullptr);
    return made;
  }
  [[nodiscard]] bool is_done() const { return SSL_is_init_finished(ssl_.get()) == 1; }

 private:
  void certify() {
    X509* const made = certificate_.get();
    X509_set_version(made, 2);
    X509_gmtime_adj(X509_getm_notBefore(made), 0);
    X509_gmtime_adj(X509_getm_notAfter(made), 3600);
    X509_set_pubkey(made, key_.get());
    require(X509_sign(made, key_.get(), EVP_sha256()) != 0, "sign");
  }

  static std::vector<base::Bytes> records(base::ByteView stream) {
    std::vector<base::Bytes> found;
    while (stream.size() > 13) {
      const std::size_t size = 13 + base::ByteReader(stream.subspan(11, 2)).u16();
      found.emplace_back(stream.begin(), stream.begin() + std::ptrdiff_t(size));
      stream = stream.subspan(size);
    }
    return found;
  }

  KeyHandle key_;
  X509Handle certificate_{X509_new()};
  ContextHandle context_;
  BIO* in_ = BIO_new(BIO_s_mem());
  BIO* out_ = BIO_new(BIO_s_mem());
  SslHandle ssl_;
};

// Our end against a foreign one, nothing lost. The foreign end's first flight may be reordered or doubled by `disturb`.
struct Meeting {
  explicit Meeting(const Habits& habits)
      : they(habits),
        we(Connection::make(ours, habits.role == Role::client ? Role::server : Role::client, they.fingerprint())) {}

  void run(void (*disturb)(std::vector<base::Bytes>&) = nullptr) {
    we.start({}, letters);
    for (int i = 0; i < 10; ++i) {
      std::vector<base::Bytes> from_them = they.turn(std::exchange(letters.sent, {}));
      if (disturb != nullptr && i == 0) disturb(from_them);
      for (const base::Bytes& datagram : from_them) we.on_datagram(datagram, {}, letters);
    }
  }

  Certificate ours = Certificate::make();
  ForeignPeer they;
  Connection we;
  Letters letters;
};

TEST(DtlsForeignPeer, a_hello_in_fragments_is_put_together_in_both_roles) {
  for (const Role role : {Role::client, Role::server}) {
    Meeting meeting({.role = role});
    meeting.run();
    EXPECT_EQ(meeting.we.state(), State::connected);
    EXPECT_TRUE(meeting.they.is_done());
  }
}

TEST(DtlsForeignPeer, the_fragments_of_a_hello_may_come_backwards_and_twice) {
  Meeting meeting({.role = Role::client});
  meeting.run([](std::vector<base::Bytes>& datagrams) {
    const std::vector<base::Bytes> again = datagrams;
    std::ranges::reverse(datagrams);
    datagrams.insert(datagrams.end(), again.begin(), again.end());
  });
  EXPECT_EQ(meeting.we.state(), State::connected);
}

TEST(DtlsForeignPeer, a_peer_without_gcm_gets_the_older_profile_with_its_longer_salt) {
  for (const Role role : {Role::client, Role::server}) {
    Meeting meeting({.role = role, .srtp_profiles = "SRTP_AES128_CM_SHA1_80"});
    meeting.run();
    ASSERT_EQ(meeting.we.state(), State::connected);
    EXPECT_EQ(meeting.we.keys()->profile, SrtpProfile::aes128_cm_sha1_80);
    EXPECT_EQ(meeting.we.keys()->ours.salt().size(), 14u);
  }
}

TEST(DtlsForeignPeer, an_rsa_certificate_is_as_good_when_its_fingerprint_was_signalled) {
  for (const Role role : {Role::client, Role::server}) {
    Meeting meeting({.role = role, .has_rsa = true});
    meeting.run();
    EXPECT_EQ(meeting.we.state(), State::connected);
  }
}

TEST(DtlsForeignPeer, a_goodbye_closes_and_keeps_the_keys) {
  Meeting meeting({.role = Role::client});
  meeting.run();
  ASSERT_EQ(meeting.we.state(), State::connected);
  for (const base::Bytes& datagram : meeting.they.say_goodbye()) meeting.we.on_datagram(datagram, {}, meeting.letters);
  EXPECT_EQ(meeting.we.state(), State::closed);
  EXPECT_NE(meeting.we.keys(), nullptr);
}

TEST(DtlsForeignPeer, a_client_without_a_certificate_is_refused) {
  Meeting meeting({.role = Role::client, .has_certificate = false});
  meeting.run();
  EXPECT_EQ(meeting.we.state(), State::failed);
  EXPECT_EQ(meeting.we.keys(), nullptr);
}

TEST(DtlsForeignPeer, a_peer_without_srtp_gets_no_keys_in_either_role) {
  for (const Role role : {Role::client, Role::server}) {
    Meeting meeting({.role = role, .srtp_profiles = nullptr});
    meeting.run();
    EXPECT_EQ(meeting.we.problem(), Problem::no_srtp_profile);
    EXPECT_EQ(meeting.we.keys(), nullptr);
  }
}

TEST(DtlsForeignPeer, a_peer_with_only_a_short_tag_is_refused) {
  Meeting meeting({.role = Role::client, .srtp_profiles = "SRTP_AES128_CM_SHA1_32"});
  meeting.run();
  EXPECT_EQ(meeting.we.problem(), Problem::no_srtp_profile);
}

}  // namespace
}  // namespace media::dtls
