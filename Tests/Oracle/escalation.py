"""Ladders, climbing, the escalation graph and what is said of each chain."""
from fractions import Fraction
from itertools import combinations, product
from math import comb

import networkx

from model import hours_minutes

Q = Fraction(1, 10)
BREAKS = ("escalation/none", "escalation/loop", "escalation/empty-rung", "escalation/shared-only")
SLOW = {1: 60, 2: 120, 3: 480}


class Rung:
    def __init__(self, org, authorities, targets, explicit, after=None):
        """`targets`: [(entity, minutes of the week its relation covers)]."""
        self.targets = sorted({t for t, _ in targets})
        self.explicit, self.after = explicit, after
        self.nodes = {}        # node → its humans; a node is ("person", id) or ("rotation", team)
        self.authority = set()  # the nodes that are the authority's on this rung
        self.covered = set()   # minutes of the week with a human answerer
        self.has_authority_target = any(t in authorities for t in self.targets)
        for target, minutes in targets:
            humans = org.humans(target)
            rotation, duty = False, None
            if org.kind(target) == "team" and org.on_call[target][0]:
                rotation, duty = org.on_call[target][1] == "rotation", org.on_call[target][2]
            if humans:
                self.covered |= minutes & hours_minutes(duty)
            if rotation and len(humans) > 1:
                node = ("rotation", target)
                self.nodes[node] = humans
                if target in authorities or humans <= set(authorities):
                    self.authority.add(node)
                continue
            for h in humans:
                node = ("person", h)
                self.nodes[node] = {h}
                if target in authorities or h in authorities:
                    self.authority.add(node)
        body = set().union(*(org.body(t) for t in self.targets))
        self.machines = {p for p in body if org.active(p) and org.type(p) != "human"}
        self.empty = not any(org.active(p) for p in body)

    @property
    def humans(self):
        return set().union(*self.nodes.values())


class Chain:
    def __init__(self, org, authorities, authority_known, system):
        self.org, self.system = org, system
        self.authorities, self.authority_known = authorities, authority_known
        self.rungs, self.loop, self.via, self.advance = [], False, None, None
        ladder = org.explicit_ladder(system)
        self.explicit = ladder is not None
        if ladder:
            self.via, rungs, self.advance = ladder
            for rung in rungs:
                afters = [a for _, a, _ in rung if a is not None]  # [R11] several targets: the largest
                self.rungs.append(Rung(org, authorities, [(t, m) for t, _, m in rung], True,
                                       max(afters) if afters else None))
        else:
            team = org.owning_team(system)
            people = sorted({r["from"] for r in org.owners(system)[0] if org.kind(r["from"]) == "person"})  # [R7]
            targets = [team] if team else people
            self.via = team
            if targets:
                self.advance = "manual"
                self.rungs.append(Rung(org, authorities, [(t, hours_minutes(None)) for t in targets], False))
        if self.rungs:
            self._climb()
        self._connect()

    # Climbing

    def _climb(self):
        passed = set().union(*(r.targets for r in self.rungs[:-1]))
        current = next((t for t in self.rungs[-1].targets if t not in passed), None)  # [R13]
        passed |= set(self.rungs[-1].targets)
        seen = set().union(*(r.humans for r in self.rungs))
        while current and not any(r.has_authority_target for r in self.rungs):
            targets = self._step(current, passed)
            if not targets:
                return
            rung = Rung(self.org, self.authorities, [(t, hours_minutes(None)) for t in targets], False)
            current = next(t for t in rung.targets if t not in passed)
            passed |= set(targets)
            if rung.humans - seen or rung.has_authority_target:
                self.rungs.append(rung)
                seen |= rung.humans

    def _step(self, entity, passed):
        """The targets of the next rung up from `entity`, or nothing."""
        org = self.org
        own = org.own_rungs(entity)
        policy = None if own else org.policy_of(entity)
        for rung in own or (org.own_rungs(policy) if policy else []):
            targets = [r["to"] for r in rung]
            if any(t not in passed for t in targets):
                return targets
        if own:
            self.loop = True
            return None
        if org.kind(entity) == "team":
            steps = [org.targets("part-of", entity),
                     sorted({m for lead in org.leads[entity] for m in org.targets("reports-to", lead)})]
        else:
            steps = [org.targets("reports-to", entity),
                     sorted({p for t, _ in org.teams_of(entity) for p in org.targets("part-of", t)})]  # [R14]
        for candidates in steps:
            for candidate in candidates:
                if candidate not in passed:
                    return [candidate]
        return None

    # The escalation graph

    def _connect(self):
        self.nodes = {}
        for r in self.rungs:
            self.nodes.update(r.nodes)
        self.sink = set().union(*(r.authority for r in self.rungs))
        self.first = set()
        for i, r in enumerate(self.rungs):
            if i == 0 or (self.advance == "automatic" and r.explicit):
                self.first |= set(r.nodes)
        self.next = {n: set() for n in self.nodes}
        for i, r in enumerate(self.rungs):
            for n in r.nodes:
                if i + 1 < len(self.rungs):
                    self.next[n] |= set(self.rungs[i + 1].nodes)
                self.next[n] |= r.authority - {n}

    def reached(self, absent=()):
        """The answerers that the source reaches when `absent` are away."""
        absent = set(absent)
        found = self.first - absent
        stack = list(found)
        while stack:
            for n in self.next[stack.pop()]:
                if n not in found and n not in absent:
                    found.add(n)
                    stack.append(n)
        return found

    def silent(self, absent=()):
        return not self.reached(absent)

    def cut(self, absent=()):
        return not self.reached(absent) & self.sink

    def _first_rung(self, is_it):
        reached = self.reached()
        minutes = 0
        for i, r in enumerate(self.rungs):
            if any(n in reached and is_it(r, n) for n in r.nodes):
                return {"rung": i + 1, "minutes": minutes if r.explicit else None}
            minutes += r.after or 0
        return None

    def to_human(self):
        return self._first_rung(lambda r, n: True)

    def to_fixer(self):
        fixers = self.org.supporters(self.system)
        return self._first_rung(lambda r, n: r.nodes[n] & fixers)

    def to_authority(self):
        return self._first_rung(lambda r, n: n in r.authority)

    def absences_to_silence(self):
        if self.silent():
            return 0
        return self._least(self.silent, sorted(self.nodes), len(self.first))

    def absences_to_cut_off(self):
        if self.cut():
            return 0
        if self.first & self.sink:
            return None
        graph = networkx.DiGraph()
        for n in self.first:
            graph.add_edge("source", n)
        for n in self.nodes:
            for o in self.next[n]:
                # Authorities are not counted: for cutting they are one indestructible sink.
                if n not in self.sink:
                    graph.add_edge(n, "sink" if o in self.sink else o)
        least = len(networkx.minimum_node_cut(graph, "source", "sink"))
        return self._least(self.cut, sorted(set(self.nodes) - self.sink), least)

    @staticmethod
    def _least(gone, removable, expected):
        """Brute force over subsets where that is feasible; it must agree with the structural answer."""
        for k in range(1, len(removable) + 1):
            if comb(len(removable), k) > 5_000:
                return expected
            if any(gone(group) for group in combinations(removable, k)):
                assert k == expected, (k, expected)
                return k
        raise AssertionError("no set of answerers does it")

    def continuity(self, merge=True):
        """The sum over all subsets of answerers; those on the same rungs, alike as authorities, are one node q^k."""
        groups = {}
        for n in self.nodes:
            alike = (tuple(n in r.nodes for r in self.rungs), tuple(n in r.authority for r in self.rungs))
            groups.setdefault(alike if merge else n, []).append(n)
        groups = list(groups.values())
        total = Fraction(0)
        for away in product((False, True), repeat=len(groups)):
            chance, absent = Fraction(1), []
            for gone, group in zip(away, groups):
                chance *= Q ** len(group) if gone else 1 - Q ** len(group)
                if gone:
                    absent += group
            if not self.cut(absent):
                total += chance
        return total

    def human_hours(self):
        covered = set().union(*(r.covered for r in self.rungs if r.explicit))
        return Fraction(len(covered), 60)

    def dominators(self):
        """People whose absence alone silences the chain or cuts it from authority."""
        found = set()
        for kind, person in self.nodes:
            if kind != "person":
                continue
            absent = [(kind, person)]
            silenced = not self.silent() and self.silent(absent)
            cut = self.authority_known and not self.cut() and self.cut(absent)
            if silenced or cut:
                found.add(person)
        return found

    # Rules

    def rules(self):
        """{rule: base severity} of what is said of this chain, were all dimensions assessed."""
        org, s, said = self.org, self.system, {}
        if not self.rungs:
            said["escalation/none"] = "error"
        if self.loop:
            said["escalation/loop"] = "error"
        if any(r.explicit and r.empty for r in self.rungs):
            said["escalation/empty-rung"] = "error"
        if not self.nodes and any(r.machines for r in self.rungs):
            said["escalation/shared-only"] = "error"
        ends_before = not any(r.has_authority_target or r.authority for r in self.rungs)  # [R17]
        if self.authority_known and ends_before and not self.loop and self.rungs:
            said["escalation/dead-end"] = "warning"
        fixers = org.supporters(s)
        if fixers and not any(r.humans & fixers for r in self.rungs):
            said["escalation/no-fixer"] = "warning"
        if self.explicit and 0 < self.human_hours() < 168 and org.tier(s) in (1, 2, None):
            said["escalation/hours"] = "warning" if org.tier(s) else "note"
        if self.explicit and self._single_path():
            said["escalation/single-path"] = "warning"
        reach = self.to_authority() if self.authority_known else None
        limit = SLOW.get(org.tier(s))
        if limit is not None and reach and reach["minutes"] is not None and reach["minutes"] > limit:
            said["escalation/slow"] = "warning"
        if self._hollow():
            said["escalation/hollow"] = "warning"
        if self._outside():
            said["escalation/outside"] = "note"
        if org.follows_undeclared(s):
            said.pop("escalation/none", None)
            said.pop("escalation/dead-end", None)
        return said

    def _single_path(self):
        for n in self.nodes:
            if n[0] != "person":
                continue
            if not self.silent() and self.silent([n]):
                return True
            if self.authority_known and n not in self.sink and not self.cut() and self.cut([n]):
                return True
        return False

    def _hollow(self):
        stood = set()
        for i, r in enumerate(self.rungs):
            people = {n for n in r.nodes if n[0] == "person"}
            if i and r.nodes and people == set(r.nodes) and people <= stood:  # [R19]
                return True
            stood |= people
        return False

    def _outside(self):
        line = line_of(self.org, self.org.owning_team(self.system))
        if not any(self.org.kind(x) == "person" and self.org.humans(x) for x in line):
            return False
        return not any(set(r.targets) & line or r.humans & line for r in self.rungs)

    def cause(self):
        return self.via or self.system

    def json(self, assessed, rules):
        known = assessed and self.authority_known

        def figure(of, value):
            return value() if of else None
        return {
            "system": self.system, "via": self.via, "explicit": self.explicit, "advance": self.advance,
            "rungs": [{"targets": r.targets, "answerers": sorted(r.humans), "after": r.after,
                       "explicit": r.explicit} for r in self.rungs],
            "toHuman": figure(assessed, self.to_human), "toFixer": figure(assessed, self.to_fixer),
            "toAuthority": figure(known, self.to_authority),
            "absencesToSilence": figure(assessed, self.absences_to_silence),
            "absencesToCutOff": figure(known, self.absences_to_cut_off),
            "continuity": figure(known and self.explicit, lambda: float(self.continuity())),
            "humanHours": figure(assessed and self.explicit, lambda: float(self.human_hours())),
            "broken": sorted(r for r in rules if r in BREAKS), "weak": sorted(r for r in rules if r not in BREAKS)}


def line_of(org, team):
    """The owning team, the teams it is part of, their people, and all whom the leads report to."""
    if team is None:
        return set()
    teams = {team} | org.transitive([team], lambda t: org.targets("part-of", t))
    leads = {p for t in teams for p in org.leads[t]}
    people = {p for t in teams for p in org.members(t) + org.on_call[t][0]} | leads
    return teams | people | org.transitive(leads, lambda p: org.targets("reports-to", p))
