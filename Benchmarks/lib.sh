# What the benchmark scripts share; sourced, not run.

# Where the files lie that are named on the command line.
caller="$PWD"
source "$(dirname "${BASH_SOURCE[0]}")/../Scripts/lib.sh"

environment="$PWD/Benchmarks/.venv"
system_python="${SYSTEM_PYTHON:-/usr/bin/python3}"
export PYTHONPATH="$PWD/Benchmarks" PYTHONDONTWRITEBYTECODE=1

# A Python environment with the peers from PyPI.
ensure_peers() {
    command -v python3 >/dev/null || fail "no python3 is here; the peers need it"
    if ! [ -x "$environment/bin/pip" ]; then
        python3 -m venv "$environment" || fail "python3 cannot make an environment: on Debian, install python3-venv"
    fi
    "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement Benchmarks/requirements.txt
}

# graph-tool is a package of the system's own Python. It is installed where nobody is there to ask, by root, or when told.
ensure_graph_tool() {
    if "$system_python" -c "import graph_tool" 2>/dev/null || [ "${GRAPH_TOOL:-}" = skip ]; then return; fi
    if command -v apt-get >/dev/null && { [ -n "${CI:-}" ] || [ "$(id -u)" = 0 ] || [ "${GRAPH_TOOL:-}" = install ]; }
    then
        say "Installing graph-tool (python3-graph-tool)"
        { as_root apt-get update -q &&
            as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends python3-graph-tool
        } || say "graph-tool could not be installed and takes no part"
    else
        say "graph-tool is not here and takes no part; GRAPH_TOOL=install has it installed by apt"
    fi
}

build_binaries() {
    ensure_swift
    ensure_graphviz
    say "Building the release binaries"
    swift build -c release --product linchpin
    swift build -c release --package-path Benchmarks
    mkdir -p Benchmarks/out
}

# Runs a Python module with the binaries' places.
compare() {
    local binaries=(
        --graphbench "$PWD/Benchmarks/.build/release/graphbench" --linchpin "$PWD/.build/release/linchpin")
    (cd "$caller" && "$environment/bin/python" -m "$1" "${binaries[@]}" "${@:2}")
}
