"""How the time of what should be linear grows with the organisation."""
import json
import os
import statistics

from .analysis import write_organisation
from .catalogue import GROWTH_DIRECTED, GROWTH_UNDIRECTED
from .measuring import LEAST
from .process import run


def measure(binary, sizes, folder, settings):
    """For each size: people, nodes, edges, and the median seconds of each step."""
    rows = []
    for people in sizes:
        file = os.path.join(folder, f"growth-{people}.txt")
        write_organisation(people, file, "edges")
        undirected = _steps(binary, file, GROWTH_UNDIRECTED, [], settings)
        directed = _steps(binary, file, GROWTH_DIRECTED, ["--directed"], settings)
        building = undirected["building"]
        rows.append({
            "people": people, "nodes": building["nodes"], "edges": building["edges"],
            "seconds": {
                name: statistics.median(step["seconds"])
                for name, step in (undirected | {n: directed[n] for n in GROWTH_DIRECTED}).items()
            },
        })
        os.remove(file)
    return rows


def _steps(binary, file, measures, direction, settings):
    output, _ = run(
        [binary, file, "--steps", "--least", str(LEAST), "--threads", str(settings.threads), *direction, *measures],
        settings.threads)
    return {step["step"]: step for step in map(json.loads, output.splitlines())}
