"""Coordination, visibility, stages and hierarchy."""
from fractions import Fraction
from itertools import combinations
from statistics import median

import networkx

import escalation
from findings import reviewed_on
from ownership import concentration_of, load_shares

CADENCE = {"daily": 1, "weekly": 7, "biweekly": 14, "monthly": 31, "quarterly": 92, "yearly": 366}


def add_sections(result, findings, org, status, supported, chain_rules):
    result["coordination"] = coordination(findings, org, status)
    result["visibility"] = visibility(findings, org, status)
    result["stages"] = {stage: of_stage(org, stage, status, supported, chain_rules)
                        for stage in ("pilot", "production")}
    result["hierarchy"] = hierarchy(org) if status["reporting"] != "notAssessed" else None


# Coordination

def primary_share(org, s):
    """{team: its share of the primary ownership of s}; backups do not stand in."""
    relations = [r for r in org.owners(s)[0] if r["role"] == "primary"]
    whole = sum(Fraction(r["weight"]) for r in relations)
    shares = {}
    for r in relations:
        part = Fraction(r["weight"]) / whole
        if org.kind(r["from"]) == "team":
            parts = [(r["from"], Fraction(1))]
        else:
            teams = org.teams_of(r["from"])
            total = sum(Fraction(w) for _, w in teams)
            parts = [(t, Fraction(w) / total) for t, w in teams]
        for t, x in parts:
            shares[t] = shares.get(t, 0) + part * x
    return shares


def coordinate(org, a, b):
    def those(team):
        return {team} | {p for p in org.members(team) if org.active(p)}
    one, other = those(a), those(b)
    if (one & other) - {a, b}:
        return True
    if any((r["from"] in one and r["to"] in other) or (r["from"] in other and r["to"] in one)
           for r in org.relations if r["kind"] == "coordinates-with"):
        return True
    return any({f for x in one for f in org.targets("attends", x)} & set(org.targets("attends", y)) for y in other)


def coordination(findings, org, status):
    needed = [status[d] for d in ("ownership", "dependencies", "coordination")]
    if "notAssessed" in needed:
        return {"congruence": None, "weighted": None, "teams": []}
    live = set(org.systems)
    share = {s: primary_share(org, s) for s in live}
    required = {}
    for r in org.relations:
        if r["kind"] == "depends-on" and r["from"] in live and r["to"] in live:
            for a, x in share[r["from"]].items():
                for b, y in share[r["to"]].items():
                    if a != b:
                        pair = tuple(sorted((a, b)))
                        required[pair] = required.get(pair, 0) + x * y * Fraction(r["weight"])
    covered = {pair for pair in required if coordinate(org, *pair)}
    total = sum(required.values())
    teams, uncovered_teams = [], []
    for t in sorted({t for pair in required for t in pair}):
        mine = {pair: x for pair, x in required.items() if t in pair}
        good = sum(x for pair, x in mine.items() if pair in covered)
        bad = sum(mine.values()) - good
        humans = len(org.humans(t))
        teams.append({"id": t, "required": float(good + bad), "uncovered": float(bad),
                      "coveredPerHuman": float(good / humans) if humans else None})
        if bad:
            uncovered_teams.append(t)
    if status["coordination"] == "partial":
        if uncovered_teams:
            findings.add("coordination/unmatched", "note", "organization", [], steps=False)
    else:
        for t in uncovered_teams:
            findings.add("coordination/unmatched", "note", t, [])
    return {"congruence": len(covered) / len(required) if required else None,
            "weighted": float(sum(required[p] for p in covered) / total) if required else None, "teams": teams}


# Visibility

def often_enough(org, s):
    """Reviewed on production metrics by a forum known to meet at least every 31 days."""
    for r in org.into["reviews", s]:
        cadence = org.entities[r["from"]].get("cadence")
        days = CADENCE.get(cadence, cadence)
        if r["metrics"] == "production" and days is not None and days <= 31:
            return True
    return False


def covered_share(org, systems):
    among = set(systems) | org.dependencies(systems)
    if not among:
        return None
    seen = [s for s in among if "production" in reviewed_on(org, s)
            and (org.tier(s) not in (1, 2) or often_enough(org, s))]
    return float(Fraction(sum(map(org.criticality, seen)), sum(map(org.criticality, among))))


def visibility(findings, org, status):
    if status["visibility"] == "notAssessed":
        return {"coverage": None, "unreviewed": []}
    production = [s for s in org.systems if org.stage(s) == "production"]
    unreviewed = [s for s in production if not reviewed_on(org, s)]
    findings.missing("visibility/unreviewed", "note", unreviewed, status["visibility"])
    for s in sorted(set(production) | org.dependencies(production)):
        if org.tier(s) in (1, 2) and "production" in reviewed_on(org, s) and not often_enough(org, s):
            findings.add("visibility/too-seldom", "note", s, [s])
    for s in production:
        if reviewed_on(org, s) == {"pilot"}:
            findings.add("visibility/pilot-metrics", "warning", s, [s])
    return {"coverage": covered_share(org, production), "unreviewed": unreviewed}


# Stages

def of_stage(org, stage, status, supported, chain_rules):
    known = {d: s != "notAssessed" for d, s in status.items()}
    systems = [s for s in org.systems if org.stage(s) == stage]
    users = [org.entities[s]["users"] for s in systems if org.entities[s].get("users") is not None]
    says = [org.entities[s]["reversible"] for s in systems if org.entities[s].get("reversible") is not None]
    chains = [(c, said) for c, said in chain_rules if c.explicit and c.system in systems]
    whole = sum(org.criticality(c.system) for c, _ in chains)
    intact = sum(org.criticality(c.system) for c, said in chains if not any(r in escalation.BREAKS for r in said))
    load, _, _ = load_shares(org)
    carried = [x for of in load.values() if (x := sum(v for s, v in of.items() if s in systems))]
    local = []
    for c, _ in chains:
        line = escalation.line_of(org, org.owning_team(c.system))
        local += [bool(set(r.targets) & line) for r in c.rungs if r.explicit]
    closures = [len({t for x in {s} | org.dependencies([s]) if (t := org.owning_team(x))}) for s in systems]
    laddered = known["escalation"] and chains
    return {
        "systems": len(systems), "users": sum(users) if users else None,
        "reversible": sum(says) / len(says) if says else None,
        "supportersPerSystem": float(median(len(supported.of[s]) for s in systems))
        if systems and known["ownership"] else None,
        "effectiveOwners": concentration_of(carried)["effective"] if known["ownership"] else None,
        "escalationLocality": sum(local) / len(local) if laddered else None,
        "teamsInClosure": float(median(closures))
        if systems and known["ownership"] and known["dependencies"] else None,
        "visibilityCoverage": covered_share(org, systems) if known["visibility"] else None,
        "intact": intact / whole if laddered else None,
        "humanHours": float(sum(c.human_hours() for c, _ in chains) / len(chains)) if laddered else None}


# Hierarchy (Krackhardt 1994)

def hierarchy(org):
    gone = {p for p in org.of_kind("person") if org.status(p) == "departed"}
    graph = networkx.DiGraph((r["from"], r["to"]) for r in org.relations if r["kind"] == "reports-to"
                             and r["from"] not in gone and r["to"] not in gone)
    n = len(graph)
    if n < 2:
        return {k: None for k in ("connectedness", "hierarchy", "efficiency", "leastUpperBound")}
    above = {p: {p} | networkx.descendants(graph, p) for p in graph}
    components = [set(c) for c in networkx.weakly_connected_components(graph)]
    together = sum(len(c) * (len(c) - 1) // 2 for c in components)
    linked = [(a, b) for a, b in combinations(sorted(graph), 2) if b in above[a] or a in above[b]]
    mutual = [(a, b) for a, b in linked if b in above[a] and a in above[b]]
    most = sum(len(c) * (len(c) - 1) // 2 - (len(c) - 1) for c in components)
    excess = sum(graph.subgraph(c).number_of_edges() - (len(c) - 1) for c in components)

    def bounded(a, b):
        bounds = above[a] & above[b]
        return any(bounds <= above[x] for x in bounds)  # the least: every other bound is above it
    pairs = sum((len(c) - 1) * (len(c) - 2) // 2 for c in components)
    unbounded = sum(1 for c in components for a, b in combinations(sorted(c), 2) if not bounded(a, b))
    return {"connectedness": together / (n * (n - 1) / 2),
            "hierarchy": 1 - len(mutual) / len(linked) if linked else 1.0,
            "efficiency": 1 - excess / most if most else 1.0,
            "leastUpperBound": 1 - unbounded / pairs if pairs else 1.0}
