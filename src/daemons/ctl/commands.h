/// belfryctl's commands about people, numbers and the ledger. Each gives the exit code and prints what it did, or every
/// complaint, in sentences.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "settings/settings.h"

namespace daemons::ctl {

/// Makes or renews the ledger.
[[nodiscard]] int migrate(const settings::Settings& settings);

struct NewUser {
  std::string email;
  std::string name;
  std::string role = "agent";
  /// A file with the password; empty reads one line of standard input.
  std::filesystem::path password_file;
  /// A number's provider id the person may take calls on; empty means every number there is.
  std::string number;
};
[[nodiscard]] int add_user(const settings::Settings& settings, const NewUser& user);
[[nodiscard]] int list_users(const settings::Settings& settings);

struct NumberChange {
  std::string provider_number_id;
  std::optional<std::string> label;
  std::optional<std::string> display_number;
  std::optional<std::string> account_id;
  std::optional<std::string> graph_base_url;
  std::optional<std::string> graph_version;
  std::optional<std::filesystem::path> token_file;
  std::optional<std::filesystem::path> app_secret_file;
  std::optional<std::filesystem::path> verify_token_file;
  std::optional<std::string> calling;  // "on" or "off"
};
[[nodiscard]] int set_number(const settings::Settings& settings, const NumberChange& change);
/// Secrets are shown as "set" or "missing", never themselves.
[[nodiscard]] int list_numbers(const settings::Settings& settings);

/// Before the programs start: the ledger as they need it, sample people on a practice desk, and for a desk without people
/// the address of the first-run page on standard output. 0 when the programs may start.
[[nodiscard]] int prepare(const settings::Settings& settings);

}  // namespace daemons::ctl
