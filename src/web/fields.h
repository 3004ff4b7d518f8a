/// Private to this module: queries, cookies and forms as lists of fields. The parsing is Cgicc's, fed from memory; the
/// limits are ours, because Cgicc has none.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "web/request.h"

namespace web {

struct QueryAndCookies {
  std::vector<Field> query;
  std::vector<Field> cookies;
};

/// Nothing when there are more than `query_fields_max` or `cookies_max`, or when one holds a NUL or is not UTF-8.
[[nodiscard]] std::optional<QueryAndCookies> parse_query_and_cookies(std::string_view query,
                                                                     std::string_view cookie_header);

/// The fields of an urlencoded or multipart body; files in it are left out. No fields for other content types. Nothing
/// when it is malformed or beyond the limits. The caller limits the body's size.
[[nodiscard]] std::optional<std::vector<Field>> parse_form(std::string_view content_type, std::string_view body);

}  // namespace web
