"""compare.py COMMAND…: runs `COMMAND… FILE` on every fixture and hand-worked input and compares its JSON report.

    python3 compare.py linchpin analyze --format json

`--live A B` before the command compares fresh organisations of the seeds A to B instead; `--only PREFIX` looks at the
paths that start so. Only what the oracle gives is looked at: further keys are no difference. Prints each difference,
then how many there are by kind of path; exit status 1 if there are any.
"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter

from model import Organisation
from oracle import analyse
from organisations import organisation

HERE = os.path.dirname(os.path.abspath(__file__))
KEYS = ("id", "system", "ids")


def keyed(items):
    """A list of objects as a dictionary, by what names each."""
    if not items or not all(isinstance(x, dict) for x in items):
        return None
    if all("rule" in x for x in items):
        return {f"{x['rule']} {x['subject']}": {k: x[k] for k in ("severity", "affects")} for x in items}
    for key in KEYS:
        if all(key in x for x in items):
            return {str(x[key]): x for x in items}
    return None


def differences(expected, actual, path=""):
    if isinstance(expected, dict) and isinstance(actual, dict):
        for k in expected:
            if k in actual:
                yield from differences(expected[k], actual[k], f"{path}.{k}" if path else k)
            elif expected[k] is not None:
                yield f"{path}.{k}", expected[k], "(no such key)"
    elif isinstance(expected, list) and isinstance(actual, list):
        one, other = keyed(expected), keyed(actual)
        if one is not None or other is not None:
            one, other = one or {}, other or {}
            if any("exposure" in x for x in expected) and one.keys() == other.keys() and list(one) != list(other):
                yield f"{path}.order", list(one), list(other)
            for k in sorted(one.keys() | other.keys()):
                where = f"{path}[{k}]"
                if k not in other:
                    yield where, one[k], "(missing)"
                elif k not in one:
                    yield where, "(nothing)", other[k]
                else:
                    yield from differences(one[k], other[k], where)
        elif len(expected) != len(actual):
            yield path, expected, actual
        else:
            for i, (a, b) in enumerate(zip(expected, actual)):
                yield from differences(a, b, f"{path}[{i}]")
    elif isinstance(expected, bool) or isinstance(actual, bool) or expected is None or actual is None:
        if expected is not actual:
            yield path, expected, actual
    elif isinstance(expected, (int, float)) and isinstance(actual, (int, float)):
        if abs(expected - actual) > 1e-9 * max(1, abs(expected)):
            yield path, expected, actual
    elif expected != actual:
        yield path, expected, actual


def cases(live):
    if live:
        for seed in range(live[0], live[1] + 1):
            document = json.loads(json.dumps(organisation(seed)))
            yield f"seed {seed}", document, analyse(Organisation(document))
        return
    for path in sorted(glob.glob(os.path.join(HERE, "fixtures", "*.jsonl"))):
        with open(path, encoding="utf-8") as f:
            for line in f:
                case = json.loads(line)
                yield f"seed {case['seed']}", case["input"], case["expected"]
    for path in sorted(glob.glob(os.path.join(HERE, "hand", "*.json"))):
        with open(path, encoding="utf-8") as f:
            document = json.load(f)["input"]
        yield os.path.basename(path), document, analyse(Organisation(document))


def main():
    arguments, live, only = sys.argv[1:], None, ""
    while arguments and arguments[0] in ("--live", "--only"):
        if arguments[0] == "--live":
            live, arguments = (int(arguments[1]), int(arguments[2])), arguments[3:]
        else:
            only, arguments = arguments[1], arguments[2:]
    if not arguments:
        sys.exit(__doc__)
    kinds, count = Counter(), 0
    for name, document, expected in cases(live):
        count += 1
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as f:
            json.dump(document, f, ensure_ascii=False)
            f.flush()
            done = subprocess.run(arguments + [f.name], capture_output=True, text=True)
        try:
            actual = json.loads(done.stdout)
        except ValueError:
            print(f"{name}: exit status {done.returncode}, no JSON: {done.stderr[:500]}")
            kinds["no JSON"] += 1
            continue
        del expected["concentration"]["busFactorGreedy"]
        for path, a, b in differences(expected, actual):
            if not path.startswith(only):
                continue
            rule = re.match(r"findings\[(\S+)", path)
            kinds[f"findings {rule.group(1)}" if rule else re.sub(r"\[[^\]]*\]", "[]", path)] += 1
            print(f"{name}: {path}: oracle {json.dumps(a, ensure_ascii=False)}, report {json.dumps(b, ensure_ascii=False)}")
    print(f"\n{count} organisations, {sum(kinds.values())} differences")
    for kind, n in kinds.most_common():
        print(f"{n:6} {kind}")
    sys.exit(1 if kinds else 0)


if __name__ == "__main__":
    main()
