/// Ids: 128 bits, 48 of milliseconds since 1970 and 80 random, so that they sort by time and cannot be guessed. As text they
/// are 26 lower-case characters of Crockford's base 32 (digits and letters without i, l, o, u): safe in addresses, file
/// names and JSON, and sorted like the bits. The layout follows the ULID specification.
/// Two kinds of id never share a type: `using CallId = base::Id<struct CallTag>;`.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/time.h"

namespace base {

inline constexpr std::size_t id_text_size = 26;

using IdBits = std::array<std::uint8_t, 16>;

[[nodiscard]] IdBits make_id_bits(Timestamp now, Random& random);
[[nodiscard]] std::string id_to_text(const IdBits& bits);
/// Nothing unless `text` is exactly 26 characters of the alphabet (either case) and fits 128 bits.
[[nodiscard]] std::optional<IdBits> id_from_text(std::string_view text);

template <class Tag>
class Id {
 public:
  /// All zero: no id. Never stored.
  Id() = default;
  explicit Id(const IdBits& bits) : bits_(bits) {}

  [[nodiscard]] static Id make(Timestamp now, Random& random) { return Id(make_id_bits(now, random)); }
  [[nodiscard]] static std::optional<Id> from_text(std::string_view text) {
    const auto bits = id_from_text(text);
    return bits ? std::optional(Id(*bits)) : std::nullopt;
  }

  [[nodiscard]] std::string text() const { return id_to_text(bits_); }
  [[nodiscard]] const IdBits& bits() const { return bits_; }
  [[nodiscard]] bool is_set() const { return bits_ != IdBits{}; }
  auto operator<=>(const Id&) const = default;

 private:
  IdBits bits_{};
};

}  // namespace base

template <class Tag>
struct std::hash<base::Id<Tag>> {
  std::size_t operator()(const base::Id<Tag>& id) const noexcept {
    std::size_t value = 0;
    for (std::size_t i = 8; i < 16; ++i) value = value << 8 | id.bits()[i];
    return value;
  }
};
