/// The practice desk's people and history: an admin, two agents, one number on the practice carrier, six conversations
/// of the last days. All of it invented; the telephone numbers are Ofcom's for drama.
#pragma once

#include <string>
#include <string_view>

#include "flow/desk.h"

namespace flow {

inline constexpr std::string_view sample_password = "practice-desk-2026";

struct SamplePerson {
  std::string_view name;
  std::string_view email;
  std::string_view role;  ///< a word of domain::Role
};
/// For the sign-in page of a practice desk.
inline constexpr SamplePerson sample_people[] = {
    {"Ada Marsh", "ada@belfry.example", "admin"},
    {"Priya Nair", "priya@belfry.example", "agent"},
    {"Tom Okafor", "tom@belfry.example", "agent"},
};

/// How the practice carrier is reached and what it knows the desk by.
struct SampleNumber {
  std::string graph_base_url;
  std::string graph_version = "v25.0";
  std::string provider_number_id = "106540352999001";
  std::string account_id = "102030405060708";
  std::string access_token;
  std::string app_secret;
  std::string verify_token;
};

/// False when there are people already: then it only brings the sample number's address and secrets up to date, if the
/// number is there, and nothing else is touched.
bool make_sample_workspace(Desk& desk, const SampleNumber& number);

}  // namespace flow
