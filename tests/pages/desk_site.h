/// The whole desk for people in one process: real routes, guards, flows, templates and ledger; only the outside is
/// faked. With two workspaces, Northgate and Elsewhere, so that every test can reach for what is not its own.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "channel/whatsapp/graph.h"
#include "control/switchboard.h"
#include "domain/call.h"
#include "domain/message.h"
#include "pages/desk.h"
#include "pages/sessions.h"
#include "support/test_desk.h"
#include "web/site.h"

namespace test {

class QuietSwitchboard final : public control::Switchboard {
 public:
  base::Result<control::LegMade> make_leg(const control::MakeLeg& request) override;
  base::Result<void> open_gate(std::string_view) override { return {}; }
  base::Result<void> end_leg(std::string_view) override { return {}; }
  base::Result<void> end_call(std::string_view, std::string_view) override { return {}; }
  base::Result<control::Status> status() override { return control::Status{}; }
  base::Result<std::vector<control::CallListed>> list_calls() override { return std::vector<control::CallListed>{}; }
  base::Result<control::CallStatus> call_status(std::string_view) override { return base::refuse("call.unknown"); }

  bool is_down = false;
};

class QuietGraph final : public channel::whatsapp::Graph {
 public:
  base::Result<void, channel::whatsapp::GraphTrouble> ask(const channel::whatsapp::Line&,
                                                          const channel::whatsapp::CallRequest&) override {
    return {};
  }
};

class Neighbours final : public pages::Neighbours {
 public:
  bool switchboard_answers() override { return switchboard; }
  bool bell_answers() override { return bell; }

  bool switchboard = true;
  bool bell = true;
};

/// answered: by the agent after 6 s, 42 s of talk, the customer hung up. missed: it rang in vain. ringing: just now,
/// and the customer's leg is ready.
enum class Story { answered, missed, ringing };

/// A workspace with one number, one customer, one conversation and, after `add_call`, calls.
struct House {
  domain::WorkspaceId workspace;
  domain::NumberId number;
  domain::ContactId contact;
  domain::ConversationId conversation;
  std::vector<domain::UserId> people;  ///< admin, manager, agent
};

struct SiteWish {
  std::string public_url = "http://127.0.0.1:8080";
  bool demo = false;
};

class DeskSite {
 public:
  explicit DeskSite(const SiteWish& wish = {});

  [[nodiscard]] web::Response handle(web::RequestParts parts);
  [[nodiscard]] web::Handler& handler() { return *site_; }

  /// A call of this house with its entry in the thread, brought where `story` says by domain::step.
  domain::CallId add_call(const House& where, Story story = Story::answered);
  void add_message(const House& where, std::string_view text, domain::MessageDirection direction);
  void add_recording(const House& where, domain::CallId call, const std::string& side);

  [[nodiscard]] const House& northgate() const { return northgate_; }
  [[nodiscard]] const House& elsewhere() const { return elsewhere_; }
  [[nodiscard]] const std::string& origin() const { return origin_; }

  support::TestDesk house;
  QuietSwitchboard switchboard;
  QuietGraph graph;
  Neighbours neighbours;

 private:
  House build(const std::string& name, const std::string& provider_number_id, const std::string& customer,
              const std::string& phone);

  settings::Settings settings_;
  std::string origin_;
  House northgate_;
  House elsewhere_;
  flow::Desk people_;
  pages::LedgerSessions sessions_;
  std::unique_ptr<web::Handler> site_;
};

/// Email of a person of a house: "admin@northgate.example".
[[nodiscard]] std::string email_of(domain::Role role, std::string_view house = "northgate");

/// One browser: it keeps its cookies and knows the form token of the page it saw last.
class Browser {
 public:
  explicit Browser(DeskSite& site) : site_(site) {}

  web::Response get(const std::string& target);
  web::Response get_json(const std::string& target);
  web::Response post(const std::string& target, std::map<std::string, std::string> fields = {});
  web::Response post_json(const std::string& target, std::string body);
  /// Through the sign-in page. Checks nothing: look at the answer.
  web::Response sign_in(const std::string& email, const std::string& password = "correct horse battery");

  /// Sent with every POST; empty sends none.
  std::string csrf;
  std::map<std::string, std::string> cookies;

 private:
  web::Response send(web::RequestParts parts);

  DeskSite& site_;
};

}  // namespace test
