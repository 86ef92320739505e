"""What the figures were taken on."""
import datetime
import os
import platform
import re
import subprocess
import sys

from .process import ROOT


def describe(settings, versions):
    return {
        "date": datetime.date.today().isoformat(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "used cores": len(_cores()) or os.cpu_count(),
        "memory": _memory(),
        # Of the last minute, before anything is measured.
        "load": round(os.getloadavg()[0], 2),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "commit": _first_line(["git", "-C", ROOT, "describe", "--always", "--dirty"]),
        "swift": _swift(),
        "python": platform.python_version(),
        "versions": versions,
        "command": "Benchmarks/run " + " ".join(sys.argv[1:] if settings.command is None else [settings.command]),
        "threads": settings.threads,
        "repeat": settings.repeat,
        "people": settings.people,
    }


# What must be the same for two sittings to count as one run.
_SETTINGS = ["processor", "used cores", "system", "versions", "threads", "repeat", "people"]
# What the measured binaries are built from.
_PROGRAM = ["Package.swift", "Sources", "Benchmarks/Package.swift", "Benchmarks/Sources"]


def differences(earlier, now):
    """Why an earlier sitting cannot be gone on with; empty when it can."""
    found = [f"other {name}" for name in _SETTINGS if earlier[name] != now[name]]
    commit = earlier["commit"].removesuffix("-dirty")
    same = subprocess.run(
        ["git", "-C", os.path.dirname(ROOT), "diff", "--quiet", commit, "--", *_PROGRAM], capture_output=True)
    return found if same.returncode == 0 else [*found, f"other sources than those of {commit}"]


def pin(threads):
    """Keeps this process, and all that it starts, on as many cores as there are threads, where the system can."""
    cores = _cores()
    if len(cores) > threads:
        os.sched_setaffinity(0, set(cores[:threads]))


def _cores():
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


def _processor():
    try:
        with open("/proc/cpuinfo") as f:
            found = re.search(r"^model name\s*:\s*(.+)$", f.read(), re.MULTILINE)
            return found.group(1) if found else platform.machine()
    except OSError:
        return _first_line(["sysctl", "-n", "machdep.cpu.brand_string"]) or platform.machine()


def _memory():
    """Bytes."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return 0


def _swift():
    found = re.search(r"Swift version (\S+)", _first_line(["swift", "--version"]))
    return found.group(1) if found else "unknown"


def _first_line(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return ""
    return (done.stdout or done.stderr).split("\n")[0].strip()
