// belfryctl: the operator's command. Reads the settings file, runs one command, tells what it did; the only catch of a broken
// world is here.

#include <CLI/CLI.hpp>
#include <cstdio>

#include "base/failure.h"
#include "base/log.h"
#include "daemons/ctl/commands.h"
#include "daemons/ctl/doctor.h"
#include "daemons/ctl/serve.h"

namespace {

using daemons::ctl::NewUser;
using daemons::ctl::NumberChange;
using daemons::ctl::ServeOptions;

struct Arguments {
  std::filesystem::path config;
  ServeOptions serve;
  NewUser user;
  NumberChange number;
};

CLI::App* add_command(CLI::App& parent, Arguments& arguments, const std::string& name, const std::string& purpose) {
  CLI::App* command = parent.add_subcommand(name, purpose);
  command->add_option("--config", arguments.config, "the desk's settings file")->required();
  return command;
}

void add_number_options(CLI::App& command, NumberChange& number) {
  command.add_option("--phone-number-id", number.provider_number_id, "Graph's phone number id")->required();
  command.add_option("--label", number.label, "its name on the screen");
  command.add_option("--display", number.display_number, "as people read it: +44 20 7946 0101");
  command.add_option("--account-id", number.account_id, "WhatsApp Business Account id");
  command.add_option("--graph-base", number.graph_base_url, "Meta's Graph API, a relay, or any stand-in");
  command.add_option("--graph-version", number.graph_version, "v25.0");
  command.add_option("--token-file", number.token_file, "file with the access token");
  command.add_option("--app-secret-file", number.app_secret_file, "file with the app secret");
  command.add_option("--verify-token-file", number.verify_token_file, "file with the verify token");
  command.add_option("--calling", number.calling, "on or off")->check(CLI::IsMember({"on", "off"}));
}

int run(const settings::Settings& settings, Arguments& arguments, const std::string& command) {
  if (command == "serve") {
    arguments.serve.config = std::filesystem::absolute(arguments.config);
    arguments.serve.programs = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    if (const int refused = daemons::ctl::prepare(settings); refused != 0) return refused;
    return daemons::ctl::serve(settings, arguments.serve);
  }
  if (command == "migrate") return daemons::ctl::migrate(settings);
  if (command == "doctor") return daemons::ctl::doctor(settings);
  if (command == "user add") return daemons::ctl::add_user(settings, arguments.user);
  if (command == "user list") return daemons::ctl::list_users(settings);
  if (command == "number set") return daemons::ctl::set_number(settings, arguments.number);
  return daemons::ctl::list_numbers(settings);
}

std::string chosen(const CLI::App& app) {
  std::string name;
  for (const CLI::App* at = &app; !at->get_subcommands().empty();) {
    at = at->get_subcommands().front();
    name += (name.empty() ? "" : " ") + at->get_name();
  }
  return name;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Belfry, a calling desk that a business hosts itself");
  app.require_subcommand(1);
  Arguments arguments;
  auto* serve = add_command(app, arguments, "serve", "start and watch all programs of the desk");
  serve->add_option("--nginx", arguments.serve.nginx, "also start an nginx of our own with this configuration");
  serve->add_flag("--carrier", arguments.serve.with_carrier, "also start the practice carrier");
  add_command(app, arguments, "migrate", "make the ledger, or bring it up to date");
  add_command(app, arguments, "doctor", "check everything a newcomer gets wrong");
  auto* user = app.add_subcommand("user", "people")->require_subcommand(1);
  auto* user_add = add_command(*user, arguments, "add", "add a person; the password is read from a file or standard input");
  user_add->add_option("email", arguments.user.email)->required();
  user_add->add_option("--name", arguments.user.name, "as colleagues see it")->required();
  user_add->add_option("--role", arguments.user.role, "admin, manager or agent");
  user_add->add_option("--password-file", arguments.user.password_file);
  user_add->add_option("--number", arguments.user.number, "takes calls on this phone number id only");
  add_command(*user, arguments, "list", "everybody who can sign in");
  auto* number = app.add_subcommand("number", "business numbers")->require_subcommand(1);
  add_number_options(*add_command(*number, arguments, "set", "add a number, or change what is given"), arguments.number);
  add_command(*number, arguments, "list", "every number; secrets are not shown");
  CLI11_PARSE(app, argc, argv);

  base::log::set_program("ctl");
  const auto settings = settings::load(arguments.config);
  if (!settings) {
    std::fprintf(stderr, "belfryctl: %s\n", settings.error().detail.c_str());
    return 1;
  }
  try {
    return run(*settings, arguments, chosen(app));
  } catch (const base::Failure& failure) {
    std::fprintf(stderr, "belfryctl: %s\n", failure.what());
    return 1;
  }
}
