"""One module for each peer. `measure(network, name)` builds the peer's graph and gives two functions: the timed one,
and one that makes of its result an array in the order of the nodes (or of the edges, as `network.pairs`). Both are None
where the peer has no such measure. `use_threads(count)` is there where the peer can change its threads while it runs.

Everything is asked for by the definition that the graph core uses: each unordered pair counted once, no normalisation
of betweenness, weights where a measure takes them, tolerances tight enough that the scores can be compared.
"""
from importlib import import_module

MODULES = {
    "igraph": "of_igraph", "networkit": "of_networkit", "rustworkx": "of_rustworkx", "graph-tool": "of_graph_tool",
    "networkx": "of_networkx",
}

# The sum of the absolute changes at which a power iteration ends, as the graph core has it for PageRank.
TOLERANCE = 1e-10


def load(peer):
    return import_module(f"{__name__}.{MODULES[peer]}")
