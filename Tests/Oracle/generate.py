"""generate.py: writes fixtures/*.jsonl, one {"seed", "input", "expected"} a line; `--check` compares instead.

Seeds are tried in order and kept while they show something that fewer than ENOUGH of those kept have shown (a rule at
a severity, a dimension's status, a kind of chain …), so that few bytes meet much. The same bytes every time.
Centrality and stages are bulky: they are kept for every fifth organisation only.
"""
import json
import os
import sys
from collections import Counter

from model import Organisation
from oracle import analyse
from organisations import organisation

TRIED, ENOUGH, BUDGET, A_FILE = 1500, 4, 860_000, 300_000
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures")


def features(document, expected):
    """What this organisation shows."""
    shown = {("rule", f["rule"], f["severity"], f["subject"] == "organization", f["subject"].partition(":")[0])
             for f in expected["findings"]}
    shown |= {("dimension", d, v["status"], bool(v["have"]), d in document.get("complete", []))
              for d, v in expected["assessment"].items()}
    tiers = {e["id"]: e.get("tier") for e in document["entities"]}
    kinds = Counter((r["kind"], r["from"].partition(":")[0], r["to"].partition(":")[0])
                    for r in document["relations"])
    shown |= {("relation", k) for k in kinds}
    escalation, chokepoints = expected["escalation"], expected["chokepoints"]
    for c in escalation["chains"]:
        via = (c["via"] or "none").partition(":")[0]
        climbed = sum(not r["explicit"] for r in c["rungs"])
        shown.add(("chain", via, c["explicit"], c["advance"], min(climbed, 2)))
        for key in ("absencesToSilence", "absencesToCutOff"):
            shown.add((key, c["explicit"], c[key] if c[key] is None or c[key] < 4 else 4))
        for key in ("toHuman", "toFixer", "toAuthority"):
            at = c[key]
            shown.add((key, c["explicit"], at and min(at["rung"], 3), bool(at and at["minutes"])))
        if c["continuity"] is not None:
            shown.add(("continuity", c["continuity"] in (0, 1), c["advance"], len(c["rungs"])))
        if c["humanHours"] not in (None, 0, 168):
            shown.add(("hours", tiers[c["system"]], c["humanHours"] % 1 > 0))
        shown |= {("with", a, b) for a in c["broken"] + c["weak"] for b in c["broken"] + c["weak"] if a < b}
    shown.add(("authorities", escalation["inferred"], len(escalation["authorities"]) > 1))
    shown |= {(k, bool(v), len(v) > 1) for k, v in chokepoints.items()}
    shown |= {("dominance", bool(p["dominated"]), bool(p["sole"])) for p in chokepoints["people"]}
    shown |= {("inherited", bool(s["inherited"]), bool(s["supporters"])) for s in expected["ownership"]["systems"]}
    bus, greedy = expected["concentration"]["busFactor"], expected["concentration"]["busFactorGreedy"]
    shown.add(("bus", bus and min(bus["size"], 3), bus and greedy["size"] > bus["size"]))
    congruence = expected["coordination"]["congruence"]
    shown.add(("congruence", congruence if congruence in (None, 0, 1) else "between"))
    return shown


def lines():
    met, size, kept = Counter(), 0, 0
    for seed in range(1, TRIED):
        document = organisation(seed)
        expected = analyse(Organisation(json.loads(json.dumps(document))))
        shown = features(document, expected)
        if not any(met[f] < ENOUGH for f in shown):
            continue
        if kept % 5:
            del expected["centrality"], expected["stages"]
        text = json.dumps({"seed": seed, "input": document, "expected": expected},
                          ensure_ascii=False, separators=(",", ":")) + "\n"
        rare = sum(1 / (1 + met[f]) for f in shown if met[f] < ENOUGH)
        if rare * 3_500 < len(text.encode()):
            continue
        size += len(text.encode())
        if size > BUDGET:
            return
        kept += 1
        met.update(shown)
        yield text


def main():
    files, room = {}, 0
    for text in lines():
        if room < len(text.encode()):
            name, room = f"{len(files) + 1:03}.jsonl", A_FILE
            files[name] = ""
        files[name] += text
        room -= len(text.encode())
    os.makedirs(FOLDER, exist_ok=True)
    if "--check" not in sys.argv:
        for name in os.listdir(FOLDER):
            os.remove(os.path.join(FOLDER, name))
        for name, text in files.items():
            with open(os.path.join(FOLDER, name), "w", encoding="utf-8") as f:
                f.write(text)
        return
    differing = []
    for name, text in files.items():
        with open(os.path.join(FOLDER, name), encoding="utf-8") as f:
            if f.read() != text:
                differing.append(name)
    sys.exit("differ: " + ", ".join(differing) if differing else 0)


if __name__ == "__main__":
    main()
