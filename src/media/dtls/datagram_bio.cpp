#include "media/dtls/datagram_bio.h"

#include <algorithm>
#include <span>

namespace media::dtls {

namespace {

Mailbox& mailbox_of(BIO* bio) { return *static_cast<Mailbox*>(BIO_get_data(bio)); }

int read(BIO* bio, char* out, int room) {
  BIO_clear_retry_flags(bio);
  Mailbox& mailbox = mailbox_of(bio);
  if (out == nullptr || room <= 0) return 0;
  if (mailbox.incoming.empty()) {
    BIO_set_retry_read(bio);
    return -1;
  }
  // What does not fit is lost, as with a socket: OpenSSL asks with room for the longest record.
  const std::size_t size = std::min(mailbox.incoming.size(), static_cast<std::size_t>(room));
  std::ranges::copy(base::as_text(mailbox.incoming.first(size)), out);
  mailbox.incoming = {};
  return static_cast<int>(size);
}

int write(BIO* bio, const char* data, int size) {
  BIO_clear_retry_flags(bio);
  if (data == nullptr || size <= 0) return 0;
  Mailbox& mailbox = mailbox_of(bio);
  if (mailbox.outbox != nullptr) mailbox.outbox->send(std::as_bytes(std::span(data, static_cast<std::size_t>(size))));
  return size;
}

long control(BIO*, int command, long, void*) {
  switch (command) {
    case BIO_CTRL_FLUSH: return 1;
    case BIO_CTRL_DGRAM_QUERY_MTU:
    case BIO_CTRL_DGRAM_GET_FALLBACK_MTU: return long{datagram_bytes_max};
    default: return 0;
  }
}

MethodHandle make_method() {
  MethodHandle method(BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "belfry datagrams"));
  require(method != nullptr, "make a BIO method");
  BIO_meth_set_read(method.get(), read);
  BIO_meth_set_write(method.get(), write);
  BIO_meth_set_ctrl(method.get(), control);
  return method;
}

}  // namespace

BIO* make_datagram_bio(Mailbox& mailbox) {
  static const MethodHandle method = make_method();
  BIO* const bio = BIO_new(method.get());
  require(bio != nullptr, "make a BIO");
  BIO_set_data(bio, &mailbox);
  BIO_set_init(bio, 1);
  return bio;
}

}  // namespace media::dtls
