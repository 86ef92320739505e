"""A million nodes and five million edges within four gibibytes; `Benchmarks/scale` makes the environment for it.

The graph is an edge list as SNAP publishes them. Our side reads it and takes the measures that are made for such sizes;
then, where the tool has the command, `linchpin centrality` does so from the same file.
"""
import argparse
import json
import os
import sys
import tempfile

import numpy as np

from . import machine, report
from .process import Failed, run

LIMIT = 4 * 2**30
UNDIRECTED = ["degree", "components", "articulation", "core", "constraint", "effective-size"]
DIRECTED = ["strong-components", "pagerank"]


def write_graph(path, nodes, edges, seed=1):
    """A connected graph with hubs: every node but the first leads to an earlier one; the other edges lead from any node
    to one of few, chosen with a probability that falls with the square root of its number."""
    random = np.random.default_rng(seed)
    later = np.arange(1, nodes)
    keys = (random.random(nodes - 1) * later).astype(np.int64) * nodes + later
    while len(keys) < edges:
        missing = edges - len(keys)
        tails = random.integers(nodes, size=missing + missing // 8)
        heads = (nodes * random.random(len(tails)) ** 2).astype(np.int64)
        drawn = np.minimum(tails, heads) * nodes + np.maximum(tails, heads)
        fresh = np.setdiff1d(drawn[tails != heads], keys)
        keys = np.concatenate([keys, random.permutation(fresh)[:missing]])
    keys.sort()
    with open(path, "w") as f:
        f.write(f"# Made up\n# Nodes: {nodes} Edges: {edges}\n# FromNodeId\tToNodeId\n")
        for start in range(0, edges, 100_000):
            part = keys[start:start + 100_000]
            f.writelines(f"{key // nodes}\t{key % nodes}\n" for key in part.tolist())


def steps(binary, file, settings):
    """The steps of a process on the undirected graph and of one on the directed graph, and the larger peak memory."""
    common = [binary, file, "--steps", "--threads", str(settings.threads)]
    undirected, first = run([*common, *UNDIRECTED, *settings.further], settings.threads)
    directed, second = run([*common, "--directed", *DIRECTED], settings.threads)
    lines = [json.loads(line) for line in undirected.splitlines()]
    lines += [step for step in map(json.loads, directed.splitlines()) if step["step"] in DIRECTED]
    return lines, max(first["memory"], second["memory"])


def command(binary, file, settings):
    """Time and memory of `linchpin centrality`; None where the tool has no such command yet."""
    try:
        run([binary, "help", "centrality"])
    except Failed:
        return None
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "cores.csv")
        _, note = run(
            [binary, "centrality", file, "--measure", "core-number", "--format", "csv", "-o", out], settings.threads)
    return {"seconds": note["seconds"], "memory": note["memory"]}


def main():
    a = argparse.ArgumentParser(prog="Benchmarks/scale", description=__doc__)
    a.add_argument("--nodes", type=int, default=1_000_000)
    a.add_argument("--edges", type=int, default=5_000_000)
    a.add_argument("--threads", type=int, default=2)
    a.add_argument(
        "--further", nargs="+", default=[], metavar="MEASURE", help="of the undirected graph, such as leiden")
    a.add_argument("--out", help="where the raw results go, as JSON")
    a.add_argument("--check", action="store_true", help="end with status 1 above four gibibytes")
    a.add_argument("--graphbench", required=True, help=argparse.SUPPRESS)
    a.add_argument("--linchpin", required=True, help=argparse.SUPPRESS)
    a = a.parse_args()
    if a.nodes < 2 or not a.nodes - 1 <= a.edges <= a.nodes * (a.nodes - 1) // 8:
        sys.exit("from nodes - 1 edges to a quarter of all pairs, please")
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "scale.txt")
        print("writing the graph …", file=sys.stderr, flush=True)
        write_graph(file, a.nodes, a.edges)
        print("measuring …", file=sys.stderr, flush=True)
        machine.pin(a.threads)
        lines, memory = steps(a.graphbench, file, a)
        whole = command(a.linchpin, file, a)
    building = next(step for step in lines if step["step"] == "building")
    result = {
        "nodes": building["nodes"], "edges": building["edges"], "steps": lines,
        "memory": max(memory, whole["memory"] if whole else 0), "limit": LIMIT, "command": whole,
    }
    print(report.scale({"scale": result}, with_seconds=True))
    if a.out:
        with open(a.out, "w") as f:
            json.dump({"scale": result}, f, indent=1)
            f.write("\n")
    sys.exit(1 if a.check and result["memory"] > LIMIT else 0)


if __name__ == "__main__":
    try:
        main()
    except Failed as failure:
        sys.exit(str(failure))
