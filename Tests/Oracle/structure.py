"""The operating graph: degrees on the directed merged projection, the rest on the undirected one with hops."""
from fractions import Fraction
from itertools import combinations

import networkx


def operating(org):
    graph = networkx.DiGraph()
    out = {i for i in org.entities if (org.kind(i) == "system" and org.stage(i) == "retired")
           or (org.kind(i) == "person" and org.status(i) == "departed")}
    graph.add_nodes_from(sorted(set(org.entities) - out))
    for r in org.relations:
        a, b = r["from"], r["to"]
        if a != b and a not in out and b not in out:
            graph.add_edge(a, b)
            if r["kind"] == "coordinates-with":
                graph.add_edge(b, a)
    return graph


def paths_from(graph, start):
    """(hops, number of shortest paths) from `start` to everything it reaches."""
    hops, count, level = {start: 0}, {start: 1}, [start]
    while level:
        following = []
        for u in level:
            for v in graph[u]:
                if v not in hops:
                    hops[v], count[v] = hops[u] + 1, 0
                    following.append(v)
                if hops[v] == hops[u] + 1:
                    count[v] += count[u]
        level = following
    return hops, count


def centrality(org):
    directed = operating(org)
    graph = directed.to_undirected()
    nodes, n = sorted(graph), len(graph)
    hops, count = {}, {}
    for v in nodes:
        hops[v], count[v] = paths_from(graph, v)
    harmonic = {v: sum((Fraction(1, d) for d in hops[v].values() if d), Fraction(0)) for v in nodes}
    between = dict.fromkeys(nodes, Fraction(0))
    for a, b in combinations(nodes, 2):
        for v in nodes:
            if v not in (a, b) and b in hops[a] and v in hops[a] and hops[a][v] + hops[v][b] == hops[a][b]:
                between[v] += Fraction(count[a][v] * count[v][b], count[a][b])
    pairs = (n - 1) * (n - 2) // 2
    for v, x in networkx.betweenness_centrality(graph).items():
        assert abs(x - float(between[v] / pairs if pairs else 0)) < 1e-9
    core = networkx.core_number(graph)
    articulation = set(networkx.articulation_points(graph))
    return {"layer": "operating", "lengths": "unit", "exact": True, "entities": [
        {"id": v, "degreeIn": directed.in_degree(v), "degreeOut": directed.out_degree(v),
         "betweenness": float(between[v] / pairs) if pairs else 0.0,
         "harmonic": float(harmonic[v] / (n - 1)) if n > 1 else 0.0,
         "core": core[v], "articulation": v in articulation} for v in nodes]}
