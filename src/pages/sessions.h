/// The guards' view of sessions: the ledger's, through the flow that reads them.
#pragma once

#include "flow/desk.h"
#include "web/guard.h"

namespace pages {

class LedgerSessions final : public web::Sessions {
 public:
  /// `desk` and what it refers to outlive this.
  explicit LedgerSessions(flow::Desk& desk) : desk_(desk) {}

  [[nodiscard]] std::optional<web::Person> find(std::string_view cookie_token) override;

 private:
  flow::Desk& desk_;
};

}  // namespace pages
