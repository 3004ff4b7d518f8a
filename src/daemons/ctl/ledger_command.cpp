#include <cstdio>

#include "base/log.h"
#include "daemons/ctl/commands.h"
#include "daemons/ctl/office.h"
#include "flow/first_run.h"
#include "flow/sample_workspace.h"
#include "store/migrate.h"

namespace daemons::ctl {

namespace {

int refuse_aloud(const base::Refusal& refusal) {
  std::fprintf(stderr, "belfryctl: %s\n", refusal.detail.c_str());
  return 1;
}

void bring_sample_up_to_date(flow::Desk& desk, const settings::Settings& settings) {
  const settings::Carrier& carrier = settings.carrier;
  (void)flow::make_sample_workspace(desk, {.graph_base_url = settings.web.public_url + "/carrier/graph",
                                           .provider_number_id = carrier.phone_number_id,
                                           .account_id = carrier.account_id,
                                           .access_token = carrier.access_token,
                                           .app_secret = carrier.app_secret,
                                           .verify_token = carrier.verify_token});
}

}  // namespace

int migrate(const settings::Settings& settings) {
  const auto migrated = store::migrate(settings.ledger_file());
  if (!migrated) return refuse_aloud(migrated.error());
  if (migrated->from == migrated->to) std::printf("The ledger is up to date (schema %d).\n", migrated->to);
  else std::printf("The ledger went from schema %d to %d.\n", migrated->from, migrated->to);
  return 0;
}

int prepare(const settings::Settings& settings) {
  std::filesystem::create_directories(settings.data_dir);
  const auto migrated = store::migrate(settings.ledger_file());
  if (!migrated) return refuse_aloud(migrated.error());
  Office office(settings);
  if (settings.web.demo && settings.carrier.enabled) bring_sample_up_to_date(office.desk(), settings);
  if (const auto token = flow::offer_setup_token(office.desk())) {
    std::printf("\n  Nobody can sign in yet. The first administrator signs up here, once, within 24 hours:\n"
                "  %s/setup?token=%s\n",
                settings.web.public_url.c_str(), token->c_str());
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace daemons::ctl
