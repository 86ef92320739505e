"""All of it in one run; `Benchmarks/run` makes the environment and calls this."""
import argparse
import json
import os
import sys
import tempfile

from . import analysis, edgelist, growth, judgement, machine, measuring, report
from .catalogue import COMPARISONS, NAMES, PEERS
from .process import ROOT, Failed, run

# Where email-Eu-core lies, if somebody put it there: snap.stanford.edu/data/email-Eu-core.html
EMAIL_PLACES = ["data/email-Eu-core.txt", "../../shared/data/email-eu-core/email-Eu-core.txt"]


def options():
    a = argparse.ArgumentParser(prog="Benchmarks/run", description=__doc__)
    a.add_argument("people", type=int, nargs="?", default=14_000)
    a.add_argument("--repeat", type=int, default=5, help="samples of each tool")
    a.add_argument(
        "--limit", type=float, default=300, metavar="SECONDS", help="the longest that one sample of a tool may take")
    a.add_argument("--threads", type=int, default=2, help="for us and for the peers that have threads")
    keys = [c.key for c in COMPARISONS] + ["analyze", "growth"]
    a.add_argument("--only", nargs="+", choices=keys, metavar="NAME", help=f"of {', '.join(keys)}")
    a.add_argument("--peers", nargs="+", choices=PEERS, default=PEERS)
    a.add_argument("--no-peers", action="store_true", help="our own side only: quick, and without ratios to peers")
    a.add_argument(
        "--edges", help="the dense graph; default: email-Eu-core where it is, else a made-up one of its size")
    a.add_argument("--growth", nargs="+", type=int, default=[2000, 20_000, 200_000], metavar="PEOPLE")
    a.add_argument("--out", help="where the raw results go, as JSON")
    a.add_argument(
        "--resume", action="store_true", help="go on where an interrupted run of the same sources and settings stopped")
    a.add_argument("--check", action="store_true", help="end with status 1 when a bar is missed, too")
    a.add_argument("--graphbench", required=True, help=argparse.SUPPRESS)
    a.add_argument("--linchpin", required=True, help=argparse.SUPPRESS)
    a.add_argument("--system-python", default="/usr/bin/python3", help="has graph-tool, where it is installed")
    a.add_argument("--command", help=argparse.SUPPRESS)
    a = a.parse_args()
    if a.people < 8 or a.repeat < 1 or a.threads < 1 or a.limit <= 0 or min(a.growth) < 8:
        sys.exit("at least 8 people, one sample, one thread and some time, please")
    if a.edges:
        # The tools work in another folder.
        a.edges = os.path.abspath(a.edges)
    if a.no_peers:
        a.peers = []
    return a


def tools(settings):
    """The commands that hold the conversation of a worker, ours first."""
    commands = {judgement.US: [settings.graphbench]}
    for peer in settings.peers:
        python = settings.system_python if peer == "graph-tool" else sys.executable
        commands[peer] = [python, "-m", "compare.worker", peer]
    return commands


def versions(settings):
    """Of the peers that are here."""
    found = {}
    for peer in settings.peers:
        python = settings.system_python if peer == "graph-tool" else sys.executable
        try:
            output, _ = run([python, "-c", f"from compare import peers; print(peers.load({peer!r}).version())"])
            found[peer] = output.strip()
        except Failed:
            print(f"{NAMES[peer]} is not here and takes no part", file=sys.stderr)
    settings.peers = list(found)
    return found


def dense_graph(settings, folder):
    """(path, name) of the dense graph."""
    if settings.edges:
        return settings.edges, os.path.basename(settings.edges)
    for place in EMAIL_PLACES:
        path = os.path.join(ROOT, place)
        if os.path.exists(path):
            return path, "email-Eu-core"
    path = os.path.join(folder, "communities.txt")
    edgelist.write_communities(path)
    return path, "made up"


def begun(settings, description):
    """What an interrupted run left, if this one may go on with it; else a beginning."""
    fresh = {"machine": description, "sittings": 1, "comparisons": []}
    if not settings.resume:
        return fresh
    try:
        with open(settings.out) as f:
            results = json.load(f)
    except FileNotFoundError:
        return fresh
    differences = machine.differences(results["machine"], description)
    if differences:
        sys.exit(f"{settings.out} cannot be resumed: {', '.join(differences)}")
    return results | {"sittings": results.get("sittings", 1) + 1}


def compare_all(settings, folder, whole, done):
    """The comparisons that are not done, one after another. The whole analysis is sampled beside the betweenness that it
    is held to."""
    organisation = os.path.join(folder, "organisation.txt")
    analysis.write_organisation(settings.people, organisation, "edges")
    commands = tools(settings)
    for comparison in COMPARISONS:
        if comparison.key in done or (settings.only and comparison.key not in settings.only):
            continue
        print(f"{comparison.label} …", file=sys.stderr, flush=True)
        path, name = dense_graph(settings, folder) if comparison.graph == "email" else (organisation, None)
        beside = {"beside": whole.sample} if whole and comparison.key == analysis.HELD_TO else {}
        yield measuring.measure(comparison, path, commands, settings, **beside) | ({"file": name} if name else {})


def write(results, settings):
    """Whole or not at all."""
    if settings.out:
        with open(f"{settings.out}.part", "w") as f:
            json.dump(results, f, indent=1)
            f.write("\n")
        os.replace(f"{settings.out}.part", settings.out)


def main():
    settings = options()
    machine.pin(settings.threads)
    results = begun(settings, machine.describe(settings, versions(settings)))
    done = {result["key"] for result in results["comparisons"]}

    def is_wanted(part):
        return part not in results and (not settings.only or part in settings.only)

    with tempfile.TemporaryDirectory() as folder:
        whole = None
        if is_wanted("analyze"):
            whole = analysis.Whole(settings.linchpin, settings.people, folder, settings.threads)
        for result in compare_all(settings, folder, whole, done):
            # An hour's work is not lost if the last minute goes wrong.
            results["comparisons"].append(result)
            print(report.line(result), file=sys.stderr, flush=True)
            if whole and result["key"] == analysis.HELD_TO:
                results["analyze"] = whole.result()
            write(results, settings)
        if whole and "analyze" not in results:
            for _ in range(settings.repeat):
                whole.sample()
            results["analyze"] = whole.result()
            write(results, settings)
        if is_wanted("growth"):
            print("growth …", file=sys.stderr, flush=True)
            results["growth"] = growth.measure(settings.graphbench, settings.growth, folder, settings)
    print(report.text(results), end="")
    write(results, settings)
    problems = list(judgement.problems(results))
    missed = list(judgement.missed(results)) if settings.check else []
    for line in problems + missed:
        print(line, file=sys.stderr)
    sys.exit(1 if problems or missed else 0)


if __name__ == "__main__":
    try:
        main()
    except Failed as failure:
        sys.exit(str(failure))
