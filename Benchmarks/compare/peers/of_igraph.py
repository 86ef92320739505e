import igraph

from .arrays import marked, unit, values


def version():
    return igraph.__version__


def measure(network, name):
    g = igraph.Graph(n=network.nodes, edges=network.pairs, directed=network.directed)
    weights, lengths, directed = network.weights.tolist(), network.lengths.tolist(), network.directed
    return {
        "betweenness": (lambda: g.betweenness(directed=directed), values),
        "betweenness-inverse": (lambda: g.betweenness(directed=directed, weights=lengths), values),
        "edge-betweenness": (lambda: g.edge_betweenness(directed=directed), values),
        "closeness": (lambda: g.closeness(mode="in", normalized=True), values),
        "harmonic": (lambda: g.harmonic_centrality(mode="in", normalized=True), values),
        "eigenvector": (lambda: g.eigenvector_centrality(weights=weights), unit),
        "pagerank": (lambda: g.pagerank(directed=directed, damping=0.85, weights=weights), values),
        "core": (lambda: g.coreness(mode="all"), values),
        "components": (lambda: g.connected_components(mode="weak").membership, values),
        "strong-components": (lambda: g.connected_components(mode="strong").membership, values),
        "articulation": (g.articulation_points, marked(network.nodes)),
        "constraint": (lambda: g.constraint(weights=weights), values),
        "leiden": (lambda: _leiden(g, weights), values),
    }.get(name, (None, None))


def _leiden(g, weights):
    # Until nothing gets better, as the graph core does.
    return g.community_leiden(objective_function="modularity", weights=weights, n_iterations=-1).membership
