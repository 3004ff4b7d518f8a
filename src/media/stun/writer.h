/// Writes one STUN message: attributes in the order of the calls, then `sealed` adds MESSAGE-INTEGRITY and FINGERPRINT,
/// which must come last (RFC 8489 sections 14.5 and 14.7).
#pragma once

#include "media/stun/message.h"

namespace media::stun {

class Writer {
 public:
  Writer(Kind kind, const TransactionId& transaction);

  /// At most username_bytes_max bytes.
  void username(std::string_view value);
  void priority(std::uint32_t value);
  void use_candidate();
  void controlling(std::uint64_t tie_breaker);
  void controlled(std::uint64_t tie_breaker);
  void mapped_address(const base::Endpoint& address);
  void error(ErrorCode code);
  void unknown_attributes(std::span<const std::uint16_t> types);

  /// The finished datagram. The writer is empty afterwards.
  [[nodiscard]] base::Bytes sealed(std::string_view password);

 private:
  void begin_attribute(std::uint16_t type, std::size_t value_bytes);
  void set_length(std::size_t bytes_behind_header);

  base::ByteWriter out_;
};

}  // namespace media::stun
