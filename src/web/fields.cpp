#include "web/fields.h"

#include <cgicc/Cgicc.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "base/text.h"

namespace web {

namespace {

/// What Cgicc asks for instead of its process's environment and standard input.
class MemoryInput final : public cgicc::CgiInput {
 public:
  struct Variables {
    std::string_view method = "GET";
    std::string_view query;
    std::string_view cookies;
    std::string_view content_type;
    std::string_view body;
  };

  explicit MemoryInput(const Variables& variables) : given_(variables) {}

  std::size_t read(char* data, std::size_t length) override {
    const std::size_t count = std::min(length, given_.body.size());
    std::memcpy(data, given_.body.data(), count);
    given_.body.remove_prefix(count);
    return count;
  }

  std::string getenv(const char* name) override {
    const std::string_view wanted = name;
    if (wanted == "REQUEST_METHOD") return std::string(given_.method);
    if (wanted == "QUERY_STRING") return std::string(given_.query);
    if (wanted == "HTTP_COOKIE") return std::string(given_.cookies);
    if (wanted == "CONTENT_TYPE") return std::string(given_.content_type);
    if (wanted == "CONTENT_LENGTH") return std::to_string(given_.body.size());
    return {};
  }

 private:
  Variables given_;
};

bool is_text(std::string_view text) {
  return text.find('\0') == std::string_view::npos && base::is_utf8(text);
}

bool are_fine(const std::vector<Field>& fields, std::size_t most) {
  return fields.size() <= most && std::all_of(fields.begin(), fields.end(), [](const Field& field) {
           return is_text(field.name) && is_text(field.value);
         });
}

std::vector<Field> fields_of(const cgicc::Cgicc& cgi) {
  std::vector<Field> fields;
  for (const cgicc::FormEntry& entry : cgi.getElements()) fields.push_back({entry.getName(), entry.getValue()});
  return fields;
}

/// The subtype parameter ("; charset=utf-8") does not matter.
bool is_form(std::string_view content_type) {
  const std::string_view type = base::trim(content_type.substr(0, content_type.find(';')));
  return base::equals_ignoring_case(type, "application/x-www-form-urlencoded") ||
         base::equals_ignoring_case(type, "multipart/form-data");
}

}  // namespace

std::optional<QueryAndCookies> parse_query_and_cookies(std::string_view query, std::string_view cookie_header) {
  QueryAndCookies found;
  if (query.empty() && cookie_header.empty()) return found;
  MemoryInput input({.query = query, .cookies = cookie_header});
  const cgicc::Cgicc cgi(&input);
  found.query = fields_of(cgi);
  for (const cgicc::HTTPCookie& cookie : cgi.getEnvironment().getCookieList()) {
    found.cookies.push_back({cookie.getName(), cookie.getValue()});
  }
  if (!are_fine(found.query, query_fields_max) || !are_fine(found.cookies, cookies_max)) return {};
  return found;
}

std::optional<std::vector<Field>> parse_form(std::string_view content_type, std::string_view body) {
  if (body.empty() || !is_form(content_type)) return std::vector<Field>{};
  try {
    MemoryInput input({.method = "POST", .content_type = content_type, .body = body});
    std::vector<Field> fields = fields_of(cgicc::Cgicc(&input));
    if (!are_fine(fields, form_fields_max)) return {};
    return fields;
  } catch (const std::runtime_error&) {
    // Cgicc's word for a malformed multipart body.
    return {};
  }
}

}  // namespace web
