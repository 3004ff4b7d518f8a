#include "media/dtls/record.h"

namespace media::dtls {

namespace {

constexpr std::uint8_t change_cipher_spec = 20;
constexpr std::uint8_t alert = 21;
constexpr std::uint8_t handshake = 22;
constexpr std::uint8_t client_hello = 1;
constexpr std::uint8_t warning = 1;

struct Record {
  std::uint8_t type = 0;
  std::uint16_t epoch = 0;
  base::ByteView content;
};

// Check `reader.failed()` afterwards.
Record read_record(base::ByteReader& reader) {
  Record record;
  record.type = reader.u8();
  reader.skip(2);
  record.epoch = reader.u16();
  reader.skip(6);
  record.content = reader.take(reader.u16());
  return record;
}

bool is_of_a_handshake(const Record& record) {
  if (record.epoch > 0) return true;  // encrypted: OpenSSL judges by the tag
  const bool is_warning = !record.content.empty() && std::to_integer<std::uint8_t>(record.content[0]) == warning;
  if (record.type == alert) return !is_warning;
  return record.type == handshake || record.type == change_cipher_spec;
}

}  // namespace

bool is_client_hello(base::ByteView datagram) {
  base::ByteReader reader(datagram);
  const std::uint8_t type = reader.u8();
  reader.skip(2);
  const std::uint16_t epoch = reader.u16();
  reader.skip(8);
  return reader.u8() == client_hello && type == handshake && epoch == 0 && !reader.failed();
}

bool may_be_of_a_handshake(base::ByteView datagram) {
  base::ByteReader reader(datagram);
  while (reader.left() > 0) {
    const Record record = read_record(reader);
    if (reader.failed()) return true;  // cut records are dropped by OpenSSL without harm
    if (!is_of_a_handshake(record)) return false;
  }
  return true;
}

}  // namespace media::dtls
