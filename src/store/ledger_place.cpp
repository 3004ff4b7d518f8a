#include "store/ledger_place.h"

#include <fcntl.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

#include "base/failure.h"
#include "base/text.h"
#include "store/migrate.h"

namespace store {

namespace {

/// Linux's statfs(2), "File system types", those that are other machines'. FUSE is not among them: its number says
/// nothing about where the files are.
constexpr std::array<std::uint32_t, 9> network_file_systems{
    0x6969,      // NFS
    0xff534d42,  // CIFS
    0xfe534d42,  // SMB2
    0x517b,      // SMB
    0x564c,      // NCP
    0x73757245,  // Coda
    0x5346414f,  // AFS
    0x01021997,  // 9P
    0x00c36400,  // Ceph
};

/// What every SQLite 3 file begins with (SQLite, "Database File Format", section 1.3), its final zero included.
constexpr std::string_view sqlite_opening{"SQLite format 3\0", 16};

constexpr std::string_view unwritable = "cannot be written. Give it to the user that runs the desk.";

std::filesystem::path folder_of(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

/// May we, with the rights we act under, write here?
bool is_writable(const std::filesystem::path& path) {
  return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

bool begins_like_sqlite(const std::filesystem::path& file) {
  std::array<char, sqlite_opening.size()> opening{};
  std::ifstream(file, std::ios::binary).read(opening.data(), opening.size());
  return std::string_view(opening.data(), opening.size()) == sqlite_opening;
}

base::Result<void> check_folder(const std::filesystem::path& folder) {
  struct statfs system {};
  if (!std::filesystem::is_directory(folder) || ::statfs(folder.c_str(), &system) != 0) {
    return refuse_file("ledger.no_folder", folder, "is not there. Make this folder, for the user that runs the desk.");
  }
  if (is_network_file_system(static_cast<std::uint32_t>(system.f_type))) {
    return refuse_file("ledger.network_file_system", folder,
                       "is on a network file system, where writers cannot see each other's locks. Use a local disk.");
  }
  if (!is_writable(folder)) return refuse_file("ledger.read_only", folder, unwritable);
  return {};
}

}  // namespace

tl::unexpected<base::Refusal> refuse_file(const char* name, const std::filesystem::path& file, std::string_view says) {
  return base::refuse(name, base::format("{} {}", file.string(), says));
}

bool is_network_file_system(std::uint32_t magic) {
  return std::find(network_file_systems.begin(), network_file_systems.end(), magic) != network_file_systems.end();
}

bool has_content(const std::filesystem::path& file) {
  std::error_code missing;
  const auto bytes = std::filesystem::file_size(file, missing);
  return !missing && bytes > 0;
}

base::Result<void> check_place(const std::filesystem::path& file) {
  if (const auto folder = check_folder(folder_of(file)); !folder) return folder;
  if (!std::filesystem::exists(file)) return {};
  if (!std::filesystem::is_regular_file(file)) return refuse_file("ledger.not_a_database", file, "is not a file.");
  if (!is_writable(file)) return refuse_file("ledger.read_only", file, unwritable);
  if (has_content(file) && !begins_like_sqlite(file)) {
    return refuse_file("ledger.not_a_database", file,
                       "is not an SQLite file. Name another one, or move this one away.");
  }
  return {};
}

}  // namespace store
