#include "web/cgi.h"

#include <algorithm>

#include "base/failure.h"
#include "base/text.h"

namespace web {

namespace {

/// HTTP_X_CSRF_TOKEN is the header X-CSRF-Token; the two of the entity come without the prefix. "" for what is no
/// header.
std::string header_name(std::string_view parameter) {
  if (parameter.starts_with("HTTP_"))
    parameter.remove_prefix(5);
  else if (parameter != "CONTENT_TYPE" && parameter != "CONTENT_LENGTH")
    return {};
  std::string name = base::to_lower(parameter);
  std::replace(name.begin(), name.end(), '_', '-');
  return name == "proxy" ? std::string() : name;
}

bool fits_a_line(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

void append_line(std::string& output, std::string_view name, std::string_view value) {
  ((output += name) += ": ") += value;
  output += "\r\n";
}

}  // namespace

RequestParts parts_of(std::vector<Field> parameters) {
  RequestParts parts;
  parts.target.clear();
  for (Field& parameter : parameters) {
    if (parameter.name == "REQUEST_METHOD")
      parts.method = std::move(parameter.value);
    else if (parameter.name == "REQUEST_URI")
      parts.target = std::move(parameter.value);
    else if (parameter.name == "REMOTE_ADDR")
      parts.remote_address = std::move(parameter.value);
    else if (parameter.name == "HTTPS")
      parts.is_secure = parameter.value == "on";
    else if (auto name = header_name(parameter.name); !name.empty())
      parts.headers.push_back({std::move(name), std::move(parameter.value)});
  }
  return parts;
}

void require_plain_headers(const Response& response) {
  for (const Field& header : response.headers) {
    if (fits_a_line(header.name) && fits_a_line(header.value)) continue;
    throw base::Failure("a response header holds a control character");
  }
}

std::string to_cgi(const Response& response, bool is_head) {
  std::string output;
  output.reserve(response.body.size() + 1024);
  append_line(output, "Status", std::to_string(response.status));
  for (const Field& header : response.headers) append_line(output, header.name, header.value);
  // The length of a handed-over answer is known to whoever takes it over.
  if (response.header("X-Accel-Redirect") == nullptr && response.status != 204) {
    append_line(output, "Content-Length", std::to_string(response.body.size()));
  }
  output += "\r\n";
  if (!is_head) output += response.body;
  return output;
}

}  // namespace web
