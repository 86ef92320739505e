"""oracle.py IN.json > OUT.json: the sections of `analyze --format json`, worked out by brute force.

An independent reading of docs/METRICS: nothing here was taken from the Swift sources. Keys the real report does not
have: concentration.busFactorGreedy. Keys left out: messages, evidence, locations, a rung's mode.
"""
import json
import sys
from collections import Counter
from fractions import Fraction

import assessment
import escalation
import findings as rules
import ownership
import structure
import surroundings
from model import KINDS, Organisation, read


def analyse(org):
    load, team_load, unassigned = ownership.load_shares(org)
    dimensions, authorities, inferred = assessment.assess(org, sorted(load))
    status = {d: v["status"] for d, v in dimensions.items()}
    known = {d: s != "notAssessed" for d, s in status.items()}
    supported = ownership.Supported(org)
    systems, total = org.systems, supported.total

    def share(chosen, among=None):
        whole = total if among is None else sum(org.criticality(s) for s in among)
        return float(Fraction(sum(org.criticality(s) for s in chosen), whole)) if whole else None

    result = {
        "organization": org.document.get("organization"), "cycle": org.document.get("cycle"),
        "counts": {"entities": {k: n for k in KINDS if (n := len(org.of_kind(k)))},
                   "relations": dict(sorted(Counter(r["kind"] for r in org.relations).items()))},
        "assessment": dimensions, "centrality": structure.centrality(org)}

    # Ownership and concentration
    owned = known["ownership"]
    result["ownership"] = {
        "unowned": share([s for s in systems if not org.owners(s)[0]]) if owned else None,
        "unsupported": share([s for s in systems if not supported.of[s]]) if known["membership"] else None,
        "unassignedLoad": float(unassigned) if owned else None,
        "systems": [{"id": s, "supporters": sorted(supported.of[s]),
                     "owners": sorted({r["from"] for r in org.owners(s)[0]}),
                     "inherited": org.owners(s)[1]} for s in systems] if owned else []}
    utilisation = []
    if owned and known["capacity"]:
        for p in org.of_kind("person"):
            capacity = org.entities[p].get("capacity")
            if capacity is not None:  # [R20]
                carried = sum(load.get(p, {}).values(), Fraction(0))
                ratio = carried / Fraction(capacity) if capacity else None
                utilisation.append({"id": p, "load": float(carried), "capacity": capacity,
                                    "ratio": None if ratio is None else float(ratio),
                                    "over": carried > Fraction(capacity)})
    greedy = supported.greedy() if owned else None
    smallest = supported.smallest() if owned else None
    result["concentration"] = {
        "people": ownership.concentration_of([sum(of.values()) for of in load.values()] if owned else []),
        "teams": ownership.concentration_of(list(team_load.values()) if owned else []),
        "busFactor": None if smallest is None else {"size": smallest, "exact": True},
        "busFactorGreedy": None if greedy is None else {"size": len(greedy), "people": sorted(greedy)},
        "loss": supported.loss() if owned else {k: None for k in ("1", "3", "5", "10")},
        "utilisation": [{k: v for k, v in u.items() if k != "over"} for u in utilisation]}

    # Escalation
    laddered, trusted = known["escalation"], known["escalation"] and known["authority"]
    chains = [escalation.Chain(org, authorities, known["authority"], s) for s in systems]
    chain_rules = [(c, c.rules() if laddered else {}) for c in chains]
    explicit = [c for c in chains if c.explicit]
    weight = {c.system: org.criticality(c.system) for c in chains}
    whole = sum(weight[c.system] for c in explicit)
    continuity = None
    if trusted and whole:
        continuity = float(sum(weight[c.system] * c.continuity() for c in explicit) / whole)
    result["escalation"] = {
        "authorities": authorities, "inferred": inferred,
        "intact": share([c.system for c, said in chain_rules
                         if c.explicit and not any(r in escalation.BREAKS for r in said)],
                        [c.system for c in explicit]) if laddered else None,
        "continuity": continuity, "q": float(escalation.Q),
        "humanHours": (float(sum(c.human_hours() for c in explicit) / len(explicit))
                       if laddered and explicit else None),
        "chains": [c.json(laddered, said) for c, said in chain_rules]}

    # Chokepoints
    people, pairs, teams = ownership.chokepoints(org, supported) if owned else ([], [], [])
    dominated = {}
    if laddered:
        for c in explicit:
            for p in c.dominators():
                dominated.setdefault(p, []).append(c.system)
    apart = set(authorities)
    listed = {p["id"] for p in people}
    people += [{"id": p, "sole": [], "dependents": [], "exposure": 0.0 if owned else None}
               for p in sorted(dominated) if p not in listed and p not in apart]
    for p in people:
        mine = [] if p["id"] in apart else dominated.get(p["id"], [])
        p["dominance"] = (share(mine, [c.system for c in explicit]) if laddered and p["id"] not in apart else None)
        p["dominated"] = sorted(mine)
    result["chokepoints"] = {
        "people": people, "pairs": pairs, "teams": teams,
        "authorityDominance": [{"id": p, "dominance": share(dominated[p], [c.system for c in explicit]),
                                "dominated": sorted(dominated[p])} for p in sorted(dominated) if p in apart]}

    # Findings
    found = rules.Findings(org)
    if laddered:
        rules.escalation_findings(found, chain_rules, status["escalation"])
    rules.ownership_findings(found, org, status, supported, load, utilisation)
    surroundings.add_sections(result, found, org, status, supported, chain_rules)
    result["findings"] = found.json()
    return result


def main():
    org = read(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1] != "-" else Organisation(json.load(sys.stdin))
    json.dump(analyse(org), sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
