"""The operating graph: degrees on the directed merged projection, the rest on the undirected one with hops."""
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


def centrality(org):
    directed = operating(org)
    graph = directed.to_undirected()
    n = len(graph)
    betweenness = networkx.betweenness_centrality(graph)
    harmonic = networkx.harmonic_centrality(graph)
    core = networkx.core_number(graph)
    articulation = set(networkx.articulation_points(graph))
    return {"layer": "operating", "lengths": "unit", "exact": True, "entities": [
        {"id": i, "degreeIn": directed.in_degree(i), "degreeOut": directed.out_degree(i),
         "betweenness": betweenness[i], "harmonic": harmonic[i] / (n - 1) if n > 1 else 0.0,
         "core": core[i], "articulation": i in articulation} for i in sorted(graph)]}
