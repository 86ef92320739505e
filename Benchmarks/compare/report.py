"""The results as Markdown: python -m compare.report RESULTS [--into FILE…]

Without --into, all of it to standard output. With it, each part between `<!-- measured: PART -->` and `<!-- end -->` in
these files is written anew; the parts are machine, bars, further, analyze, growth and scale. Seconds stay in the
results: they would tell of the machine more than of the tools.
"""
import argparse
import json
import re
import sys

from .catalogue import COMPARISONS, NAMES, PEERS
from .judgement import OUT_OF_THE_RACE, US, analyze_state, bar_of, bar_state, fastest_peer, figure, ratio

# A load of others above this makes ratios of threaded tools worth little.
BUSY = 0.5

_BY_KEY = {c.key: c for c in COMPARISONS}


def table(heads, rows):
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def machine(results):
    m = results["machine"]
    busy = f"; **busy before it began** (load {m['load']})" if m["load"] > BUSY else ""
    peers = ", ".join(f"{NAMES.get(name, name)} {version}" for name, version in m["versions"].items())
    return "\n".join([
        f"- {m['date']}, commit {m['commit']}: `{m['command'].strip()}`",
        f"- {m['processor']}; {m['used cores']} of {m['cores']} cores, {m['memory'] / 2**30:.0f} GiB; "
        f"{m['system']}{busy}",
        f"- Swift {m['swift']}, Python {m['python']}; {peers or 'no peers'}",
        f"- {m['people']:,} people; {m['threads']} threads; medians of {m['repeat']}{_sittings(results)}",
    ])


def _sittings(results):
    count = results.get("sittings", 1)
    return f"; in {count} sittings" if count > 1 else ""


def _verdict(asked, met):
    if not asked:
        return ""
    return f"{asked}: " + {True: "met", False: "**not met**", None: "not measured"}[met]


def _cell(result, peer):
    if peer in result["failed"]:
        return "failed"
    if peer in result.get("slow", []):
        return f"> {figure(result['limit'] / result['tools'][US]['seconds'])}²"
    value = ratio(result, peer)
    if value is None:
        return "–"
    taken = result["tools"][peer]
    once = "¹" if len(taken["samples"]) < results_repeat(result) else ""
    return figure(value) + once + ("" if taken["agreement"]["agrees"] else " **differs**")


def results_repeat(result):
    return len(result["tools"][US]["samples"])


def comparisons(results, with_bar):
    chosen = [r for r in results["comparisons"] if (bar_of(r) is not None) == with_bar]
    if not chosen:
        return ""
    present = [p for p in PEERS if any(_took_part(r, p) for r in results["comparisons"])]
    heads = ["measure", "nodes", "edges", *(f"{NAMES[p]} ÷ us" for p in present), "fastest peer ÷ us"]
    rows = []
    for r in chosen:
        best = fastest_peer(r)
        label = _BY_KEY[r["key"]].label + (f" ({r['file']})" if r.get("file") else "")
        row = [label, f"{r['nodes']:,}", f"{r['edges']:,}", *(_cell(r, p) for p in present)]
        row.append(f"**{figure(ratio(r, best))}**" if best else "–")
        rows.append(row + ([_verdict(*bar_state(r))] if with_bar else []))
    notes = {
        "¹": f"Run once: more than {OUT_OF_THE_RACE} times slower than the fastest peer.",
        "²": f"Ended after {chosen[0].get('limit', 0):g} seconds.",
    }
    cells = "".join(str(cell) for row in rows for cell in row)
    found = "".join(f"\n\n{mark} {note}" for mark, note in notes.items() if mark in cells)
    return table(heads + (["bar"] if with_bar else []), rows) + found


def _took_part(result, peer):
    return peer in result["tools"] or peer in result["failed"] or peer in result.get("slow", [])


def line(result):
    """One comparison in a line, for who waits."""
    parts = [f"{NAMES[p]} {_cell(result, p)}" for p in PEERS if _took_part(result, p)]
    return f"{_BY_KEY[result['key']].label}: {', '.join(parts) or 'no peers'}"


def analyze(results):
    rows = [
        [what, f"**{figure(part)}**", _verdict(f"{asked:g}", met)] for what, part, asked, met in analyze_state(results)
    ]
    return table([f"{results['analyze']['entities']:,} entities from JSON", "ratio", "bar"], rows) if rows else ""


def growth(results):
    sizes = results.get("growth")
    if not sizes:
        return ""
    first = sizes[0]
    heads = ["time per edge", *(f"{s['people']:,} people, {s['edges']:,} edges" for s in sizes)]
    rows = []
    for step, base in first["seconds"].items():
        rows.append([step, *(figure(s["seconds"][step] / s["edges"] / (base / first["edges"])) for s in sizes)])
    return table(heads, rows)


def scale(results, with_seconds=False):
    s = results.get("scale")
    if not s:
        return ""
    heads = ["step", "time, of reading", "resident memory after it"]
    reading = s["steps"][0]["seconds"][0]
    steps = s["steps"]
    if s["command"]:
        command = {"step": "`linchpin centrality`, core numbers, as a whole", "seconds": [s["command"]["seconds"]]}
        steps = [*steps, command | {"resident": None}]
    rows = [[step["step"], figure(step["seconds"][0] / reading), _gigabytes(step["resident"])] for step in steps]
    if with_seconds:
        heads.append("seconds")
        rows = [[*row, f"{step['seconds'][0]:.3f}"] for row, step in zip(rows, steps)]
    state = "met" if s["memory"] <= s["limit"] else "**not met**"
    return table(heads, rows) + (
        f"\n\n{s['nodes']:,} nodes and {s['edges']:,} edges; peak memory {_gigabytes(s['memory'])}, "
        f"of {_gigabytes(s['limit'])}: {state}.")


def _gigabytes(bytes_):
    return "–" if bytes_ is None else f"{bytes_ / 2**30:.2f} GiB"


PARTS = {
    "machine": machine, "bars": lambda r: comparisons(r, True), "further": lambda r: comparisons(r, False),
    "analyze": analyze, "growth": growth, "scale": scale,
}
_TITLES = {
    "machine": "Machine", "bars": "Bars", "further": "Further measures", "analyze": "The whole analysis",
    "growth": "Growth", "scale": "Scale",
}


def text(results):
    parts = ((_TITLES[name], make(results)) for name, make in PARTS.items())
    return "\n\n".join(f"## {title}\n\n{part}" for title, part in parts if part) + "\n"


def write_into(path, results):
    with open(path) as f:
        before = f.read()

    def renewed(match):
        part = PARTS[match[1]](results) if match[1] in PARTS else ""
        return f"<!-- measured: {match[1]} -->\n\n{part}\n\n<!-- end -->" if part else match[0]

    after = re.sub(r"<!-- measured: (\w+) -->\n.*?<!-- end -->", renewed, before, flags=re.DOTALL)
    if after != before:
        with open(path, "w") as f:
            f.write(after)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("results", nargs="+", help="of `run`, of `scale`, or both")
    a.add_argument("--into", nargs="+", default=[])
    a = a.parse_args()
    results = {"comparisons": []}
    for path in a.results:
        with open(path) as f:
            results |= json.load(f)
    if "machine" not in results:
        sys.exit("no machine in the results")
    for path in a.into:
        write_into(path, results)
    if not a.into:
        print(text(results), end="")


if __name__ == "__main__":
    main()
