#!/usr/bin/env python3
"""Times one measure of one peer on an edge list: peer.py PEER EDGES MEASURE [--directed] [--repeat N]

Prints one line of JSON: the seconds of each run, reading and building excluded, and the sum of the values with each
unordered pair counted once. Two threads where the peer has threads. Exit status 3: the peer is not here, or has no such
measure.
"""
import argparse
import json
import sys
import time

a = argparse.ArgumentParser()
a.add_argument("peer")
a.add_argument("edges")
a.add_argument("measure")
a.add_argument("--directed", action="store_true")
a.add_argument("--repeat", type=int, default=1)
a = a.parse_args()

weight = {}
nodes = 0
lines = open(a.edges).read().split("\n")
if len(lines[0].split()) == 2 and len(lines[1].split()) == 3:
    nodes = int(lines.pop(0).split()[0])
for line in lines:
    parts = line.split()
    if len(parts) < 2 or line.startswith("#"):
        continue
    u, v, w = int(parts[0]), int(parts[1]), float(parts[2]) if len(parts) > 2 else 1.0
    nodes = max(nodes, u + 1, v + 1)
    if u != v:
        key = (u, v) if a.directed or u < v else (v, u)
        weight[key] = weight.get(key, 0) + w
pairs = sorted(weight)
lengths = [1 / weight[p] for p in pairs]
inverse = a.measure == "betweenness-inverse"


def igraph():
    import igraph as ig
    g = ig.Graph(n=nodes, edges=pairs, directed=a.directed)
    return {
        "betweenness": lambda: sum(g.betweenness(directed=a.directed)),
        "betweenness-inverse": lambda: sum(g.betweenness(directed=a.directed, weights=lengths)),
        "core": lambda: sum(g.coreness()),
        "components": lambda: len(g.connected_components(mode="weak")),
        "articulation": lambda: len(g.articulation_points()),
    }


def networkit():
    import networkit as nk
    nk.setNumberOfThreads(2)
    g = nk.Graph(nodes, weighted=inverse, directed=a.directed)
    for (u, v), length in zip(pairs, lengths):
        g.addEdge(u, v, length)
    both = 1 if a.directed else 2
    scores = lambda: sum(nk.centrality.Betweenness(g).run().scores()) / both
    return {"betweenness": scores, "betweenness-inverse": scores}


def rustworkx():
    import rustworkx as rx
    g = rx.PyDiGraph() if a.directed else rx.PyGraph()
    g.add_nodes_from(range(nodes))
    g.add_edges_from([(u, v, 1) for u, v in pairs])
    measure = rx.digraph_betweenness_centrality if a.directed else rx.graph_betweenness_centrality
    return {"betweenness": lambda: sum(measure(g, normalized=False).values())}


def graph_tool():
    import graph_tool.all as gt
    gt.openmp_set_num_threads(2)
    g = gt.Graph(directed=a.directed)
    g.add_vertex(nodes)
    length = g.new_ep("double")
    g.add_edge_list([(u, v, x) for (u, v), x in zip(pairs, lengths)], eprops=[length])
    return {
        "betweenness": lambda: float(sum(gt.betweenness(g, norm=False)[0].a)),
        "betweenness-inverse": lambda: float(sum(gt.betweenness(g, norm=False, weight=length)[0].a)),
    }


try:
    run = {"igraph": igraph, "networkit": networkit, "rustworkx": rustworkx, "graph-tool": graph_tool}[a.peer]()[a.measure]
except (ImportError, KeyError) as missing:
    print(f"{a.peer} {a.measure}: {missing!r}", file=sys.stderr)
    sys.exit(3)
seconds, total = [], 0
for _ in range(a.repeat):
    start = time.perf_counter()
    total = run()
    seconds.append(time.perf_counter() - start)
print(json.dumps({"nodes": nodes, "edges": len(pairs), "seconds": seconds, "sum": total}))
