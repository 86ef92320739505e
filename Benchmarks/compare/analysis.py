"""The whole of `linchpin analyze`, from the file on, with the process's start and end."""
import json
import os
import statistics
import subprocess
import sys

from .process import ROOT, run


def write_organisation(people, path, form):
    script = os.path.join(ROOT, "organisation.py")
    subprocess.run([sys.executable, script, str(people), path, "--format", form], check=True)


def measure(binary, people, folder, settings):
    """The wall times in seconds and the peak memory in bytes of `analyze FILE --format json`."""
    file, report = os.path.join(folder, "organisation.json"), os.path.join(folder, "analysis.json")
    write_organisation(people, file, "json")
    notes = []
    for _ in range(settings.repeat):
        _, note = run([binary, "analyze", file, "--format", "json", "-o", report], settings.threads)
        notes.append(note)
    with open(report) as f:
        counts = json.load(f)["counts"]["entities"]
    return {
        "entities": sum(counts.values()),
        "samples": [note["seconds"] for note in notes],
        "seconds": statistics.median(note["seconds"] for note in notes),
        "memory": max(note["memory"] for note in notes),
    }
