/// Single messages as a peer would write them, and an outbox that keeps what an agent says.
#pragma once

#include <vector>

#include "crypto/hash.h"
#include "media/ice/agent.h"
#include "media/ice/credentials.h"
#include "media/stun/message.h"
#include "media/stun/writer.h"

namespace media::ice {

struct Letters final : Outbox {
  struct Letter {
    base::Endpoint to;
    base::Bytes bytes;
  };
  void send(const base::Endpoint& to, base::ByteView datagram) override {
    sent.push_back({to, {datagram.begin(), datagram.end()}});
  }
  [[nodiscard]] stun::Message last() const { return *stun::parse(sent.back().bytes); }

  std::vector<Letter> sent;
};

enum class Claim { controlling, controlled, nothing };

struct CheckWords {
  std::string username;
  std::string password;
  bool use_candidate = false;
  Claim claim = Claim::controlling;
  std::uint64_t tie_breaker = 1;
  std::uint8_t transaction = 1;
};

inline base::Bytes check(const CheckWords& words) {
  stun::Writer writer(stun::Kind::request, {std::byte{words.transaction}});
  writer.username(words.username);
  writer.priority(0x6e0000ff);
  if (words.claim == Claim::controlling) writer.controlling(words.tie_breaker);
  if (words.claim == Claim::controlled) writer.controlled(words.tie_breaker);
  if (words.use_candidate) writer.use_candidate();
  return writer.sealed(words.password);
}

/// An authentic check that carries one required attribute of a type nobody has assigned.
inline base::Bytes check_with_unknown_attribute(const CheckWords& words, std::uint16_t type) {
  const std::size_t padding = (4 - words.username.size() % 4) % 4;
  base::ByteWriter out;
  out.u16(0x0001);
  out.u16(static_cast<std::uint16_t>(4 + words.username.size() + padding + 4 + 24));
  out.u32(0x2112a442);
  out.zeros(12);
  out.u16(0x0006);
  out.u16(static_cast<std::uint16_t>(words.username.size()));
  out.text(words.username);
  out.zeros(padding);
  out.u16(type);
  out.u16(0);
  const base::ByteView covered[] = {out.view()};
  const auto integrity = crypto::hmac_sha1(base::as_bytes(words.password), covered);
  out.u16(0x0008);
  out.u16(20);
  out.bytes(integrity);
  return out.take();
}

}  // namespace media::ice
