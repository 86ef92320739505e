#!/usr/bin/env python3
"""Writes structure.json beside itself: graphs, and what NetworkX 3.6, igraph 1.0 and leidenalg 0.12 say about their
structure.

    pip install networkx igraph leidenalg
    python3 generate_structure.py

Nodes are 0 ..< n, edges are [tail, head, weight]. Blocks are lists of edges without directions, each smaller end first,
sorted. Cycles are the strongly connected components of more than one node, each with the length of its shortest cycle.
Ancestors and successors are counted without the node itself. `partition` is arbitrary, with its modularity at the
resolutions 1 and 0.5, directions ignored and opposite weights added. `louvain` and `leiden` are the best modularities
found by NetworkX and leidenalg in ten seeded runs each; `optimum` is igraph's exact one, where it was small enough, else
null.
"""
import itertools
import json
import pathlib
import random

import igraph
import leidenalg
import networkx as nx

SEED = 20260202


def blocks(plain):
    found = [sorted(sorted(edge) for edge in block) for block in nx.biconnected_component_edges(plain)]
    return sorted(found)


def girth(graph):
    """The length of a shortest directed cycle of a strongly connected graph."""
    return next(k for k in itertools.count(2) if any(True for _ in nx.simple_cycles(graph, length_bound=k)))


def cycles(graph):
    if not graph.is_directed():
        return []
    found = [sorted(nodes) for nodes in nx.strongly_connected_components(graph) if len(nodes) > 1]
    return [[nodes, girth(graph.subgraph(nodes))] for nodes in sorted(found)]


def undirected(graph):
    plain = nx.Graph()
    plain.add_nodes_from(range(graph.number_of_nodes()))
    for a, b, weight in graph.edges(data="weight"):
        if plain.has_edge(a, b):
            plain[a][b]["weight"] += weight
        else:
            plain.add_edge(a, b, weight=weight)
    return plain


def sets(labels):
    return [{v for v, label in enumerate(labels) if label == wanted} for wanted in sorted(set(labels))]


def communities(plain, rng, exact):
    labels = [rng.randrange(4) for _ in plain]
    modularity = [nx.community.modularity(plain, sets(labels), weight="weight", resolution=r) for r in (1, 0.5)]
    louvain = max(
        nx.community.modularity(plain, nx.community.louvain_communities(plain, weight="weight", seed=seed))
        for seed in range(10))
    peer = igraph.Graph(n=len(plain), edges=[(a, b) for a, b in plain.edges()])
    weights = [weight for _, _, weight in plain.edges(data="weight")]
    leiden = max(
        leidenalg.find_partition(
            peer, leidenalg.ModularityVertexPartition, weights=weights, n_iterations=-1, seed=seed).modularity
        for seed in range(10))
    optimum = peer.community_optimal_modularity(weights=weights).modularity if exact else None
    return {"partition": labels, "modularity": modularity, "louvain": louvain, "leiden": leiden, "optimum": optimum}


def describe(name, graph, rng, exact=False):
    plain = undirected(graph)
    n = graph.number_of_nodes()
    return {
        "name": name,
        "directed": graph.is_directed(),
        "nodes": n,
        "edges": [[a, b, weight] for a, b, weight in graph.edges(data="weight")],
        "blocks": blocks(plain),
        "cycles": cycles(graph),
        "ancestors": [len(nx.ancestors(graph, v)) for v in range(n)],
        **communities(plain, rng, exact),
    }


def prepared(graph, rng, weighted=False):
    """The same graph with its nodes shuffled; weights are halves, so that sums are exact."""
    order = list(graph.nodes())
    rng.shuffle(order)
    place = {node: index for index, node in enumerate(order)}
    result = nx.DiGraph() if graph.is_directed() else nx.Graph()
    result.add_nodes_from(range(len(order)))
    for a, b in graph.edges():
        result.add_edge(place[a], place[b], weight=rng.randrange(1, 9) / 2 if weighted else 1)
    return result


def main():
    rng = random.Random(SEED)
    seed = lambda: rng.randrange(1 << 30)
    karate = nx.Graph(nx.karate_club_graph().edges())
    nx.set_edge_attributes(karate, 1, "weight")
    novel = nx.convert_node_labels_to_integers(nx.les_miserables_graph(), ordering="sorted")
    caveman = nx.connected_caveman_graph(6, 6)
    hierarchy = nx.DiGraph([(v, (v - 1) // 3) for v in range(1, 60)] + [(v, v // 7) for v in range(20, 60, 5)])
    graphs = [
        ("karate", karate, True),
        ("les-miserables", novel, False),
        ("kite", prepared(nx.krackhardt_kite_graph(), rng), True),
        ("caveman", prepared(caveman, rng), True),
        ("caveman-weighted", prepared(caveman, rng, True), True),
        ("sparse", prepared(nx.gnm_random_graph(120, 130, seed=seed()), rng, True), False),
        ("dense", prepared(nx.gnp_random_graph(30, 0.4, seed=seed()), rng, True), False),
        ("sparse-directed", prepared(nx.gnm_random_graph(100, 140, seed=seed(), directed=True), rng, True), False),
        ("middling-directed", prepared(nx.gnm_random_graph(60, 180, seed=seed(), directed=True), rng), False),
        ("hierarchy", prepared(hierarchy, rng), False),
        ("tree", prepared(nx.random_labeled_tree(60, seed=seed()), rng), False),
        ("directed-cycle", prepared(nx.cycle_graph(11, create_using=nx.DiGraph), rng), True),
        ("disconnected", prepared(nx.disjoint_union_all(
            [nx.cycle_graph(6), nx.path_graph(5), nx.complete_graph(5), nx.empty_graph(4)]), rng), True),
        ("planted", prepared(nx.planted_partition_graph(5, 16, 0.5, 0.03, seed=seed()), rng), False),
        ("grid", prepared(nx.convert_node_labels_to_integers(nx.grid_2d_graph(6, 8)), rng), False),
    ]
    cases = [describe(name, graph, rng, exact) for name, graph, exact in graphs]
    path = pathlib.Path(__file__).with_name("structure.json")
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    path.write_text("[\n" + lines + "\n]\n")


if __name__ == "__main__":
    main()
