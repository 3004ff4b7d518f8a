#include "media/ice/agent.h"

namespace media::ice {

std::string_view name_of(Drop drop) {
  switch (drop) {
    case Drop::not_for_us: return "ice.not_for_us";
    case Drop::unauthenticated: return "ice.unauthenticated";
    case Drop::unknown_check: return "ice.unknown_check";
    case Drop::other_address: return "ice.other_address";
    case Drop::refused: return "ice.refused";
  }
  return "ice.unknown";
}

}  // namespace media::ice
