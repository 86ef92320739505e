# What the scripts share; sourced, not run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\n== %s\n' "$*"; }

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# Runs a command as root: directly, or through sudo.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "installing Graphviz needs root: run this script as root, install sudo, or run: $*"
    fi
}

# Graphviz's headers and libraries, and pkg-config, which tells the build where they are.
ensure_graphviz() {
    if command -v pkg-config >/dev/null && pkg-config --exists libgvc; then return; fi
    say "Installing Graphviz (libgraphviz-dev)"
    if command -v apt-get >/dev/null; then
        as_root apt-get update -q
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
            libgraphviz-dev pkg-config fonts-dejavu-core
    elif command -v brew >/dev/null; then
        brew install graphviz pkg-config
    else
        fail "neither apt-get nor brew is here: install Graphviz 2.42 or later with its headers, and pkg-config"
    fi
    pkg-config --exists libgvc || fail "Graphviz was installed, yet pkg-config does not find libgvc"
}

ensure_swift() {
    command -v swift >/dev/null ||
        fail "no Swift toolchain is here: install Swift 6.2 or later from https://www.swift.org/install"
}
