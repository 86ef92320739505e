#!/usr/bin/env python3
"""Runs Linchpin and its peers in one go on the same machine, and prints ratios: compare.py BINARY PEOPLE [--repeat N]
[--python PYTHON] [--system-python PYTHON] [--edges FILE ...]

Every tool runs in a process of its own, one after the other; the sums of the scores must agree to 1e-6. A ratio is the
median time of the fastest peer over ours.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = ["igraph", "networkit", "rustworkx", "graph-tool"]


def measure(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode == 3:
        return None
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("binary")
    a.add_argument("people", type=int)
    a.add_argument("--repeat", type=int, default=5)
    a.add_argument("--python", default=sys.executable)
    a.add_argument("--system-python", default="/usr/bin/python3", help="has graph-tool, where it is installed")
    a.add_argument("--edges", nargs="*", default=[], help="further edge lists, measured undirected in hops")
    a.add_argument("--only", nargs="*", help="of the measures, these only")
    a = a.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "organisation.txt")
        subprocess.run([sys.executable, os.path.join(HERE, "organisation.py"), str(a.people), file], check=True)
        cases = [(file, m, d) for m, d in [
            ("betweenness", []), ("betweenness-inverse", []), ("betweenness", ["--directed"]),
            ("betweenness-inverse", ["--directed"]), ("core", []), ("components", []), ("articulation", [])]]
        cases += [(e, "betweenness", []) for e in a.edges]
        print("| measure | nodes | edges | ours | " + " | ".join(PEERS) + " | fastest peer ÷ us |")
        print("|---|---|---|---|" + "---|" * len(PEERS) + "---|")
        for path, name, direction in cases:
            if a.only and name not in a.only:
                continue
            ours = measure([a.binary, path, name, "--repeat", str(a.repeat)] + direction)
            mine = statistics.median(ours["seconds"])
            times, cells = [], []
            for peer in PEERS:
                python = a.system_python if peer == "graph-tool" else a.python
                theirs = measure([python, os.path.join(HERE, "peer.py"), peer, path, name, "--repeat", str(a.repeat)] + direction)
                if theirs is None:
                    cells.append("–")
                    continue
                if abs(theirs["sum"] - ours["sum"]) > 1e-6 * max(1, abs(ours["sum"])):
                    sys.exit(f"{peer} {name} {direction}: sum {theirs['sum']}, ours {ours['sum']}")
                times.append(statistics.median(theirs["seconds"]))
                cells.append(f"{times[-1] / mine:.1f}")
            label = name + (", directed" if direction else "") + ("" if path == file else f" ({os.path.basename(path)})")
            ratio = f"**{min(times) / mine:.1f}**" if times else "–"
            print(f"| {label} | {ours['nodes']} | {ours['edges']} | 1 | " + " | ".join(cells) + f" | {ratio} |", flush=True)


main()
