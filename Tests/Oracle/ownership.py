"""Load, concentration and chokepoints."""
from collections import defaultdict
from fractions import Fraction
from itertools import combinations
from math import comb

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp


def exact(number):
    return Fraction(number)


def load_shares(org):
    """({person: {system: load}}, {team: load}, unassigned), exact fractions."""
    people, teams, unassigned = defaultdict(lambda: defaultdict(Fraction)), defaultdict(Fraction), Fraction(0)
    for s in org.systems:
        relations = org.standing_owners(org.owners(s)[0])
        load = exact(org.load(s))
        if not relations:
            unassigned += load
            continue
        total = sum(exact(r["weight"]) for r in relations)
        for r in relations:
            owner, part = r["from"], load * exact(r["weight"]) / total
            humans = org.humans(owner)
            if not humans:
                unassigned += part
                continue
            for h in humans:
                people[h][s] += part / len(humans)
            if org.kind(owner) == "team":
                teams[owner] += part
            else:
                allocations = org.teams_of(owner)
                whole = sum(exact(w) for _, w in allocations)
                for team, w in allocations:
                    teams[team] += part * exact(w) / whole
    people = {p: {s: x for s, x in of.items() if x > 0} for p, of in people.items()}
    return ({p: of for p, of in people.items() if of}, {t: x for t, x in teams.items() if x > 0}, unassigned)


def concentration_of(values):
    total = sum(values)
    if not total:
        return {k: None for k in ("hhi", "effective", "top1", "top3", "top5")}
    shares = sorted((x / total for x in values), reverse=True)
    hhi = sum(p * p for p in shares)
    return {"hhi": float(hhi), "effective": float(1 / hhi), "top1": float(sum(shares[:1])),
            "top3": float(sum(shares[:3])), "top5": float(sum(shares[:5]))}


class Supported:
    """Who supports what, and what is lost when some are absent."""

    def __init__(self, org):
        self.org = org
        self.systems = org.systems
        self.c = {s: org.criticality(s) for s in self.systems}
        self.total = sum(self.c.values())
        self.of = {s: org.supporters(s) for s in self.systems}
        self.now = sum(self.c[s] for s in self.systems if self.of[s])
        people = sorted(set().union(*self.of.values()))
        # Who supports most criticality that still has a supporter: while p is here, all that p supports has one.
        self.order = sorted(people, key=lambda p: (-sum(self.c[s] for s in self.systems if p in self.of[s]), p))

    def lost(self, absent):
        """Criticality without a supporter once `absent` are away, of what has one now."""
        return sum(self.c[s] for s in self.systems if self.of[s] and self.of[s] <= set(absent))

    def greedy(self):
        for k in range(1, len(self.order) + 1):
            if 2 * self.lost(self.order[:k]) > self.now:
                return self.order[:k]
        return None

    def smallest(self):
        """The exact bus factor's size: over all subsets where there are few, else by integer programming."""
        if self.now == 0:
            return None
        people = self.order
        for k in range(1, len(people) + 1):
            if comb(len(people), k) > 20_000:
                return self._programme()
            if any(2 * self.lost(group) > self.now for group in combinations(people, k)):
                return k
        return None

    def _programme(self):
        people, systems = self.order, [s for s in self.systems if self.of[s]]
        index = {x: i for i, x in enumerate(people + systems)}
        rows, lower = [], []
        for s in systems:  # a system is lost only when all its supporters are away
            for p in self.of[s]:
                row = numpy.zeros(len(index))
                row[index[p]], row[index[s]] = 1, -1
                rows.append(row)
                lower.append(0)
        row = numpy.zeros(len(index))
        for s in systems:
            row[index[s]] = self.c[s]
        rows.append(row)
        lower.append(self.now // 2 + 1)
        cost = numpy.array([1] * len(people) + [0] * len(systems))
        answer = milp(cost, constraints=LinearConstraint(numpy.array(rows), numpy.array(lower), numpy.inf),
                      integrality=numpy.ones(len(index)), bounds=Bounds(0, 1))
        assert answer.status == 0
        return round(answer.fun)

    def loss(self):
        if not self.total:
            return {k: None for k in ("1", "3", "5", "10")}
        without = self.total - self.now
        return {str(k): float(Fraction(without + self.lost(self.order[:k]), self.total)) for k in (1, 3, 5, 10)}


def chokepoints(org, supported):
    """(people, pairs, teams): sole systems, dependents and exposure, ranked by exposure then id."""
    def entry(sole):
        dependents = org.dependents(sole) - set(sole)
        weight = sum(org.criticality(s) for s in set(sole) | dependents)
        return sorted(sole), sorted(dependents), weight

    def share(weight):
        return float(Fraction(weight, supported.total))

    sole = defaultdict(list)
    for s, who in supported.of.items():
        if len(who) == 1:
            sole[min(who)].append(s)
    people = {p: entry(ss) for p, ss in sole.items()}
    pairs = []
    for a, b in sorted({tuple(sorted(w)) for w in supported.of.values() if len(w) == 2}):
        both = [s for s, w in supported.of.items() if w == {a, b}] + sole.get(a, []) + sole.get(b, [])
        ss, _, weight = entry(both)
        if weight > sum(people[p][2] if p in people else 0 for p in (a, b)):
            pairs.append((weight, {"ids": [a, b], "sole": ss, "exposure": share(weight)}))
    teams = []
    for t in org.of_kind("team"):
        humans = org.humans(t)
        mine = [s for s, who in supported.of.items() if who and who <= humans]
        if mine:
            ss, dd, weight = entry(mine)
            teams.append((weight, {"id": t, "sole": ss, "dependents": dd, "exposure": share(weight)}))
    people = [(weight, {"id": p, "sole": ss, "dependents": dd, "exposure": share(weight)})
              for p, (ss, dd, weight) in people.items()]
    people.sort(key=lambda x: (-x[0], x[1]["id"]))
    pairs.sort(key=lambda x: (-x[0], x[1]["ids"]))
    teams.sort(key=lambda x: (-x[0], x[1]["id"]))
    return [p for _, p in people], [p for _, p in pairs], [t for _, t in teams]
