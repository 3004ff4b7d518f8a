/// The whole desk behind the screens in one process: real flows, real ledger on disk, a clock that the test moves, and
/// an outside (Meta, switchboard, browsers) that the test plays.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "control/news.h"
#include "domain/call.h"
#include "flow/clerk_round.h"
#include "flow/context.h"
#include "flow/fresh_effects.h"
#include "store/call_card.h"
#include "support/fake_graph.h"
#include "support/fake_switchboard.h"
#include "support/test_desk.h"

namespace flows {

inline constexpr char first_call[] = "wacid.first";

struct Letter {
  std::string body;
  std::string signature;
};

class House {
 public:
  House();

  /// For this thread. Another thread brings its own ledger, clock and randomness stay shared only where the test says
  /// so.
  [[nodiscard]] flow::Context calls() { return calls_on(desk.ledger(), desk.random); }
  [[nodiscard]] flow::Context calls_on(store::Ledger& ledger, base::Random& random);

  // What Meta sends, signed with the number's app secret.
  [[nodiscard]] Letter connect(const std::string& call = first_call, std::optional<base::Timestamp> at = {}) const;
  /// Picked up when `talked` is given.
  [[nodiscard]] Letter terminate(const std::string& call = first_call, std::optional<base::seconds> talked = {},
                                 std::int64_t error_code = 0) const;
  [[nodiscard]] Letter text(const std::string& id, const std::string& words) const;
  [[nodiscard]] static Letter sign(std::string body, const std::string& secret = "secret");

  /// Kept, digested, and its effects run to their end.
  void deliver(const Letter& letter);
  /// Kept and digested; the process dies before its effects run.
  void deliver_and_die(const Letter& letter);

  // What the switchboard notices.
  void customer_connects(const std::string& call = first_call);
  void customer_is_lost(const std::string& call = first_call, const std::string& reason = "ice.consent_lost");
  void agent_connects(const std::string& call = first_call);
  void agent_is_lost(const std::string& call = first_call, const std::string& reason = "ice.consent_lost");
  void hear(control::NewsKind kind, const std::string& call, std::string leg, std::optional<control::Side> side,
            const std::string& reason = {});

  // What agents click; what follows is run.
  /// The name of the refusal, or empty.
  std::string answer(domain::UserId user, const std::string& call = first_call);
  void reject(domain::UserId user, const std::string& call = first_call);
  void hang_up(domain::UserId user, const std::string& call = first_call);
  /// Rings, is claimed by Priya, connected and accepted.
  void talk();

  /// Time passes second by second, the clerk walking his round each time.
  void wait(base::seconds by);
  void clerk();
  void run(flow::FreshEffects effects);

  [[nodiscard]] domain::Call call(const std::string& provider_call_id = first_call);
  [[nodiscard]] bool knows(const std::string& provider_call_id);
  [[nodiscard]] store::CallCard card(const std::string& provider_call_id = first_call);
  /// "ended missed", "live".
  [[nodiscard]] std::string state(const std::string& provider_call_id = first_call);
  /// The same, but by taking the black box through domain::step again from the beginning.
  [[nodiscard]] std::string replayed(const std::string& provider_call_id = first_call);
  [[nodiscard]] std::int64_t count(const char* sql) { return desk.ask(sql); }

  /// Dies with a base::Failure at the n-th request to the outside, counted from 1, before or after it was carried out.
  void die_at(int request);

  support::TestDesk desk;
  settings::Settings settings;
  support::FakeGraph graph;
  support::FakeSwitchboard switchboard;
  domain::WorkspaceId workspace;
  domain::UserId priya;
  domain::UserId tom;
  domain::NumberId number;

 private:
  void join(domain::UserId user);
  void sign_in(domain::UserId user, const std::string& token);
  /// No transaction may be open while the outside is asked.
  void check_gate() const;
  void count_request();

  flow::Clerk clerk_;
  std::uint64_t news_ = 0;
  int dies_in_ = 0;
};

}  // namespace flows
