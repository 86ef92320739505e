"""Processes whose time and memory are measured."""
import json
import os
import select
import signal
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


class Failed(Exception):
    """A process ended badly; the message says which and how."""


class TooSlow(Failed):
    """A process did not answer within the time it was given, and was ended."""


def _launched(note, command):
    return [sys.executable, "-I", "-S", os.path.join(HERE, "launcher.py"), note, *command]


def _environment(threads):
    count = str(threads)
    return os.environ | {"OMP_NUM_THREADS": count, "RAYON_NUM_THREADS": count, "PYTHONPATH": ROOT}


def run(command, threads=2):
    """Runs a command to its end: its output, and {"seconds", "memory"}."""
    with tempfile.TemporaryDirectory() as folder:
        note = os.path.join(folder, "note")
        done = subprocess.run(
            _launched(note, command), capture_output=True, text=True, env=_environment(threads), cwd=ROOT)
        if done.returncode:
            raise Failed(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
        with open(note) as f:
            return done.stdout, json.load(f)


class Worker:
    """A process that holds a graph and takes samples when asked; `graphbench` and `compare.worker` speak alike.

    Each answer may take `limit` seconds.
    """

    def __init__(self, command, folder, name, threads, limit):
        self._limit = limit
        self.scores = os.path.join(folder, f"{name}.scores")
        self._note = os.path.join(folder, f"{name}.note")
        self._errors = open(os.path.join(folder, f"{name}.errors"), "w+")
        self._command = [*command, "--threads", str(threads), "--scores", self.scores]
        self._process = subprocess.Popen(
            _launched(self._note, self._command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors,
            text=True, env=_environment(threads), cwd=ROOT, start_new_session=True)

    def greeting(self):
        """{"nodes", "edges"} once the graph stands; None when there is no such tool or measure."""
        line = self._answer()
        if line:
            return json.loads(line)
        if self._process.wait() == 3:
            return None
        raise self._failure()

    def sample(self, least):
        """{"seconds" of each run of a sample of at least so many seconds, perhaps "threads" that were used}."""
        try:
            self._process.stdin.write(f"{least}\n")
            self._process.stdin.flush()
            line = self._answer()
        except BrokenPipeError:
            line = ""
        if not line:
            raise self._failure()
        return json.loads(line)

    def finish(self):
        """Has the scores written, and gives the peak memory in bytes."""
        self._process.stdin.close()
        try:
            if self._process.wait(self._limit):
                raise self._failure()
        except subprocess.TimeoutExpired:
            raise self._too_slow() from None
        with open(self._note) as f:
            return json.load(f)["memory"]

    def stop(self):
        """Ends it, in whatever state it is. A worker whose input ends goes by itself."""
        if not self._process.stdin.closed:
            try:
                self._process.stdin.close()
            except BrokenPipeError:
                pass
        self._process.wait()
        self._process.stdout.close()
        self._errors.close()

    def _answer(self):
        """The next line, empty at the end. There is never more than one to come, so that none waits unseen."""
        ready, _, _ = select.select([self._process.stdout], [], [], self._limit)
        if not ready:
            raise self._too_slow()
        return self._process.stdout.readline()

    def _too_slow(self):
        # The launcher and what it launched.
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        return TooSlow(f"{' '.join(self._command)} took more than {self._limit:g} seconds")

    def _failure(self):
        status = self._process.wait()
        self._errors.seek(0)
        return Failed(f"{' '.join(self._command)} ended with {status}: {self._errors.read().strip()[-2000:]}")
