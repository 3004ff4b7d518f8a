#include "switchboard/track_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

#include "base/failure.h"

namespace switchboard {

namespace {

constexpr mode_t folder_mode = 0750;
constexpr mode_t file_mode = 0640;

void make_folder(const std::filesystem::path& folder) {
  if (::mkdir(folder.c_str(), folder_mode) != 0 && errno != EEXIST)
    throw base::system_failure("make " + folder.string());
}

}  // namespace

std::filesystem::path track_path(const std::filesystem::path& recordings, std::string_view call, control::Side side) {
  return recordings / call / (std::string(control::to_word(side)) + ".ogg");
}

TrackFile TrackFile::create(const std::filesystem::path& path) {
  make_folder(path.parent_path().parent_path());
  make_folder(path.parent_path());
  const int handle = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, file_mode);
  if (handle < 0) throw base::system_failure("create " + path.string());
  return TrackFile(handle);
}

TrackFile::TrackFile(TrackFile&& other) noexcept : handle_(std::exchange(other.handle_, -1)), bytes_(other.bytes_) {}

TrackFile& TrackFile::operator=(TrackFile&& other) noexcept {
  std::swap(handle_, other.handle_);
  std::swap(bytes_, other.bytes_);
  return *this;
}

TrackFile::~TrackFile() {
  if (handle_ >= 0) ::close(handle_);
}

void TrackFile::append(base::ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(handle_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw base::system_failure("write a recording");
    bytes = bytes.subspan(static_cast<std::size_t>(written));
    bytes_ += written;
  }
}

void TrackFile::sync() {
  if (::fsync(handle_) != 0) throw base::system_failure("sync a recording");
}

}  // namespace switchboard
