# Sourced by ./run and ./test: installs Debian packages and browser libraries, only when something is missing.

build_packages=(g++ cmake ninja-build lld pkg-config libfcgi-dev libcgicc-dev libctemplate-dev libboost1.81-dev libboost-json1.81-dev
  libboost-url1.81-dev libsqlite3-dev libcurl4-openssl-dev libssl-dev libsrtp2-dev libopus-dev libogg-dev libspeexdsp-dev
  libsodium-dev libfmt-dev libspdlog-dev libtomlplusplus-dev libcli11-dev libexpected-dev libgtest-dev libgmock-dev
  libbenchmark-dev)

# install_packages NAME...: with root or sudo; without either it prints the command to run and ends the script.
install_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then root=(sudo)
    elif command -v sudo >/dev/null && [ -t 0 ]; then root=(sudo)
    else
      printf 'Some Debian packages are missing and this user may not install them. Run this as root, then start again:\n\n' >&2
      printf '  apt-get update && apt-get install -y --no-install-recommends %s\n\n' "${missing[*]}" >&2
      exit 1
    fi
  fi
  echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  "${root[@]}" apt-get update -qq
  # RUNLEVEL=1: nginx must not be started by its own installation, it would take port 80.
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# install_browser_libraries [--tests]: what package-lock.json names; --tests also what the browser tests need.
install_browser_libraries() {
  local wanted stamp=node_modules/.belfry-installed
  wanted="$(sha256sum package-lock.json | cut -c1-16)"
  grep -qs "^$wanted tests$" "$stamp" && return 0
  [ "${1:-}" = --tests ] || { grep -qs "^$wanted" "$stamp" && return 0; }
  command -v npm >/dev/null || install_packages nodejs npm
  if [ "${1:-}" = --tests ]; then npm ci --no-audit --no-fund --loglevel=error && echo "$wanted tests" > "$stamp"
  else npm ci --omit=dev --no-audit --no-fund --loglevel=error && echo "$wanted" > "$stamp"; fi
}
