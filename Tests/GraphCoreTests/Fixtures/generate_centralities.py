#!/usr/bin/env python3
"""Writes centralities.json beside itself: weighted graphs, and what NetworkX 3.6 and igraph 1.0 say about them.

    python3 generate_centralities.py

Nodes are 0 ..< n; an edge is [tail, head, weight]. Conventions: betweenness is not normalised and in the order of
`edges`; harmonic closeness is divided by n - 1; eigenvector centrality is that of NumPy on the largest (weakly)
connected component, the first of equally large ones, and is left out (null) where a directed graph is not strongly
connected within it; constraint and effective size are null for a node without neighbours. Weights are random, so that
no two paths are equally long, or powers of two, so that equal sums are equal to the last bit. Betweenness and closeness
are taken from both libraries, and must agree before anything is written.
"""
import json
import math
import pathlib
import random

import igraph
import networkx as nx
import numpy as np

SEED = 20260303


def eigenvector(graph):
    n = graph.number_of_nodes()
    parts = nx.weakly_connected_components(graph) if graph.is_directed() else nx.connected_components(graph)
    largest = sorted(max(sorted(parts, key=min), key=len))
    if len(largest) < 2:
        return [0.0] * n
    part = graph.subgraph(largest)
    if graph.is_directed() and not nx.is_strongly_connected(part):
        return None
    matrix = nx.to_numpy_array(part, nodelist=largest, weight="weight").T
    values, vectors = np.linalg.eig(matrix)
    vector = np.abs(np.real(vectors[:, np.argmax(np.real(values))]))
    # LAPACK is exact beside the largest value, and small ones should be exact beside themselves: each round of this, in
    # which nothing is subtracted, brings them nearer.
    shifted = np.longdouble(matrix) + np.eye(len(largest)) * np.longdouble(np.max(np.real(values)) / 4)
    vector = np.longdouble(vector)
    for _ in range(2000):
        vector = shifted @ vector
        vector /= np.sqrt((vector * vector).sum())
    result = [0.0] * n
    for node, value in zip(largest, vector):
        result[node] = float(value)
    return result


def agree(name, left, right):
    for a, b in zip(left, right, strict=True):
        assert math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12), (name, a, b)


def page_rank(graph):
    """NetworkX's definition, solved instead of iterated."""
    n = graph.number_of_nodes()
    matrix = nx.to_numpy_array(graph, nodelist=range(n), weight="weight")
    sums = matrix.sum(axis=1)
    for node in range(n):
        matrix[node] = matrix[node] / sums[node] if sums[node] > 0 else 1 / n
    ranks = np.linalg.solve(np.eye(n) - 0.85 * matrix.T, np.full(n, 0.15 / n))
    peer = nx.pagerank(graph, alpha=0.85, tol=1e-15, max_iter=1000)
    agree("PageRank", ranks, [peer[node] for node in range(n)])
    return [float(rank) for rank in ranks]


def optional(values, n):
    return [None if math.isnan(values[node]) else values[node] for node in range(n)]


def describe(name, graph):
    n = graph.number_of_nodes()
    for _, _, data in graph.edges(data=True):
        data["length"] = 1 / data["weight"]
    edges = [[a, b, data["weight"]] for a, b, data in graph.edges(data=True)]
    peer = igraph.Graph(n=n, edges=[(a, b) for a, b, _ in edges], directed=graph.is_directed())
    result = {"name": name, "directed": graph.is_directed(), "nodes": n, "edges": edges}
    for key, attribute, lengths in [("Hops", None, None), ("Weighted", "length", [1 / w for _, _, w in edges])]:
        nodes = nx.betweenness_centrality(graph, normalized=False, weight=attribute)
        links = nx.edge_betweenness_centrality(graph, normalized=False, weight=attribute)
        closeness = nx.closeness_centrality(graph, distance=attribute, wf_improved=True)
        harmonic = nx.harmonic_centrality(graph, distance=attribute)
        result["betweenness" + key] = [nodes[node] for node in range(n)]
        result["edgeBetweenness" + key] = [links[a, b] for a, b, _ in edges]
        result["closeness" + key] = [closeness[node] for node in range(n)]
        result["harmonic" + key] = [harmonic[node] / max(1, n - 1) for node in range(n)]
        agree(name, result["betweenness" + key], peer.betweenness(weights=lengths))
        agree(name, result["edgeBetweenness" + key], peer.edge_betweenness(weights=lengths))
        if n > 1:
            agree(name, result["harmonic" + key], peer.harmonic_centrality(mode="in", weights=lengths))
    distances = nx.single_source_dijkstra_path_length(graph, 0, weight="length")
    result["distances"] = [distances.get(node) for node in range(n)]
    # Directions are not used: NetworkX gives no value to a node that only receives edges.
    merged = nx.Graph()
    merged.add_nodes_from(range(n))
    for a, b, weight in edges:
        merged.add_edge(a, b, weight=weight + (merged[a][b]["weight"] if merged.has_edge(a, b) else 0))
    # Node by node: asked for all at once, NetworkX 3.6 with SciPy 1.17 divides a weight by the largest of the wrong end,
    # which is not what its documentation says.
    constraint = nx.constraint(graph, nodes=list(graph), weight="weight")
    size = nx.effective_size(graph, nodes=list(graph), weight="weight")
    for node in range(n):
        if graph.is_directed() and merged.degree(node) > 0 and graph.out_degree(node) == 0:
            constraint[node] = nx.constraint(merged, nodes=[node], weight="weight")[node]
            size[node] = nx.effective_size(merged, nodes=[node], weight="weight")[node]
    result["constraint"] = optional(constraint, n)
    result["effectiveSize"] = optional(size, n)
    result["eigenvector"] = eigenvector(graph)
    result["pageRank"] = page_rank(graph)
    return result


def weighted(graph, rng, weights):
    """The same graph with its nodes shuffled, so that no answer follows from the order of construction."""
    order = list(graph.nodes())
    rng.shuffle(order)
    place = {node: index for index, node in enumerate(order)}
    result = nx.DiGraph() if graph.is_directed() else nx.Graph()
    result.add_nodes_from(range(len(order)))
    for a, b in graph.edges():
        result.add_edge(place[a], place[b], weight=weights(rng))
    return result


def main():
    rng = random.Random(SEED)
    seed = lambda: rng.randrange(1 << 30)
    anything = lambda rng: round(rng.uniform(0.1, 9), 6)
    powers = lambda rng: rng.choice([0.25, 0.5, 1.0, 2.0])
    ones = lambda rng: 1.0
    parts = [nx.cycle_graph(5), nx.complete_graph(6), nx.path_graph(4), nx.empty_graph(2)]
    graphs = [
        ("kite", nx.krackhardt_kite_graph(), ones),
        ("sparse", nx.gnm_random_graph(40, 55, seed=seed()), anything),
        ("dense", nx.gnp_random_graph(24, 0.5, seed=seed()), anything),
        ("ties", nx.gnm_random_graph(30, 70, seed=seed()), powers),
        ("sparse-directed", nx.gnm_random_graph(40, 80, seed=seed(), directed=True), anything),
        ("dense-directed", nx.gnp_random_graph(20, 0.4, seed=seed(), directed=True), anything),
        ("ties-directed", nx.gnm_random_graph(30, 120, seed=seed(), directed=True), powers),
        ("tree", nx.random_labeled_tree(30, seed=seed()), anything),
        ("star", nx.star_graph(8), powers),
        ("grid", nx.convert_node_labels_to_integers(nx.grid_2d_graph(5, 6)), powers),
        ("bipartite", nx.complete_bipartite_graph(4, 5), anything),
        ("directed-cycle", nx.cycle_graph(7, create_using=nx.DiGraph), anything),
        ("disconnected", nx.disjoint_union_all(parts), anything),
        ("preferential", nx.barabasi_albert_graph(50, 2, seed=seed()), powers),
        ("one-node", nx.empty_graph(1), ones),
    ]
    cases = [describe(name, weighted(graph, rng, weights)) for name, graph, weights in graphs]
    path = pathlib.Path(__file__).with_name("centralities.json")
    lines = ",\n".join(json.dumps(case, separators=(",", ":"), allow_nan=False) for case in cases)
    path.write_text("[\n" + lines + "\n]\n")


if __name__ == "__main__":
    main()
