#include "web/response.h"

#include <algorithm>

#include "base/failure.h"
#include "base/text.h"

namespace web {

namespace {

Response with_body(std::string_view type, std::string body, int status) {
  Response response;
  response.status = status;
  response.set("Content-Type", std::string(type));
  response.body = std::move(body);
  return response;
}

}  // namespace

void Response::set(std::string_view name, std::string value) {
  const auto is_same = [&](const Field& field) { return base::equals_ignoring_case(field.name, name); };
  std::erase_if(headers, is_same);
  add(name, std::move(value));
}

void Response::add(std::string_view name, std::string value) {
  headers.push_back({std::string(name), std::move(value)});
}

const std::string* Response::header(std::string_view name) const {
  for (const Field& field : headers) {
    if (base::equals_ignoring_case(field.name, name)) return &field.value;
  }
  return nullptr;
}

Response html(std::string body, int status) {
  return with_body("text/html; charset=utf-8", std::move(body), status);
}
Response json(const json::Value& value, int status) {
  return with_body("application/json", json::write(value), status);
}
Response text(std::string body, int status) {
  return with_body("text/plain; charset=utf-8", std::move(body), status);
}

Response redirect(std::string location) {
  base::check(location.starts_with('/') && !location.starts_with("//"), "a redirect stays on this host");
  Response response;
  response.status = 303;
  response.set("Location", std::move(location));
  return response;
}

Response accel_redirect(std::string internal_path, std::string content_type) {
  base::check(internal_path.starts_with('/'), "an internal location is a path");
  Response response;
  response.set("X-Accel-Redirect", std::move(internal_path));
  if (!content_type.empty()) response.set("Content-Type", std::move(content_type));
  return response;
}

Response problem(int status, std::string name, std::string text) {
  Response response;
  response.status = status;
  response.problem = Problem{status, std::move(name), std::move(text)};
  return response;
}

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

Response plain_problem(const Request& request, const Problem& problem) {
  if (!request.wants_json()) return text(problem.text + "\n", problem.status);
  return json(json::Object{{"error", json::Object{{"name", problem.name}, {"text", problem.text}}}}, problem.status);
}

}  // namespace web
