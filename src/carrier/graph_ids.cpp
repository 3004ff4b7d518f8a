#include "carrier/graph_ids.h"

#include <algorithm>
#include <vector>

#include "base/bytes.h"

namespace carrier {

namespace {

constexpr std::size_t call_token_bytes = 16;
constexpr std::size_t message_token_bytes = 10;
constexpr std::size_t trace_bytes = 16;

std::string upper_hex(base::Random& random, std::size_t byte_count) {
  base::Bytes bytes(byte_count);
  random.fill(bytes);
  std::string text = base::to_hex(bytes);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

void put_text(base::ByteWriter& out, std::uint8_t tag, std::string_view text) {
  out.u8(tag);
  out.u8(static_cast<std::uint8_t>(text.size()));
  out.text(text);
}

/// Thrift's compact protocol, as real ids show it: 1c 18 <size> <number> 15 02 00 12 18 <size> <token>.
base::ByteWriter begin_record(std::string_view customer_number, std::string_view token) {
  base::ByteWriter out;
  out.u8(0x1c);
  put_text(out, 0x18, customer_number);
  out.u24(0x150200);
  out.u8(0x12);
  put_text(out, 0x18, token);
  return out;
}

}  // namespace

std::string make_call_id(std::string_view customer_number, std::string_view business_number, base::Random& random) {
  base::ByteWriter out = begin_record(customer_number, upper_hex(random, call_token_bytes));
  out.u8(0x1c);
  put_text(out, 0x18, business_number);
  out.u24(0x150200);
  out.u24(0x150a00);
  return "wacid." + base::to_base64(out.view());
}

std::string make_message_id(std::string_view customer_number, base::Random& random) {
  base::ByteWriter out = begin_record(customer_number, upper_hex(random, message_token_bytes));
  out.u8(0x00);
  return "wamid." + base::to_base64(out.view());
}

std::string make_trace_id(base::Random& random) {
  return "A" + base::random_token(random, trace_bytes);
}

}  // namespace carrier
