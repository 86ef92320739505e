#!/usr/bin/env python3
"""Writes networkx.json beside itself: graphs, and what NetworkX 3.6 says about them.

    python3 generate.py

Nodes are 0 ..< n. Conventions: betweenness is not normalised; harmonic is divided by n - 1; what has a meaning only
without directions is taken on the undirected graph; components are labelled by their smallest nodes in order;
dominators are those from node 0, -1 where there is none; a cut size of -1 means that no cut exists because of a direct
edge.
"""
import json
import pathlib
import random

import networkx as nx
from networkx.algorithms.connectivity import local_node_connectivity, minimum_st_node_cut

SEED = 20260101


def labels(n, components):
    result = [-1] * n
    for label, members in enumerate(sorted(components, key=min)):
        for node in members:
            result[node] = label
    return result


def describe(name, graph, pairs, rng):
    n = graph.number_of_nodes()
    directed = graph.is_directed()
    plain = graph.to_undirected() if directed else graph
    arrows = graph if directed else graph.to_directed()
    dominators = {node: -1 if d is None or node == 0 else d for node, d in nx.immediate_dominators(arrows, 0).items()}
    harmonic = nx.harmonic_centrality(graph)
    betweenness = nx.betweenness_centrality(graph, normalized=False)
    cuts = []
    for _ in range(pairs):
        s, t = rng.sample(range(n), 2)
        paths = local_node_connectivity(graph, s, t)
        if graph.has_edge(s, t):
            size = -1
        elif graph.has_edge(t, s):
            # minimum_st_node_cut gives up on a pair joined in either direction; Menger's theorem gives the size.
            size = paths
        else:
            size = len(minimum_st_node_cut(graph, s, t))
        cuts.append([s, t, size, paths])
    probes = sorted(rng.sample(range(n), min(n, 5)))
    strong = nx.strongly_connected_components(graph) if directed else nx.connected_components(graph)
    return {
        "name": name,
        "directed": directed,
        "nodes": n,
        "edges": [list(edge) for edge in graph.edges()],
        "betweenness": [betweenness[v] for v in range(n)],
        "harmonic": [harmonic[v] / (n - 1) for v in range(n)],
        "cores": [nx.core_number(plain)[v] for v in range(n)],
        "articulation": sorted(nx.articulation_points(plain)),
        "bridges": sorted(sorted(edge) for edge in nx.bridges(plain)),
        "components": labels(n, nx.connected_components(plain)),
        "strong": labels(n, strong),
        "dominators": [dominators.get(v, -1) for v in range(n)],
        "cuts": cuts,
        "reach": [[v, sorted(nx.descendants(graph, v)), sorted(nx.ancestors(graph, v))] for v in probes],
    }


def relabelled(graph, rng):
    """The same graph with its nodes shuffled, so that no answer follows from the order of construction."""
    order = list(graph.nodes())
    rng.shuffle(order)
    result = nx.DiGraph() if graph.is_directed() else nx.Graph()
    result.add_nodes_from(range(len(order)))
    place = {node: index for index, node in enumerate(order)}
    result.add_edges_from((place[a], place[b]) for a, b in graph.edges())
    return result


def main():
    rng = random.Random(SEED)
    seed = lambda: rng.randrange(1 << 30)
    clusters = nx.disjoint_union(nx.gnp_random_graph(20, 0.4, seed=seed()), nx.gnp_random_graph(25, 0.3, seed=seed()))
    clusters.add_edge(3, 30)
    graphs = [
        ("krackhardt-kite", nx.krackhardt_kite_graph()),
        ("sparse", relabelled(nx.gnm_random_graph(80, 100, seed=seed()), rng)),
        ("dense", relabelled(nx.gnp_random_graph(40, 0.5, seed=seed()), rng)),
        ("sparse-directed", relabelled(nx.gnm_random_graph(80, 150, seed=seed(), directed=True), rng)),
        ("middling-directed", relabelled(nx.gnm_random_graph(60, 300, seed=seed(), directed=True), rng)),
        ("dense-directed", relabelled(nx.gnp_random_graph(30, 0.4, seed=seed(), directed=True), rng)),
        ("tree", relabelled(nx.random_labeled_tree(70, seed=seed()), rng)),
        ("directed-tree", relabelled(nx.bfs_tree(nx.balanced_tree(3, 3), 0), rng)),
        ("star", relabelled(nx.star_graph(12), rng)),
        ("cycle", relabelled(nx.cycle_graph(17), rng)),
        ("directed-cycle", relabelled(nx.cycle_graph(11, create_using=nx.DiGraph), rng)),
        ("path", relabelled(nx.path_graph(19), rng)),
        ("complete", nx.complete_graph(9)),
        ("disconnected", relabelled(nx.disjoint_union_all(
            [nx.cycle_graph(6), nx.path_graph(5), nx.complete_graph(5), nx.empty_graph(4)]), rng)),
        ("two-clusters-with-bridge", relabelled(clusters, rng)),
        ("grid", relabelled(nx.convert_node_labels_to_integers(nx.grid_2d_graph(7, 8)), rng)),
        ("acyclic", relabelled(nx.DiGraph(
            [(a, b) for a, b in nx.gnm_random_graph(50, 180, seed=seed()).edges() if a < b]), rng)),
        ("preferential", relabelled(nx.barabasi_albert_graph(120, 2, seed=seed()), rng)),
    ]
    cases = [describe(name, graph, 12, rng) for name, graph in graphs]
    path = pathlib.Path(__file__).with_name("networkx.json")
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    path.write_text("[\n" + lines + "\n]\n")


if __name__ == "__main__":
    main()
