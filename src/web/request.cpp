#include "web/request.h"

#include <algorithm>

#include "base/failure.h"
#include "base/text.h"
#include "web/fields.h"
#include "web/path.h"
#include "web/router.h"

namespace web {

namespace {

Method to_method(std::string_view name) {
  if (name == "GET" || name == "HEAD") return Method::get;
  if (name == "POST") return Method::post;
  return Method::other;
}

std::optional<std::string_view> find(const std::vector<Field>& fields, std::string_view name) {
  for (const Field& field : fields) {
    if (field.name == name) return field.value;
  }
  return {};
}

}  // namespace

base::Result<Request> Request::read(RequestParts parts, std::string_view base_path) {
  const auto refuse = [] { return base::refuse("request.target", "This address cannot be read."); };
  if (parts.target.size() > target_bytes_max) return refuse();
  const auto full_path = canonical_path(std::string_view(parts.target).substr(0, parts.target.find('?')));
  if (!full_path) return refuse();
  auto path = without_base(*full_path, base_path);
  if (!path) return refuse();
  Request request;
  request.method_ = to_method(parts.method);
  request.parts_ = std::move(parts);
  request.base_path_ = base_path;
  request.path_ = std::move(*path);
  return request;
}

base::Result<void> Request::parse_fields() {
  const std::string_view target = parts_.target;
  const std::size_t question = target.find('?');
  const std::string_view query_text = question == std::string_view::npos ? "" : target.substr(question + 1);
  auto found = parse_query_and_cookies(query_text, header("cookie").value_or(""));
  // A larger body is a machine's, which reads it raw.
  const std::string_view form_text = parts_.body.size() <= form_bytes_max ? parts_.body : std::string_view();
  auto form = parse_form(header("content-type").value_or(""), form_text);
  if (!found || !form) return base::refuse("request.fields", "This form cannot be read.");
  query_ = std::move(found->query);
  cookies_ = std::move(found->cookies);
  form_ = std::move(*form);
  return {};
}

std::string_view Request::parameter(std::string_view name) const {
  const auto value = find(parameters_, name);
  base::check(value.has_value(), "a handler asks only for parameters of its pattern");
  return *value;
}

std::optional<std::string_view> Request::header(std::string_view name) const {
  return find(parts_.headers, name);
}
std::optional<std::string_view> Request::query(std::string_view name) const {
  return find(query_, name);
}
std::optional<std::string_view> Request::cookie(std::string_view name) const {
  return find(cookies_, name);
}
std::optional<std::string_view> Request::form(std::string_view name) const {
  return find(form_, name);
}

std::vector<std::string_view> Request::form_values(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const Field& field : form_) {
    if (field.name == name) values.push_back(field.value);
  }
  return values;
}

base::Result<json::Value> Request::json_body() const {
  const std::string_view type = header("content-type").value_or("");
  if (!base::equals_ignoring_case(base::trim(type.substr(0, type.find(';'))), "application/json")) {
    return base::refuse("json.expected", "This address takes JSON.");
  }
  return json::parse(parts_.body);
}

bool Request::accepts(std::string_view type) const {
  return header("accept").value_or("").find(type) != std::string_view::npos;
}

void Request::set_person(Person person) {
  csrf_token_ = person.csrf_token;
  person_ = std::move(person);
}

}  // namespace web
