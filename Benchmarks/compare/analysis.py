"""The whole of `linchpin analyze`, from the file on, with the process's start and end."""
import json
import os
import statistics
import subprocess
import sys

from .process import ROOT, run

# The comparison whose fastest peer the whole analysis is measured by.
HELD_TO = "betweenness"


def write_organisation(people, path, form):
    script = os.path.join(ROOT, "organisation.py")
    subprocess.run([sys.executable, script, str(people), path, "--format", form], check=True)


class Whole:
    """Samples of `analyze FILE --format json`, each a process of its own."""

    def __init__(self, binary, people, folder, threads):
        file = os.path.join(folder, "organisation.json")
        self._report = os.path.join(folder, "analysis.json")
        self._threads = threads
        self._command = [binary, "analyze", file, "--format", "json", "-o", self._report]
        self._notes = []
        write_organisation(people, file, "json")

    def sample(self):
        _, note = run(self._command, self._threads)
        self._notes.append(note)

    def result(self):
        """The wall times in seconds and the peak memory in bytes."""
        with open(self._report) as f:
            counts = json.load(f)["counts"]["entities"]
        return {
            "entities": sum(counts.values()),
            "samples": [note["seconds"] for note in self._notes],
            "seconds": statistics.median(note["seconds"] for note in self._notes),
            "memory": max(note["memory"] for note in self._notes),
        }
