#include "http/client.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>

#include "base/failure.h"
#include "base/text.h"
#include "http/answer.h"

namespace http {

namespace {

constexpr std::size_t header_bytes_max = 64 * 1024;
constexpr const char* user_agent = "belfry";

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) throw base::Failure("libcurl does not start");
}

struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

/// A line end in a header would let its value add headers of its own.
bool is_plain(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool is_plain(const Request& request) {
  return is_plain(request.method) && is_plain(request.url) &&
         std::all_of(request.headers.begin(), request.headers.end(),
                     [](const Header& header) { return is_plain(header.name) && is_plain(header.value); });
}

void append(HeaderList& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) throw base::Failure("no memory for a request header");
  static_cast<void>(list.release());
  list.reset(longer);
}

HeaderList header_list(const Request& request) {
  HeaderList list;
  // Without it curl waits up to a second for "100 Continue" before a body.
  append(list, "Expect:");
  for (const Header& header : request.headers) append(list, header.name + ": " + header.value);
  return list;
}

std::size_t take_header(char* bytes, std::size_t, std::size_t count, void* answer) {
  return static_cast<Answer*>(answer)->take_header({bytes, count}) ? count : 0;
}

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* answer) {
  return static_cast<Answer*>(answer)->take_body({bytes, count}) ? count : 0;
}

template <class Value>
void set(CURL* easy, CURLoption option, Value value) {
  if (curl_easy_setopt(easy, option, value) != CURLE_OK)
    throw base::Failure(base::format("libcurl lacks option {}", int{option}));
}

/// What holds for every request.
void set_rules(CURL* easy) {
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_PROXY, "");
  set(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(easy, CURLOPT_HTTP09_ALLOWED, 0L);
  set(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  set(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  set(easy, CURLOPT_USERAGENT, user_agent);
}

void set_request(CURL* easy, const Request& request, const HeaderList& headers) {
  set(easy, CURLOPT_URL, request.url.c_str());
  set(easy, CURLOPT_HTTPHEADER, headers.get());
  set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connect_timeout.count()));
  set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.total_timeout.count()));
  if (request.method == "HEAD") {
    set(easy, CURLOPT_NOBODY, 1L);
    return;
  }
  if (!request.body.empty() || request.method == "POST") {
    set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(easy, CURLOPT_POSTFIELDS, request.body.c_str());
  }
  set(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

bool is_connected(CURL* easy) {
  long request_bytes = 0;
  curl_easy_getinfo(easy, CURLINFO_REQUEST_SIZE, &request_bytes);
  return request_bytes > 0;
}

std::string refusal_name(CURLcode code, CURL* easy) {
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return is_connected(easy) ? "http.timeout" : "http.connect";
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
      return "http.connect";
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_ISSUER_ERROR:
      return "http.tls";
    default:
      return "http.failed";
  }
}

}  // namespace

std::optional<std::string_view> Response::header(std::string_view lower_case_name) const {
  for (const Header& header : headers) {
    if (header.name == lower_case_name) return header.value;
  }
  return {};
}

struct Client::State {
  std::unique_ptr<CURL, FreeEasy> easy;
  std::array<char, CURL_ERROR_SIZE> error{};
};

Client::Client() : state_(std::make_unique<State>()) {
  start_curl();
  state_->easy.reset(curl_easy_init());
  if (!state_->easy) throw base::Failure("libcurl has no handle");
}

Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

base::Result<Response> Client::perform(const Request& request) {
  if (!is_plain(request)) return base::refuse("http.failed", "The request holds a control character");
  CURL* easy = state_->easy.get();
  Answer answer(header_bytes_max, request.response_bytes_max);
  const HeaderList headers = header_list(request);
  curl_easy_reset(easy);
  set_rules(easy);
  set_request(easy, request, headers);
  set(easy, CURLOPT_HEADERFUNCTION, &take_header);
  set(easy, CURLOPT_HEADERDATA, &answer);
  set(easy, CURLOPT_WRITEFUNCTION, &take_body);
  set(easy, CURLOPT_WRITEDATA, &answer);
  set(easy, CURLOPT_ERRORBUFFER, state_->error.data());
  state_->error[0] = '\0';

  const CURLcode code = curl_easy_perform(easy);
  const std::string_view reason = state_->error[0] != '\0' ? state_->error.data() : curl_easy_strerror(code);
  if (answer.is_too_large()) return base::refuse("http.too_large", "The answer is larger than this request allows");
  if (code != CURLE_OK) return base::refuse(refusal_name(code, easy), std::string(reason));
  if (!answer.has_whole_head()) return base::refuse("http.failed", "The answer ended in the middle of its headers");

  Response response = answer.take_response();
  long status = 0;
  curl_off_t took = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &took);
  response.status = static_cast<int>(status);
  response.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds(took));
  return response;
}

}  // namespace http
