"""Whether two tools computed the same."""
import numpy as np

# The largest difference that counts as the same, as a part of the larger value.
RELATIVE = 1e-6
# What is smaller than this part of the largest score is as good as zero.
FLOOR = 1e-9
# Leiden finds a good division, not the best one: by how much the modularity may be below a peer's.
MODULARITY_SLACK = 0.01


def scores(path):
    return np.fromfile(path, dtype="<f8")


def difference(ours, theirs):
    """The largest difference of two arrays, as a part of the larger score; infinite where only one is defined."""
    if ours.shape != theirs.shape:
        return float("inf")
    defined = ~np.isnan(ours)
    if not np.array_equal(defined, ~np.isnan(theirs)):
        return float("inf")
    a, b = ours[defined], theirs[defined]
    if not len(a):
        return 0.0
    scale = np.maximum(np.maximum(np.abs(a), np.abs(b)), FLOOR * np.abs(a).max())
    parts = np.abs(a - b) / np.where(scale > 0, scale, 1)
    return float(parts.max())


def is_same_division(ours, theirs):
    """Whether two labellings divide the nodes alike, whatever the labels."""
    if ours.shape != theirs.shape or np.isnan(ours).any() or np.isnan(theirs).any():
        return False
    pairs = {(a, b) for a, b in zip(ours, theirs)}
    return len(pairs) == len({a for a, _ in pairs}) == len({b for _, b in pairs})


def modularity(network, labels):
    """Newman and Girvan's Q of a division of an undirected weighted graph, by its definition."""
    total = network.weights.sum()
    _, group = np.unique(labels, return_inverse=True)
    strength = np.bincount(network.tails, network.weights, network.nodes)
    strength += np.bincount(network.heads, network.weights, network.nodes)
    inside = network.weights[group[network.tails] == group[network.heads]].sum()
    return float(inside / total - np.sum((np.bincount(group, strength) / (2 * total)) ** 2))


def compare(kind, network, ours, theirs):
    """{"agrees", and the number that says so}."""
    if kind == "classes":
        return {"agrees": is_same_division(ours, theirs)}
    if kind == "modularity":
        us, them = modularity(network, ours), modularity(network, theirs)
        return {"agrees": us >= them - MODULARITY_SLACK, "ours": us, "theirs": them}
    worst = difference(ours, theirs)
    return {"agrees": worst <= RELATIVE, "difference": worst}
