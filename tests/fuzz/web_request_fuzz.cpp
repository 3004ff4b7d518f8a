// A request's target, cookies and form, as anybody may send them: through our path rules and Cgicc.
#include <fuzzer/FuzzedDataProvider.h>

#include "base/failure.h"
#include "base/text.h"
#include "web/path.h"
#include "web/request.h"

namespace {

void check_path(const std::string& path) {
  base::check(path.starts_with('/'), "a path begins with a slash");
  base::check(base::is_utf8(path), "a path is text");
  if (path == "/") return;
  std::string encoded;
  for (const auto segment : base::split(std::string_view(path).substr(1), '/')) {
    base::check(!segment.empty() && segment != "." && segment != "..", "a path has only names");
    encoded += "/" + base::percent_encode(segment);
  }
  base::check(web::canonical_path(encoded) == path, "a path has one spelling");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider input(data, size);
  web::RequestParts parts;
  parts.method = input.ConsumeBool() ? "POST" : "GET";
  parts.target = input.ConsumeRandomLengthString();
  parts.headers = {
      {"cookie", input.ConsumeRandomLengthString()},
      {"content-type", input.ConsumeBool() ? "application/x-www-form-urlencoded" : input.ConsumeRandomLengthString()}};
  parts.body = input.ConsumeRemainingBytesAsString();
  static_cast<void>(web::is_local_target(parts.target));
  auto request = web::Request::read(std::move(parts));
  if (!request) return 0;
  check_path(request->path());
  static_cast<void>(request->parse_fields());
  static_cast<void>(request->json_body());
  return 0;
}
