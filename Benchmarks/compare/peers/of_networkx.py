"""NetworkX is the oracle of the tests. It is timed where one can wait for it: not where it searches from every node."""
import networkx as nx

from . import TOLERANCE
from .arrays import by_node, labels, marked, unit


def version():
    return nx.__version__


# Its effective size takes a quarter of a minute here, and grows with the square of the hubs.
EFFECTIVE_SIZE_UP_TO = 3000


def measure(network, name):
    n = network.nodes
    if name == "effective-size" and n > EFFECTIVE_SIZE_UP_TO:
        return None, None
    g = nx.DiGraph() if network.directed else nx.Graph()
    g.add_nodes_from(range(n))
    g.add_weighted_edges_from(zip(network.tails.tolist(), network.heads.tolist(), network.weights.tolist()))
    nodewise = by_node(n)
    return {
        "eigenvector": (
            lambda: nx.eigenvector_centrality_numpy(g, weight="weight"), lambda result: unit(nodewise(result))),
        # It ends at a change of n times the tolerance.
        "pagerank": (lambda: nx.pagerank(g, alpha=0.85, tol=TOLERANCE / n, max_iter=1000), nodewise),
        "core": (lambda: nx.core_number(g), nodewise),
        "components": (lambda: list(nx.connected_components(g)), labels(n)),
        "strong-components": (lambda: list(nx.strongly_connected_components(g)), labels(n)),
        "articulation": (lambda: set(nx.articulation_points(g)), marked(n)),
        "constraint": (lambda: nx.constraint(g, weight="weight"), nodewise),
        # Asked for all nodes at once, NetworkX 3.6 with SciPy 1.17 divides a weight by the largest of the wrong end;
        # asked node by node it follows its documentation.
        "effective-size": (lambda: nx.effective_size(g, nodes=range(n), weight="weight"), nodewise),
    }.get(name, (None, None))
