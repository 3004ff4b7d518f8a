/// The web server's side of FastCGI, for tests: encodes records, sends them over a Unix socket, and reads the answer
/// the way nginx does. Also sends anything else, record by record.
#pragma once

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/failure.h"
#include "base/text.h"

namespace support::fastcgi {

using Parameters = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::uint8_t begin_request = 1;
inline constexpr std::uint8_t abort_request = 2;
inline constexpr std::uint8_t end_request = 3;
inline constexpr std::uint8_t params = 4;
inline constexpr std::uint8_t standard_input = 5;
inline constexpr std::uint8_t standard_output = 6;
inline constexpr std::uint8_t get_values = 9;

inline std::string record(std::uint8_t type, std::string_view content, std::uint16_t id = 1, std::uint8_t padding = 0) {
  base::ByteWriter wire;
  wire.u8(1);
  wire.u8(type);
  wire.u16(id);
  wire.u16(static_cast<std::uint16_t>(content.size()));
  wire.u8(padding);
  wire.u8(0);
  wire.text(content);
  wire.zeros(padding);
  return std::string(base::as_text(wire.view()));
}

inline std::string begin_body(std::uint16_t role = 1) {
  return std::string{static_cast<char>(role >> 8), static_cast<char>(role & 0xff)} + std::string(6, '\0');
}

inline std::string pair(std::string_view name, std::string_view value) {
  base::ByteWriter wire;
  for (const std::size_t size : {name.size(), value.size()}) {
    if (size < 0x80)
      wire.u8(static_cast<std::uint8_t>(size));
    else
      wire.u32(static_cast<std::uint32_t>(size) | 0x80000000u);
  }
  wire.text(name);
  wire.text(value);
  return std::string(base::as_text(wire.view()));
}

/// As many records as it takes, and the empty one that ends the stream.
inline std::string stream(std::uint8_t type, std::string_view content) {
  std::string wire;
  for (; !content.empty(); content.remove_prefix(std::min<std::size_t>(content.size(), 32'000))) {
    wire += record(type, content.substr(0, 32'000), 1, static_cast<std::uint8_t>(content.size() % 8));
  }
  return wire + record(type, "");
}

inline std::string request(const Parameters& parameters, std::string_view body = {}) {
  std::string pairs;
  for (const auto& [name, value] : parameters) pairs += pair(name, value);
  return record(begin_request, begin_body()) + stream(params, pairs) + stream(standard_input, body);
}

/// The parameters nginx sends for this request (nginx/snippets/fastcgi.conf). Headers are given as "Name: value".
inline Parameters parameters(std::string_view method, std::string_view target,
                             const std::vector<std::string>& headers = {}, std::string_view body = {}) {
  Parameters list{
      {"REQUEST_METHOD", std::string(method)}, {"REQUEST_URI", std::string(target)}, {"REMOTE_ADDR", "192.0.2.7"}};
  list.emplace_back("CONTENT_LENGTH", body.empty() ? "" : std::to_string(body.size()));
  for (const std::string& header : headers) {
    const std::size_t colon = header.find(':');
    std::string name = header.substr(0, colon);
    for (char& c : name) c = c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (name != "CONTENT_TYPE") name = "HTTP_" + name;
    list.emplace_back(std::move(name), std::string(base::trim(std::string_view(header).substr(colon + 1))));
  }
  return list;
}

struct Reply {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  [[nodiscard]] std::optional<std::string> header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (base::equals_ignoring_case(key, name)) return value;
    }
    return {};
  }
};

/// One connection.
class Connection {
 public:
  explicit Connection(const std::filesystem::path& socket)
      : descriptor_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socket.c_str(), sizeof address.sun_path - 1);
    if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      throw base::system_failure("connect " + socket.string());
    }
  }
  Connection(Connection&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  /// False when the other side has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }
  void finish_sending() { ::shutdown(descriptor_, SHUT_WR); }

  /// All that comes until the other side closes.
  std::string read_all() {
    std::string all;
    char piece[16 * 1024];
    for (ssize_t count = 0; (count = ::recv(descriptor_, piece, sizeof piece, 0)) > 0;) {
      all.append(piece, static_cast<std::size_t>(count));
    }
    return all;
  }

  /// Nothing when what came is no complete answer.
  std::optional<Reply> read_reply() { return parse(read_all()); }

  static std::optional<Reply> parse(std::string_view wire) {
    std::string output;
    bool is_ended = false;
    for (base::ByteReader reader(base::as_bytes(wire)); reader.left() > 0 && !is_ended;) {
      reader.u8();
      const std::uint8_t type = reader.u8();
      reader.u16();
      const std::size_t content = reader.u16();
      const std::size_t padding = reader.u16() >> 8;
      const auto bytes = reader.take(content);
      reader.skip(padding);
      if (reader.failed()) return {};
      if (type == standard_output) output += base::as_text(bytes);
      is_ended = type == end_request;
    }
    if (!is_ended) return {};
    return parse_cgi(output);
  }

 private:
  static std::optional<Reply> parse_cgi(std::string_view output) {
    const std::size_t end = output.find("\r\n\r\n");
    if (end == std::string_view::npos) return {};
    Reply reply;
    reply.status = 200;
    reply.body = output.substr(end + 4);
    for (const std::string_view line : base::split(output.substr(0, end), '\n')) {
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos) return {};
      reply.headers.emplace_back(line.substr(0, colon), base::trim(line.substr(colon + 1)));
    }
    if (const auto status = reply.header("Status"))
      reply.status = base::to_number<int>(status->substr(0, 3)).value_or(0);
    return reply;
  }

  int descriptor_;
};

/// One whole exchange.
inline std::optional<Reply> ask(const std::filesystem::path& socket, const Parameters& parameters,
                                std::string_view body = {}) {
  Connection connection(socket);
  connection.send(request(parameters, body));
  return connection.read_reply();
}

}  // namespace support::fastcgi
