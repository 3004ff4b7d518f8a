#include "channel/whatsapp/graph.h"

namespace channel::whatsapp {

const char* to_word(CallVerb verb) {
  switch (verb) {
    case CallVerb::pre_accept:
      return "pre_accept";
    case CallVerb::accept:
      return "accept";
    case CallVerb::reject:
      return "reject";
    case CallVerb::terminate:
      return "terminate";
  }
  return "";
}

}  // namespace channel::whatsapp
