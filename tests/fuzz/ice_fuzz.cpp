// A peer that has the passwords and no manners: authentic checks, answers and errors in any order and from anywhere,
// with time passing between them. Input: the first byte sets up both agents, then pairs of bytes, a deed and its
// detail.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/failure.h"
#include "media/ice/full_agent.h"
#include "media/ice/lite_agent.h"
#include "media/stun/writer.h"

namespace {

using media::ice::FullAgent;
using media::ice::LiteAgent;
using media::stun::Kind;
using media::stun::Writer;

const media::ice::Credentials ours{"ours", "our password"};
const media::ice::Credentials theirs{"theirs", "their password"};

class Counting final : public base::Random {
 public:
  void fill(std::span<std::byte> out) override {
    for (std::byte& byte : out) byte = static_cast<std::byte>(next_++ * 37 & 0xff);
  }

 private:
  unsigned next_ = 1;
};

struct LastWords final : media::ice::Outbox {
  void send(const base::Endpoint& to, base::ByteView datagram) override {
    address = to;
    bytes.assign(datagram.begin(), datagram.end());
    ++count;
  }
  base::Endpoint address;
  base::Bytes bytes;
  std::size_t count = 0;
};

base::Endpoint place(std::uint8_t number) { return {.family = {}, .ip = {198, 51, 100, number}, .port = 4000}; }

base::Bytes check(std::uint8_t detail) {
  Writer writer(Kind::request, {std::byte{detail}});
  writer.username("ours:theirs");
  if ((detail & 1) != 0) writer.use_candidate();
  if ((detail & 2) != 0) writer.controlling(detail);
  if ((detail & 4) != 0) writer.controlled(~std::uint64_t{detail});
  writer.priority(detail);
  return writer.sealed(ours.password);
}

base::Bytes answer(const LastWords& said, bool is_good) {
  const auto request = media::stun::parse(said.bytes);
  Writer writer(is_good ? Kind::success : Kind::error, request ? request->transaction : media::stun::TransactionId{});
  if (!is_good) writer.error(media::stun::ErrorCode::role_conflict);
  return writer.sealed(theirs.password);
}

struct Stage {
  explicit Stage(std::uint8_t setup) : lite(ours, theirs.ufrag, now), full(ours, {}, random) {
    media::ice::Remote remote{theirs, (setup & 1) != 0, {}};
    for (std::uint8_t i = 0; i < setup % 20; ++i)
      remote.candidates.push_back({.address = place(i).ip_text(), .port = 4000});
    full.start(remote, (setup & 2) != 0 ? media::ice::Offerer::we : media::ice::Offerer::they, now);
  }

  void tell(const base::Endpoint& from, const base::Bytes& bytes) {
    const auto message = media::stun::parse(bytes);
    full.on_message(from, *message, now, from_full);
    lite.on_message(from, *message, now, from_lite);
  }

  void act(std::uint8_t deed, std::uint8_t detail) {
    if (deed < 80) tell(place(deed), check(detail));
    else if (deed < 120) tell(from_full.address, answer(from_full, true));
    else if (deed < 130) tell(from_full.address, answer(from_full, false));
    else if (deed < 140) tell(place(detail), answer(from_full, true));
    else pass(base::milliseconds(10) * detail);
    check_promises();
  }

  void pass(base::microseconds time) {
    const base::SteadyTime end = now + time;
    for (int turns = 0; full.next_deadline().value_or(base::SteadyTime::max()) <= end; ++turns) {
      base::check(turns < 1000, "an agent's deadlines move on");
      now = std::max(now, *full.next_deadline());
      full.on_time(now, from_full);
    }
    now = end;
    lite.on_time(now);
  }

  void check_promises() const {
    base::check(!full.selected() || full.knows(*full.selected()), "what is selected is known");
    base::check(!lite.selected() || lite.knows(*lite.selected()), "what is selected is known");
  }

  base::SteadyTime now{base::seconds(1)};
  Counting random;
  LiteAgent lite;
  FullAgent full;
  LastWords from_lite;
  LastWords from_full;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  base::ByteReader input(std::as_bytes(std::span(data, std::min<std::size_t>(size, 2000))));
  Stage stage(input.u8());
  while (input.left() > 1) {
    const std::uint8_t deed = input.u8();
    stage.act(deed, input.u8());
  }
  return 0;
}
