"""Runs a command and notes what it took: python launcher.py NOTE COMMAND…

Writes {"seconds", "memory", "status"} to NOTE: the wall time, and the peak resident memory in bytes that the system
counted for the command. It imports as little as it can, because Linux begins a process's peak with that of the one
which started it.
"""
import os
import sys
import time


def main():
    note, command = sys.argv[1], sys.argv[2:]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ)
    _, state, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    status = os.waitstatus_to_exitcode(state)
    with open(note, "w") as f:
        f.write(f'{{"seconds": {seconds}, "memory": {memory}, "status": {status}}}')
    sys.exit(status if status >= 0 else 128 - status)


main()
