/// A practice carrier for one test: a store in memory, a clock that moves when told, and a business whose hook is a
/// function.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "carrier/calls.h"
#include "carrier/exchange.h"
#include "carrier/sender.h"
#include "support/fake_clock.h"
#include "support/fixture.h"
#include "support/seeded_random.h"
#include "support/temp_folder.h"

namespace support {

inline carrier::Agreement practice_agreement() {
  return {.business = {.account_id = "102030405060708",
                       .phone_number_id = "106540352999001",
                       .number = "442079460101",
                       .display_number = "+44 20 7946 0101",
                       .name = "Northgate Supplies"},
          .hook_url = "http://127.0.0.1:8080/hooks/whatsapp",
          .app_secret = "9f3c1d0b7a5e48f2b6c4d8e0f1a2b3c4",
          .access_token = "practice-token",
          .verify_token = "northgate-verify-7Qx"};
}

class PracticeExchange {
 public:
  PracticeExchange() : exchange(open()) {}

  /// Another thread's exchange.
  [[nodiscard]] carrier::Exchange open() {
    return {.shared = shared,
            .store = carrier::Store::open(folder.file("carrier.sqlite")),
            .clock = clock,
            .random = random,
            .sleep = [this](base::milliseconds by) { clock.advance(by); }};
  }

  /// The program ends and comes back: only the file is left.
  void restart() { exchange.store = carrier::Store::open(folder.file("carrier.sqlite")); }

  [[nodiscard]] carrier::Call place(carrier::Watch watch = carrier::Watch::none) {
    return carrier::place_call(exchange, {.customer = carrier::invented_customers().front(),
                                          .offer_sdp = fixture("whatsapp/meta_offer.sdp"),
                                          .watch = watch})
        .value();
  }

  /// Sends everything that is due; the hook answers `status`, or does not when it is 0. The requests it got.
  std::vector<http::Request> deliver(int status = 200) {
    std::vector<http::Request> requests;
    const carrier::Post post = [&](const http::Request& request) -> base::Result<http::Response> {
      requests.push_back(request);
      if (status == 0) return base::refuse("http.timeout");
      return http::Response{.status = status};
    };
    while (carrier::send_due(exchange, post)) continue;
    return requests;
  }

  TempFolder folder;
  FakeClock clock;
  SeededRandom random;
  carrier::Shared shared{.agreement = practice_agreement()};
  carrier::Exchange exchange;
};

}  // namespace support
