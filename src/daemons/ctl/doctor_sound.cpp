#include <ifaddrs.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <set>

#include "base/address.h"
#include "base/failure.h"
#include "base/text.h"
#include "control/client.h"
#include "daemons/ctl/doctor.h"

namespace daemons::ctl {

namespace {

std::set<std::string> own_addresses() {
  std::set<std::string> addresses;
  ifaddrs* list = nullptr;
  if (::getifaddrs(&list) != 0) throw base::system_failure("getifaddrs");
  for (const ifaddrs* at = list; at != nullptr; at = at->ifa_next) {
    if (at->ifa_addr == nullptr) continue;
    base::Endpoint endpoint;
    if (at->ifa_addr->sa_family == AF_INET) {
      std::memcpy(endpoint.ip.data(), &reinterpret_cast<const sockaddr_in*>(at->ifa_addr)->sin_addr, 4);
    } else if (at->ifa_addr->sa_family == AF_INET6) {
      endpoint.family = base::Endpoint::Family::v6;
      std::memcpy(endpoint.ip.data(), &reinterpret_cast<const sockaddr_in6*>(at->ifa_addr)->sin6_addr, 16);
    } else {
      continue;
    }
    addresses.insert(endpoint.ip_text());
  }
  ::freeifaddrs(list);
  return addresses;
}

// RFC 1918, RFC 6598, link-local, RFC 4193: addresses that the Internet does not reach.
bool is_private(const base::Endpoint& endpoint) {
  const auto& ip = endpoint.ip;
  if (endpoint.is_loopback()) return true;
  if (endpoint.family == base::Endpoint::Family::v6) return (ip[0] & 0xfe) == 0xfc || (ip[0] == 0xfe && (ip[1] & 0xc0) == 0x80);
  return ip[0] == 10 || (ip[0] == 172 && (ip[1] & 0xf0) == 16) || (ip[0] == 192 && ip[1] == 168) ||
         (ip[0] == 100 && (ip[1] & 0xc0) == 64) || (ip[0] == 169 && ip[1] == 254);
}

Finding examine_address(const std::string& text, const std::set<std::string>& own) {
  const auto endpoint = base::Endpoint::from_text(text, 0);
  if (!endpoint) return wrong("announced address", text + " is no IP address", "media.announce takes IP literals, no names");
  if (!own.contains(endpoint->ip_text())) {
    return doubtful("announced address", text + " is not an address of this machine",
                    "right behind a 1:1 NAT that maps the UDP port to this machine, wrong otherwise");
  }
  return fine("announced address", text);
}

}  // namespace

Findings examine_sound(const settings::Settings& settings) {
  Findings findings;
  control::Client switchboard(settings.media_socket());
  const auto status = switchboard.status();
  if (status) {
    findings.push_back(fine("UDP port", base::format("{} held by belfry-media, {} calls now", settings.media.udp_port, status->calls)));
  } else {
    findings.push_back(wrong("UDP port", "belfry-media does not answer: " + status.error().detail,
                             base::format("see whether another program holds it: ss -lunp | grep :{}", settings.media.udp_port)));
  }
  const std::set<std::string> own = own_addresses();
  bool reachable_from_outside = false;
  for (const std::string& text : settings.media.announce) {
    findings.push_back(examine_address(text, own));
    const auto endpoint = base::Endpoint::from_text(text, 0);
    reachable_from_outside = reachable_from_outside || (endpoint && !is_private(*endpoint));
  }
  if (!reachable_from_outside) {
    findings.push_back(doubtful("public address", "no announced address can be reached from the Internet",
                                "fine for a trial; for real calls add this machine's public address to media.announce and open "
                                "its UDP port in the firewall"));
  }
  return findings;
}

}  // namespace daemons::ctl
