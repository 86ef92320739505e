"""One comparison: all tools on one graph, in rounds, so that a slow minute of the machine meets all of them alike."""
import os
import statistics
import sys
import tempfile

from . import agreement, edgelist
from .judgement import OUT_OF_THE_RACE, US
from .process import Failed, TooSlow, Worker

# A sample takes at least this many seconds; what is quicker is repeated within it.
LEAST = 0.2
# What is out of the race is run again all the same if it takes less than this.
WORTH_SAVING = 1.0


def measure(comparison, path, tools, settings, beside=lambda: None):
    """The results of one comparison: times and memory of each tool, and how its scores agree with ours.

    `tools` maps names to the commands that hold the conversation of a worker, ours first; `beside` is called once a round.
    """
    with tempfile.TemporaryDirectory() as folder:
        workers = {}
        try:
            return _measure(comparison, path, tools, settings, folder, workers, beside)
        finally:
            for worker in workers.values():
                worker.stop()


def _measure(comparison, path, tools, settings, folder, workers, beside):
    result = {"key": comparison.key, "limit": settings.limit, "tools": {}, "failed": {}, "slow": []}
    for name, command in tools.items():
        direction = ["--directed"] if comparison.directed else []
        worker = Worker([*command, path, comparison.measure, *direction], folder, name, settings.threads, settings.limit)
        workers[name] = worker
        # One after another: building is not measured, and would disturb nobody but takes memory while it lasts.
        greeting = _guarded(result, name, worker.greeting)
        if greeting is None:
            continue
        result["tools"][name] = {"samples": []}
        if name == US:
            result |= {"nodes": greeting["nodes"], "edges": greeting["edges"]}
        elif (greeting["nodes"], greeting["edges"]) != (result.get("nodes"), result.get("edges")):
            result["failed"][name] = f"has {greeting['nodes']} nodes and {greeting['edges']} edges"
    for turn in range(settings.repeat):
        beside()
        for name in _in_play(result):
            if turn == 0 or not _is_out_of_the_race(name, result["tools"]):
                taken = _guarded(result, name, lambda: workers[name].sample(LEAST))
                if taken:
                    result["tools"][name]["samples"].append(taken["seconds"])
                    result["tools"][name]["threads"] = taken.get("threads", settings.threads)
    for name in _in_play(result):
        taken = result["tools"][name]
        taken["memory"] = _guarded(result, name, workers[name].finish)
        taken["seconds"] = statistics.median(map(statistics.median, taken["samples"]))
    _compare(comparison, path, result, workers)
    for name in [*result["failed"], *result["slow"]]:
        result["tools"].pop(name, None)
    return result


def _in_play(result):
    return [n for n in result["tools"] if n not in result["failed"] and n not in result["slow"]]


def _guarded(result, name, step):
    """A peer that fails, or that nobody can wait for, takes no further part; the others go on. Ours must not."""
    if name in result["failed"] or name in result["slow"]:
        return None
    try:
        return step()
    except TooSlow as failure:
        if name == US:
            raise
        print(failure, file=sys.stderr, flush=True)
        result["slow"].append(name)
        return None
    except Failed as failure:
        if name == US:
            raise
        print(failure, file=sys.stderr)
        result["failed"][name] = str(failure)
        return None


def _is_out_of_the_race(name, tools):
    first = {peer: statistics.median(t["samples"][0]) for peer, t in tools.items() if peer != US and t["samples"]}
    return name in first and first[name] > max(WORTH_SAVING, OUT_OF_THE_RACE * min(first.values()))


def _compare(comparison, path, result, workers):
    network = edgelist.read(path, comparison.directed) if comparison.agreement == "modularity" else None
    ours = agreement.scores(workers[US].scores)
    for name in _in_play(result):
        taken = result["tools"][name]
        if name != US and os.path.exists(workers[name].scores):
            theirs = agreement.scores(workers[name].scores)
            taken["agreement"] = agreement.compare(comparison.agreement, network, ours, theirs)
