import networkit as nk
import numpy as np

from . import TOLERANCE
from .arrays import halved, unit, values

_WEIGHTED = {"pagerank", "eigenvector", "leiden"}


def version():
    return nk.__version__


def use_threads(count):
    nk.setNumberOfThreads(count)


def measure(network, name):
    c = nk.centrality
    g = _graph(network, name)
    counted = values if network.directed else halved
    return {
        "betweenness": (lambda: c.Betweenness(g).run().scores(), counted),
        "betweenness-inverse": (lambda: c.Betweenness(g).run().scores(), counted),
        "edge-betweenness": (
            lambda: c.Betweenness(g, computeEdgeCentrality=True).run().edgeScores(),
            lambda scores: counted([scores[g.edgeId(u, v)] for u, v in network.pairs])),
        "closeness": (lambda: c.Closeness(g, True, c.ClosenessVariant.GENERALIZED).run().scores(), values),
        "harmonic": (lambda: c.HarmonicCloseness(g, True).run().scores(), values),
        "eigenvector": (lambda: c.EigenvectorCentrality(g, tol=1e-12).run().scores(), unit),
        "pagerank": (lambda: _pagerank(g), values),
        "core": (lambda: c.CoreDecomposition(g).run().scores(), values),
        "components": (lambda: nk.components.ConnectedComponents(g).run().getPartition().getVector(), values),
        "strong-components": (
            lambda: nk.components.StronglyConnectedComponents(g).run().getPartition().getVector(), values),
        "articulation": (
            lambda: nk.components.BiconnectedComponents(g).run(),
            lambda blocks: _articulation(blocks, network.nodes)),
        "leiden": (lambda: nk.community.ParallelLeiden(g, iterations=10).run().getPartition().getVector(), values),
    }.get(name, (None, None))


def _graph(network, name):
    inverse = name == "betweenness-inverse"
    g = nk.Graph(network.nodes, weighted=inverse or name in _WEIGHTED, directed=network.directed)
    for tail, head, weight in zip(network.tails, network.heads, network.lengths if inverse else network.weights):
        g.addEdge(tail, head, weight)
    if name == "edge-betweenness":
        g.indexEdges()
    return g


def _pagerank(g):
    p = nk.centrality.PageRank(
        g, damp=0.85, tol=TOLERANCE, distributeSinks=nk.centrality.SinkHandling.DistributeSinks)
    p.norm = nk.centrality.Norm.L1_NORM
    return p.run().scores()


def _articulation(blocks, nodes):
    # It has the blocks; a node in several of them is an articulation point.
    counts = np.zeros(nodes)
    for members in blocks.getComponents():
        counts[members] += 1
    return (counts > 1).astype(float)
