#include <cstdio>

#include "daemons/ctl/commands.h"
#include "daemons/ctl/input.h"
#include "daemons/ctl/office.h"
#include "flow/set_number.h"
#include "store/number_store.h"

namespace daemons::ctl {

namespace {

// Reads the named files into the form. All that cannot be read is complained about.
flow::Complaints read_secrets(const NumberChange& change, flow::SetNumber& form) {
  flow::Complaints complaints;
  const auto read = [&](const std::optional<std::filesystem::path>& file, std::optional<std::string>& into) {
    if (!file) return;
    auto secret = read_secret(*file);
    if (secret) into = std::move(*secret);
    else complaints.push_back(secret.error());
  };
  read(change.token_file, form.access_token);
  read(change.app_secret_file, form.app_secret);
  read(change.verify_token_file, form.verify_token);
  return complaints;
}

const char* presence(const base::Bytes& sealed) { return sealed.empty() ? "missing" : "set"; }

}  // namespace

int set_number(const settings::Settings& settings, const NumberChange& change) {
  Office office(settings);
  const auto workspace = only_workspace(office.desk());
  if (!workspace) return print_complaints({workspace.error()});
  flow::SetNumber form{.workspace = *workspace,
                       .provider_number_id = change.provider_number_id,
                       .label = change.label,
                       .display_number = change.display_number,
                       .account_id = change.account_id,
                       .graph_base_url = change.graph_base_url,
                       .graph_version = change.graph_version};
  if (change.calling) form.takes_calls = *change.calling == "on";
  if (const auto complaints = read_secrets(change, form); !complaints.empty()) return print_complaints(complaints);
  const auto set = flow::set_number(office.desk(), form);
  if (!set) return print_complaints(set.error());
  std::printf("The number %s is set.\n", change.provider_number_id.c_str());
  return 0;
}

int list_numbers(const settings::Settings& settings) {
  Office office(settings);
  for (const domain::Number& number : store::list_every_number(office.desk().ledger)) {
    std::printf("%s  %s\n  phone number id   %s\n  account id        %s\n  Graph             %s/%s\n  calling           %s\n"
                "  access token      %s\n  app secret        %s\n  verify token      %s\n",
                number.label.c_str(), number.display_number.c_str(), number.provider_number_id.c_str(),
                number.account_id.c_str(), number.graph_base_url.c_str(), number.graph_version.c_str(),
                number.takes_calls ? "on" : "off", presence(number.access_token_sealed), presence(number.app_secret_sealed),
                presence(number.verify_token_sealed));
  }
  return 0;
}

}  // namespace daemons::ctl
