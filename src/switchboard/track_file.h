/// Where recordings lie on disk: <recordings>/<call>/{customer,agent,mix}.ogg, folders 0750, files 0640, and the
/// appending of pages to one. Throws base::Failure when the disk says no.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "base/bytes.h"
#include "control/messages.h"

namespace switchboard {

/// `call` is an id of the control language, so it holds no separators and no dots.
[[nodiscard]] std::filesystem::path track_path(const std::filesystem::path& recordings, std::string_view call,
                                               control::Side side);

class TrackFile {
 public:
  /// Begins anew, with the folder if it is missing.
  [[nodiscard]] static TrackFile create(const std::filesystem::path& path);

  TrackFile(TrackFile&& other) noexcept;
  TrackFile& operator=(TrackFile&& other) noexcept;
  ~TrackFile();

  void append(base::ByteView bytes);
  /// On the disk for good.
  void sync();
  [[nodiscard]] std::int64_t bytes() const { return bytes_; }

 private:
  explicit TrackFile(int handle) : handle_(handle) {}

  int handle_;
  std::int64_t bytes_ = 0;
};

}  // namespace switchboard
