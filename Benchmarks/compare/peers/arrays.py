"""Peers' results as arrays."""
import numpy as np


def values(result):
    return np.asarray(result, dtype=float)


def halved(result):
    """For peers that count each unordered pair twice."""
    return values(result) / 2


def unit(result):
    """Scaled to Euclidean norm 1, and to be positive."""
    v = values(result)
    return np.abs(v) / np.linalg.norm(v)


def marked(nodes):
    """From the nodes of a set to 1 and 0."""
    def mark(result):
        v = np.zeros(nodes)
        v[np.fromiter(result, dtype=int, count=-1)] = 1
        return v
    return mark


def labels(nodes):
    """From the sets of a division to a label for each node."""
    def label(result):
        v = np.full(nodes, np.nan)
        for number, members in enumerate(result):
            v[list(members)] = number
        return v
    return label


def by_node(nodes):
    """From a mapping by node to the order of the nodes."""
    return lambda result: values([result[node] for node in range(nodes)])
