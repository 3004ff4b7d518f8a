#include "crypto/seal.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/failure.h"
#include "base/text.h"
#include "crypto/raw.h"
#include "crypto/sodium.h"

namespace crypto {

namespace {

constexpr std::byte version{1};
constexpr std::size_t head_bytes = 1 + crypto_secretbox_NONCEBYTES;
static_assert(Sealer::key_bytes == crypto_secretbox_KEYBYTES);

using Key = std::array<std::byte, Sealer::key_bytes>;

class File {
 public:
  File(const std::filesystem::path& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

/// Nothing when there is no such file.
std::optional<Key> read_key(const std::filesystem::path& path) {
  const File file(path, O_RDONLY | O_NOFOLLOW);
  if (!file.is_open() && errno == ENOENT) return {};
  if (!file.is_open()) throw base::system_failure("open key file " + path.string());
  struct stat status {};
  if (::fstat(file.descriptor(), &status) != 0) throw base::system_failure("look at key file " + path.string());
  if (!S_ISREG(status.st_mode) || (status.st_mode & 0077) != 0) {
    throw base::Failure(base::format("key file {0} can be read by others; run: chmod 600 {0}", path.string()));
  }
  // One byte more than a key, so that a longer file is noticed.
  std::array<std::byte, Sealer::key_bytes + 1> content{};
  if (::read(file.descriptor(), content.data(), content.size()) != static_cast<ssize_t>(Sealer::key_bytes)) {
    throw base::Failure(base::format("key file {} does not hold {} bytes", path.string(), Sealer::key_bytes));
  }
  Key key{};
  std::copy_n(content.begin(), key.size(), key.begin());
  sodium_memzero(content.data(), content.size());
  return key;
}

/// The whole key appears under its name at once, or not at all; whoever comes second uses the first one's.
void create_key(const std::filesystem::path& path, base::Random& random) {
  Key key{};
  random.fill(key);
  std::filesystem::path draft = path;
  draft += "." + base::random_token(random, 6);
  {
    const File file(draft, O_WRONLY | O_CREAT | O_EXCL);
    if (!file.is_open()) throw base::system_failure("create key file " + draft.string());
    const bool written = ::write(file.descriptor(), key.data(), key.size()) == static_cast<ssize_t>(key.size());
    if (!written || ::fsync(file.descriptor()) != 0) throw base::system_failure("write key file " + draft.string());
  }
  sodium_memzero(key.data(), key.size());
  const bool linked = ::link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST;
  const auto failure = base::system_failure("name key file " + path.string());
  ::unlink(draft.c_str());
  if (!linked) throw failure;
  const File folder(path.parent_path(), O_RDONLY | O_DIRECTORY);
  if (folder.is_open()) ::fsync(folder.descriptor());
}

}  // namespace

Sealer Sealer::load_or_create(const std::filesystem::path& key_file, base::Random& random) {
  start_sodium();
  if (const auto key = read_key(key_file)) return Sealer(*key);
  create_key(key_file, random);
  const auto key = read_key(key_file);
  if (!key) throw base::Failure("key file " + key_file.string() + " vanished");
  return Sealer(*key);
}

Sealer::Sealer(Sealer&& other) noexcept : key_(other.key_) {
  sodium_memzero(other.key_.data(), other.key_.size());
}

Sealer& Sealer::operator=(Sealer&& other) noexcept {
  std::swap(key_, other.key_);
  return *this;
}

Sealer::~Sealer() {
  sodium_memzero(key_.data(), key_.size());
}

base::Bytes Sealer::seal(base::ByteView plain) const {
  start_sodium();
  base::Bytes sealed(head_bytes + crypto_secretbox_MACBYTES + plain.size());
  sealed[0] = version;
  const auto nonce = std::span(sealed).subspan(1, crypto_secretbox_NONCEBYTES);
  randombytes_buf(nonce.data(), nonce.size());
  crypto_secretbox_easy(writable(std::span(sealed).subspan(head_bytes)), readable(plain), plain.size(), readable(nonce),
                        readable(key_));
  return sealed;
}

base::Result<base::Bytes> Sealer::open(base::ByteView sealed) const {
  constexpr std::size_t around = head_bytes + crypto_secretbox_MACBYTES;
  const auto broken = [] {
    return base::refuse("seal.broken", "A stored secret cannot be opened with the key of this desk");
  };
  if (sealed.size() < around || sealed[0] != version) return broken();
  base::Bytes plain(sealed.size() - around);
  const auto box = sealed.subspan(head_bytes);
  const int opened = crypto_secretbox_open_easy(writable(plain), readable(box), box.size(), readable(sealed.subspan(1)),
                                                readable(key_));
  if (opened != 0) return broken();
  return plain;
}

}  // namespace crypto
