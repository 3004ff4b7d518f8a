#include "domain/call_fixture.h"

namespace domain {

namespace {

struct Name {
  std::string operator()(const MakeCustomerLeg&) const { return "make_customer_leg"; }
  std::string operator()(const PreAccept&) const { return "pre_accept"; }
  std::string operator()(const Accept&) const { return "accept"; }
  std::string operator()(const OpenGate&) const { return "open_gate"; }
  std::string operator()(const EndAgentLeg&) const { return "end_agent_leg"; }
  std::string operator()(const EndAtSwitchboard&) const { return "end_at_switchboard"; }
  std::string operator()(const EndAtProvider& effect) const {
    return effect.word == EndWord::reject ? "reject" : "terminate";
  }
};

}  // namespace

std::vector<std::string> names_of(const std::vector<CallEffect>& effects) {
  std::vector<std::string> names;
  for (const CallEffect& effect : effects) names.push_back(std::visit(Name{}, effect));
  return names;
}

}  // namespace domain
