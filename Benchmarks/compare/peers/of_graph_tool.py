import graph_tool.all as gt

from . import TOLERANCE
from .arrays import unit, values


def version():
    return gt.__version__.split(" ")[0]


def use_threads(count):
    gt.openmp_set_num_threads(count)


def measure(network, name):
    g = gt.Graph(directed=network.directed)
    g.add_vertex(network.nodes)
    weight, length = g.new_ep("double"), g.new_ep("double")
    rows = zip(network.tails, network.heads, network.weights, network.lengths)
    g.add_edge_list(rows, eprops=[weight, length])
    return {
        "betweenness": (lambda: gt.betweenness(g, norm=False)[0].a, values),
        "betweenness-inverse": (lambda: gt.betweenness(g, norm=False, weight=length)[0].a, values),
        "edge-betweenness": (lambda: gt.betweenness(g, norm=False)[1].a, values),
        "closeness": (lambda: gt.closeness(g).a, values),
        "harmonic": (lambda: gt.closeness(g, harmonic=True).a, values),
        "eigenvector": (lambda: gt.eigenvector(g, weight=weight, epsilon=1e-12)[1].a, unit),
        "pagerank": (lambda: gt.pagerank(g, damping=0.85, weight=weight, epsilon=TOLERANCE).a, values),
        "core": (lambda: gt.kcore_decomposition(g).a, values),
        "components": (lambda: gt.label_components(g, directed=False)[0].a, values),
        "strong-components": (lambda: gt.label_components(g, directed=True)[0].a, values),
        "articulation": (lambda: gt.label_biconnected_components(g)[1].a, values),
    }.get(name, (None, None))
