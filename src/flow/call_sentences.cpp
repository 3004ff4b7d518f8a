#include "flow/call_sentences.h"

#include "base/text.h"

namespace flow {

std::string sentence_of_refusal(const base::Refusal& refusal) {
  if (refusal.name == "switchboard.down") return std::string(sound_is_away);
  if (refusal.name == "switchboard.full") return "All lines of this desk are busy.";
  // The name tells an administrator what was wrong with the offer.
  return base::format("The call could not be set up ({}).", refusal.name);
}

std::string sentence_of_customer_loss(std::string_view reason) {
  if (reason == "ice.timeout") return "The caller's phone could not be reached.";
  // A phone that hangs up closes its sound first and tells the provider second.
  if (reason == "dtls.closed") return "The caller hung up.";
  if (reason == "switchboard.forgot") return "The sound was lost: the media service was restarted.";
  if (reason.starts_with("dtls.")) return "The caller's connection could not be secured.";
  return "The caller's connection was lost.";
}

std::string sentence_of_agent_loss(std::string_view reason) {
  const bool never_came_up = reason == "ice.timeout" || (reason.starts_with("dtls.") && reason != "dtls.closed");
  if (never_came_up) return "Your browser's sound could not connect. Check your network and try again.";
  return "Your browser's sound was lost. Reload the page and join again.";
}

}  // namespace flow
