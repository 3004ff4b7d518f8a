/// Captured and composed payloads in tests/fixtures, byte for byte.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace support {

/// `name` is a path below tests/fixtures, as "whatsapp/meta_offer.sdp".
inline std::string fixture(const std::string& name) {
  const auto path = std::filesystem::path(BELFRY_SOURCE_DIR) / "tests/fixtures" / name;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("no fixture " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace support
