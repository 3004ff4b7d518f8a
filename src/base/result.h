/// The world said no: a claim lost, a permission refused, a form that does not make sense. The caller answers it.
/// Stands in for std::expected until both compilers have it. Mark functions that return one [[nodiscard]].
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace base {

/// Why something was refused. `name` is a stable word for code, logs and tests ("sdp.two_fingerprints"); `detail` is one
/// sentence for a person who must act on it, without secrets and without personal data.
struct Refusal {
  std::string name;
  std::string detail;

  bool operator==(const Refusal&) const = default;
};

template <class Value, class Error = Refusal>
using Result = tl::expected<Value, Error>;

/// `return base::refuse("sdp.no_audio", "The offer has no audio stream");`
[[nodiscard]] inline tl::unexpected<Refusal> refuse(std::string name, std::string detail = {}) {
  return tl::unexpected<Refusal>(Refusal{std::move(name), std::move(detail)});
}

/// The same for a small error enum.
template <class Error>
[[nodiscard]] tl::unexpected<Error> refuse_with(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace base
