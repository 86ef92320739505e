"""One measure of one peer in a process of its own: python -m compare.worker PEER EDGES MEASURE [options]

Holds the same conversation as `graphbench`: says when the graph stands; takes a sample for each line of standard input,
which names the seconds that it should take at least; writes the scores at the end. Exit status 3: the peer is not here,
or has no such measure.
"""
import argparse
import json
import sys
import time

from . import edgelist, peers


def timed(run):
    start = time.perf_counter()
    result = run()
    return time.perf_counter() - start, result


def sample(run, least):
    """As `Stopwatch.sample` of the Swift side: a first run that is shorter than the sample only warms up."""
    first, result = timed(run)
    if first >= least:
        return [first], result
    seconds, total = [], first
    while not seconds or total < least:
        one, result = timed(run)
        seconds.append(one)
        total += one
    return seconds, result


# Up to this many seconds a run is worth a second one, to see whether it is quicker on one thread.
WORTH_A_TRIAL = 20


def choose_threads(module, run, threads):
    """Gives a peer its threads, or one where that is quicker: on short work the threads wait for one another most of
    the time, and the more so on a busy machine. Returns how many it got."""
    use = getattr(module, "use_threads", None)
    if use is None or threads == 1:
        return threads
    use(threads)
    many = timed(run)[0]
    if many > WORTH_A_TRIAL:
        return threads
    many = min(many, timed(run)[0])
    use(1)
    one = min(timed(run)[0], timed(run)[0])
    chosen = 1 if one < many else threads
    use(chosen)
    return chosen


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("peer", choices=peers.MODULES)
    a.add_argument("edges")
    a.add_argument("measure")
    a.add_argument("--directed", action="store_true")
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--scores")
    a = a.parse_args()
    try:
        module = peers.load(a.peer)
    except ImportError:
        sys.exit(3)
    network = edgelist.read(a.edges, a.directed)
    run, as_array = module.measure(network, a.measure)
    if run is None:
        sys.exit(3)
    say = {"nodes": network.nodes, "edges": len(network.weights), "version": module.version()}
    print(json.dumps(say), flush=True)
    result, threads = None, None
    for line in sys.stdin:
        threads = threads or choose_threads(module, run, a.threads)
        seconds, result = sample(run, float(line))
        print(json.dumps({"seconds": seconds, "threads": threads}), flush=True)
    if a.scores and result is not None:
        as_array(result).astype("<f8").tofile(a.scores)


if __name__ == "__main__":
    main()
