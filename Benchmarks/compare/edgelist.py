"""Edge lists: `tail head [weight]`, one edge a line, `#` comments, perhaps a first line "nodes edges"."""
from dataclasses import dataclass

import numpy as np

# As in organisation.py.
LENGTH_UNITS = 1 << 20


@dataclass
class Network:
    """A simple graph: no self-loops, parallel edges merged with their weights added, pairs ascending.

    Undirected pairs have their smaller end first. The order of the pairs is that of the graph core's `edges()`.
    """

    nodes: int
    directed: bool
    tails: np.ndarray
    heads: np.ndarray
    weights: np.ndarray

    @property
    def pairs(self):
        return list(zip(self.tails.tolist(), self.heads.tolist()))

    @property
    def lengths(self):
        """1 / weight; whole numbers of 2^-20 exactly, where the weights were written as the inverses of such."""
        inverse = 1 / self.weights
        exact = np.round(inverse * LENGTH_UNITS) / LENGTH_UNITS
        return np.where(np.abs(inverse - exact) < 1e-12 * inverse, exact, inverse)


def read(path, directed):
    nodes, skipped = _counts(path)
    # Read by NumPy at once: lists of words would count as the peers' memory.
    rows = np.loadtxt(path, comments="#", skiprows=skipped, ndmin=2)
    ends = rows[:, :2].astype(np.int64)
    weights = rows[:, 2] if rows.shape[1] > 2 else np.ones(len(rows))
    nodes = max(nodes, int(ends.max(initial=-1)) + 1)
    return merged(nodes, ends[:, 0], ends[:, 1], weights, directed)


def _counts(path):
    """(the number of nodes that a first line of counts gives, or 0; how many lines to skip for it)."""
    with open(path) as f:
        first, second = f.readline().split(), f.readline().split()
    return (int(first[0]), 1) if len(first) == 2 and len(second) == 3 else (0, 0)


def merged(nodes, tails, heads, weights, directed):
    if not directed:
        tails, heads = np.minimum(tails, heads), np.maximum(tails, heads)
    proper = tails != heads
    keys, place = np.unique(tails[proper] * nodes + heads[proper], return_inverse=True)
    total = np.bincount(place, weights=weights[proper], minlength=len(keys))
    return Network(nodes, directed, keys // nodes, keys % nodes, total)


def write_communities(path, nodes=1005, edges=16_000, communities=42, seed=1):
    """A dense graph with no tree to peel, of the size of email-Eu-core: four of five edges stay within a community."""
    random = np.random.default_rng(seed)
    # Activity is as uneven as mail: a few write to many.
    activity = 1 / np.arange(1, nodes + 1) ** 0.6
    activity /= activity.sum()
    order = random.permutation(nodes)
    drawn = set()
    while len(drawn) < edges:
        tail, other = (int(order[i]) for i in random.choice(nodes, 2, p=activity))
        if random.random() < 0.8:
            other = (tail % communities + communities * int(random.integers(nodes // communities + 1))) % nodes
        if tail != other:
            drawn.add((min(tail, other), max(tail, other)))
    with open(path, "w") as f:
        f.write(f"# Made up: {nodes} nodes in {communities} communities\n")
        f.writelines(f"{tail} {head}\n" for tail, head in sorted(drawn))
