"""What is compared, on which graph, and the bars that Linchpin sets itself."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """How many times faster Linchpin is to be than a peer; `peer` None means the fastest of all."""

    ratio: float
    peer: str | None = None


@dataclass(frozen=True)
class Comparison:
    key: str
    label: str
    measure: str
    graph: str = "organisation"
    directed: bool = False
    bar: Bar | None = None
    # How scores agree: "values" element by element, "classes" as divisions of the nodes, "modularity" by quality.
    agreement: str = "values"


PEERS = ["igraph", "networkit", "rustworkx", "graph-tool", "networkx"]
NAMES = {
    "igraph": "igraph", "networkit": "NetworKit", "rustworkx": "rustworkx", "graph-tool": "graph-tool",
    "networkx": "NetworkX",
}

_LINEAR = Bar(2, "igraph")

COMPARISONS = [
    Comparison("betweenness", "betweenness, hops", "betweenness", bar=Bar(10)),
    Comparison("betweenness-inverse", "betweenness, inverse weights", "betweenness-inverse", bar=Bar(10)),
    Comparison("betweenness-directed", "betweenness, hops, directed", "betweenness", directed=True, bar=Bar(5)),
    Comparison(
        "betweenness-inverse-directed", "betweenness, inverse weights, directed", "betweenness-inverse", directed=True),
    Comparison("betweenness-email", "betweenness, hops, dense", "betweenness", graph="email", bar=Bar(5)),
    Comparison("core", "k-core", "core", bar=_LINEAR),
    Comparison("components", "components", "components", bar=_LINEAR, agreement="classes"),
    Comparison("articulation", "articulation points", "articulation", bar=_LINEAR),
    Comparison("pagerank", "PageRank, directed", "pagerank", directed=True, bar=_LINEAR),
    Comparison("constraint", "constraint", "constraint", bar=_LINEAR),
    Comparison("effective-size", "effective size", "effective-size"),
    Comparison(
        "strong-components", "strongly connected components", "strong-components", directed=True, agreement="classes"),
    Comparison("edge-betweenness", "edge betweenness, hops", "edge-betweenness"),
    Comparison("closeness", "closeness", "closeness"),
    Comparison("harmonic", "harmonic closeness", "harmonic"),
    Comparison("eigenvector", "eigenvector", "eigenvector"),
    Comparison("leiden", "communities (Leiden)", "leiden", agreement="modularity"),
]

# Of the graph core alone, on larger and larger organisations. What needs directions is measured with them.
GROWTH_UNDIRECTED = ["degree", "components", "articulation", "core", "constraint", "effective-size", "leiden"]
GROWTH_DIRECTED = ["strong-components", "pagerank"]

# The whole of `analyze` is to take less than the fastest peer's betweenness divided by this.
ANALYZE_SHARE = 10
