import rustworkx as rx

from . import TOLERANCE
from .arrays import by_node, labels, marked, unit


def version():
    return rx.__version__


def measure(network, name):
    directed, n = network.directed, network.nodes
    g = rx.PyDiGraph() if directed else rx.PyGraph()
    g.add_nodes_from(range(n))
    g.add_edges_from(list(zip(network.tails.tolist(), network.heads.tolist(), network.weights.tolist())))
    nodewise = by_node(n)
    common = {
        "betweenness": (lambda: rx.betweenness_centrality(g, normalized=False), nodewise),
        "edge-betweenness": (
            lambda: rx.edge_betweenness_centrality(g, normalized=False), by_node(len(network.weights))),
        "closeness": (lambda: rx.closeness_centrality(g, wf_improved=True), nodewise),
        "eigenvector": (
            lambda: rx.eigenvector_centrality(g, weight_fn=float, max_iter=100_000, tol=1e-12),
            lambda result: unit(nodewise(result))),
        "core": (lambda: rx.core_number(g), nodewise),
    }
    one_way = {
        # It ends at a change of n times the tolerance.
        "pagerank": (
            lambda: rx.pagerank(g, alpha=0.85, weight_fn=float, tol=TOLERANCE / n, max_iter=1000), nodewise),
        "strong-components": (lambda: rx.strongly_connected_components(g), labels(n)),
    }
    both_ways = {
        "components": (lambda: rx.connected_components(g), labels(n)),
        "articulation": (lambda: rx.articulation_points(g), marked(n)),
    }
    return (common | (one_way if directed else both_ways)).get(name, (None, None))
