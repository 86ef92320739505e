"""check_hand.py: holds the oracle to the hand-worked organisations in hand/*.json.

A file is {"comment", "input", "figures": {path: value}, "rules": [prefixes], "findings": [...]}. A path is keys joined by
dots; `list[id]` takes the entry with that `id` or `system`, a number an index. `findings`, where given, are all findings
of the rules with these prefixes. Numbers may differ by 1e-12.
"""
import glob
import json
import os
import re
import sys

from model import Organisation
from oracle import analyse

HERE = os.path.dirname(os.path.abspath(__file__))


def look_up(value, path):
    for step in re.findall(r"\[[^\]]*\]|[^.\[\]]+", path):
        if step.startswith("["):
            value = next(x for x in value if step[1:-1] in (x.get("id"), x.get("system")))
        elif isinstance(value, list):
            value = value[int(step)]
        else:
            value = value[step]
    return value


def same(a, b):
    if isinstance(a, bool) or isinstance(b, bool) or a is None or b is None:
        return a is b
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) <= 1e-12 * max(1, abs(a))
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    return a == b


def main():
    failures = 0
    for path in sorted(glob.glob(os.path.join(HERE, "hand", "*.json"))):
        with open(path, encoding="utf-8") as f:
            case = json.load(f)
        result, name = analyse(Organisation(case["input"])), os.path.basename(path)
        for figure, expected in case["figures"].items():
            actual = look_up(result, figure)
            if not same(actual, expected):
                failures += 1
                print(f"{name}: {figure} is {actual}, by hand {expected}")
        if "findings" in case:
            prefixes = tuple(case["rules"])
            actual = {json.dumps(f, sort_keys=True) for f in result["findings"] if f["rule"].startswith(prefixes)}
            expected = {json.dumps(f, sort_keys=True) for f in case["findings"]}
            for f in sorted(actual ^ expected):
                failures += 1
                print(f"{name}: {'not by hand' if f in actual else 'only by hand'}: {f}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
