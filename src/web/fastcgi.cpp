#include "web/fastcgi.h"

#include <algorithm>

namespace web {

namespace {

constexpr std::uint8_t version = 1;
constexpr std::size_t header_bytes = 8;
/// The most a record carries, kept a multiple of eight so that records stay aligned (section 3.3).
constexpr std::size_t content_bytes_max = 65'528;

constexpr std::uint8_t begin_request = 1;
constexpr std::uint8_t abort_request = 2;
constexpr std::uint8_t end_request = 3;
constexpr std::uint8_t params = 4;
constexpr std::uint8_t standard_input = 5;
constexpr std::uint8_t standard_output = 6;

constexpr std::size_t begin_bytes = 8;
constexpr std::uint16_t responder = 1;

base::Result<void> done() {
  return {};
}
auto closed() {
  return base::refuse("fastcgi.closed", "The web server closed the connection");
}
auto malformed(const char* what) {
  return base::refuse("fastcgi.malformed", what);
}

void append_header(base::ByteWriter& wire, std::uint8_t type, std::uint16_t request_id, std::size_t content_bytes) {
  wire.u8(version);
  wire.u8(type);
  wire.u16(request_id);
  wire.u16(static_cast<std::uint16_t>(content_bytes));
  wire.u16(0);
}

/// One byte below 128, else four with the highest bit set (section 3.4).
std::size_t read_length(base::ByteReader& reader) {
  const std::size_t first = reader.u8();
  return first < 0x80 ? first : (first & 0x7f) << 24 | reader.u24();
}

}  // namespace

std::optional<std::vector<Field>> parse_parameters(base::ByteView bytes) {
  std::vector<Field> parameters;
  base::ByteReader reader(bytes);
  while (reader.left() > 0) {
    const std::size_t name_bytes = read_length(reader);
    const std::size_t value_bytes = read_length(reader);
    const auto name = base::as_text(reader.take(name_bytes));
    const auto value = base::as_text(reader.take(value_bytes));
    if (reader.failed() || parameters.size() == parameters_max) return {};
    parameters.push_back({std::string(name), std::string(value)});
  }
  return parameters;
}

bool Exchange::fill() {
  buffer_at_ = 0;
  buffer_end_ = connection_.read_some(buffer_);
  return buffer_end_ > 0;
}

bool Exchange::read_content(std::size_t count, std::string& into, std::size_t kept_max) {
  while (count > 0) {
    if (buffer_at_ == buffer_end_ && !fill()) return false;
    const std::size_t step = std::min(count, buffer_end_ - buffer_at_);
    const auto piece = base::as_text(base::ByteView(buffer_).subspan(buffer_at_, step));
    into += piece.substr(0, kept_max - std::min(kept_max, into.size()));
    buffer_at_ += step;
    count -= step;
  }
  return true;
}

base::Result<Exchange::Header> Exchange::read_header() {
  std::string bytes;
  if (!read_content(header_bytes, bytes, header_bytes)) return closed();
  base::ByteReader reader(base::as_bytes(bytes));
  if (reader.u8() != version) return malformed("another version");
  Header header;
  header.type = reader.u8();
  header.request_id = reader.u16();
  header.content_bytes = reader.u16();
  header.padding_bytes = reader.u8();
  if (header.request_id == 0) return malformed("a management record");
  return header;
}

base::Result<void> Exchange::read_begin() {
  const auto header = read_header();
  if (!header) return tl::unexpected(header.error());
  if (header->type != begin_request || header->content_bytes != begin_bytes) return malformed("no BEGIN_REQUEST");
  std::string body;
  if (!read_content(begin_bytes + header->padding_bytes, body, begin_bytes)) return closed();
  if (base::ByteReader(base::as_bytes(body)).u16() != responder) return malformed("another role than responder");
  request_id_ = header->request_id;
  return done();
}

base::Result<Exchange::Stream> Exchange::read_stream(std::uint8_t type, std::size_t kept_max, std::size_t bytes_max) {
  Stream stream;
  for (;;) {
    const auto header = read_header();
    if (!header) return tl::unexpected(header.error());
    if (header->request_id != request_id_) return malformed("a second request");
    if (header->type == abort_request) return closed();
    if (header->type != type) return malformed("a record out of turn");
    std::string padding;
    if (!read_content(header->content_bytes, stream.kept, kept_max)) return closed();
    if (!read_content(header->padding_bytes, padding, 0)) return closed();
    if (header->content_bytes == 0) return stream;
    stream.bytes += header->content_bytes;
    if (stream.bytes > bytes_max) return base::refuse("fastcgi.too_large", "More than a request may hold");
  }
}

base::Result<std::vector<Field>> Exchange::read_parameters(std::chrono::milliseconds time) {
  connection_.allow(time);
  if (const auto begun = read_begin(); !begun) return tl::unexpected(begun.error());
  const auto stream = read_stream(params, parameters_bytes_max, parameters_bytes_max);
  if (!stream) return tl::unexpected(stream.error());
  auto parameters = parse_parameters(base::as_bytes(stream->kept));
  if (!parameters) return malformed("parameters that do not add up");
  return std::move(*parameters);
}

base::Result<std::string> Exchange::read_body(std::size_t bytes_max) {
  auto stream = read_stream(standard_input, bytes_max, bytes_max + dropped_bytes_max);
  if (!stream) return tl::unexpected(stream.error());
  if (stream->bytes > bytes_max)
    return base::refuse("fastcgi.body_too_large", "The body is larger than this address takes");
  return std::move(stream->kept);
}

bool Exchange::answer(std::string_view output, std::chrono::milliseconds time) {
  base::ByteWriter wire;
  while (!output.empty()) {
    const std::string_view content = output.substr(0, content_bytes_max);
    append_header(wire, standard_output, request_id_, content.size());
    wire.text(content);
    output.remove_prefix(content.size());
  }
  append_header(wire, standard_output, request_id_, 0);
  // Application status 0, protocol status REQUEST_COMPLETE (section 5.5).
  append_header(wire, end_request, request_id_, 8);
  wire.zeros(8);
  connection_.allow(time);
  return connection_.write_all(wire.view());
}

}  // namespace web
