"""What the results say: ratios, which bars are met, and whether the scores agree."""
from .analysis import HELD_TO
from .catalogue import ANALYZE_SHARE, COMPARISONS, NAMES

# How we are called among the tools.
US = "linchpin"
# A peer this many times slower than the fastest one is not run again: no median could make it the fastest.
OUT_OF_THE_RACE = 2

_BARS = {c.key: c.bar for c in COMPARISONS}


def fastest_peer(result):
    """The name of the fastest peer whose scores agree; None where no peer took part."""
    peers = [n for n, taken in result["tools"].items() if n != US and taken.get("agreement", {}).get("agrees")]
    return min(peers, key=lambda n: result["tools"][n]["seconds"], default=None)


def ratio(result, peer):
    """How many times longer a peer takes than we do; None without it."""
    if peer not in result["tools"]:
        return None
    return result["tools"][peer]["seconds"] / result["tools"][US]["seconds"]


def figure(value):
    """A ratio with three digits."""
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def bar_of(result):
    return _BARS[result["key"]]


def bar_state(result):
    """(what the bar asks, whether it is met); met is None where it cannot be told."""
    bar = bar_of(result)
    if bar is None:
        return "", None
    reached = ratio(result, bar.peer or fastest_peer(result))
    asked = f"{bar.ratio:g}" + (f" ({NAMES[bar.peer]})" if bar.peer else "")
    return asked, None if reached is None else reached >= bar.ratio


def analyze_state(results):
    """The two bars of the whole analysis: [(what, the figure, what is asked, whether it is met)]."""
    whole = results.get("analyze")
    if not whole:
        return []
    first = next((r for r in results["comparisons"] if r["key"] == HELD_TO), None)
    best = first and fastest_peer(first)
    rows = []
    if best:
        part = first["tools"][best]["seconds"] / whole["seconds"]
        rows.append((
            f"{NAMES[best]}'s betweenness (undirected, hops) ÷ the whole of `analyze`", part, ANALYZE_SHARE,
            part > ANALYZE_SHARE))
    other = first and first["tools"].get("networkit")
    if other:
        part = other["memory"] / whole["memory"]
        rows.append(("NetworKit's peak memory for betweenness ÷ that of `analyze`", part, 1, part > 1))
    return rows


def problems(results):
    """Where scores disagree or a tool failed: nothing else in the results is worth reading then."""
    for r in results["comparisons"]:
        for peer, taken in r["tools"].items():
            if not taken.get("agreement", {"agrees": True})["agrees"]:
                yield f"{r['key']}: {peer}'s scores differ: {taken['agreement']}"
        for peer in r["failed"]:
            yield f"{r['key']}: {peer} failed"


def missed(results):
    """The bars that were measured and not reached."""
    for r in results["comparisons"]:
        if bar_state(r)[1] is False:
            yield f"{r['key']}: below {bar_state(r)[0]}"
    for what, part, asked, met in analyze_state(results):
        if not met:
            yield f"{what}: {figure(part)}, below {asked:g}"
