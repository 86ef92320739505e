"""Reads the native JSON machine format and answers the model's own questions (docs: model).

Everything here is read literally from the text of the model; where it admits two readings, READINGS.md has the number
that stands in the comment as [R..]. Python compares strings by code point, which is the order of their UTF-8 bytes.
"""
import json
from collections import defaultdict

KINDS = ("person", "team", "system", "policy", "forum")
DIMENSIONS = ("ownership", "membership", "escalation", "authority", "dependencies",
              "coordination", "visibility", "capacity", "reporting")
WEEK = 7 * 24 * 60
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def window_minutes(text):
    """One window such as `mon-fri 09:00-17:00 +01:00` as the set of UTC minutes of the week. [R9]"""
    days, offset, span = list(range(7)), 0, None
    for token in text.split():
        if token[0] in "+-":
            hours, minutes = token[1:].split(":")
            offset = (int(hours) * 60 + int(minutes)) * (1 if token[0] == "+" else -1)
        elif token in ("Z", "UTC"):
            offset = 0
        elif token[0].isdigit():
            span = token
        else:
            days = []
            for part in token.lower().split(","):
                first, _, last = part.partition("-")
                a, b = DAYS.index(first), DAYS.index(last or first)
                days += [(a + k) % 7 for k in range((b - a) % 7 + 1)]
    start, end = 0, 1440
    if span:
        start, end = (int(t[:2]) * 60 + int(t[3:5]) for t in span.split("-"))
    if end <= start:
        end += 1440  # over midnight, into the next day
    return {(d * 1440 + m - offset) % WEEK for d in days for m in range(start, end)}


def hours_minutes(hours):
    """The minutes of the week that `hours` covers; None is all of them."""
    if hours is None:
        return set(range(WEEK))
    texts = [hours] if isinstance(hours, str) else hours
    return set().union(*(window_minutes(t) for t in texts))


def as_list(value):
    return [] if value is None else (value if isinstance(value, list) else [value])


def full_id(kind, name):
    """A bare name where only one kind can be meant."""
    return name if name.split(":")[0] in KINDS and ":" in name else f"{kind}:{name}"


class Organisation:
    def __init__(self, document):
        self.document = document
        self.entities = {e["id"]: dict(e) for e in document.get("entities", [])}
        self.authority_marks = {i for i, e in self.entities.items() if e.get("authority")}
        for name in document.get("authority", []):
            found = [name] if name in self.entities else [
                f"{k}:{name}" for k in ("person", "team") if f"{k}:{name}" in self.entities]
            self.authority_marks.update(found[:1])
        self.complete = set(document.get("complete", []))
        self.leads, self.on_call = {}, {}
        for i, e in self.entities.items():
            if self.kind(i) == "team":
                self.leads[i] = sorted({full_id("person", p) for p in as_list(e.get("lead"))})
                duty = e.get("on-call")
                if isinstance(duty, dict):
                    people, mode, hours = as_list(duty.get("people")), duty.get("mode", "pool"), duty.get("hours")
                else:
                    people, mode, hours = as_list(duty), "pool", None
                self.on_call[i] = (sorted({full_id("person", p) for p in people}), mode, hours)
        self.relations = self._merge(document.get("relations", []) + self._implied(document.get("relations", [])))
        self._index()

    @staticmethod
    def kind(identifier):
        return identifier.partition(":")[0]

    def of_kind(self, kind):
        return sorted(i for i in self.entities if self.kind(i) == kind)

    # Relations

    def _implied(self, relations):
        """`lead` implies member-of with weight 1 where not given; `on-call` for people placed nowhere else. [R2]"""
        given = {(r["from"], r["to"]) for r in relations if r["kind"] == "member-of"}
        placed = {p for p, _ in given} | {p for leads in self.leads.values() for p in leads}
        implied = {(p, t) for t, leads in self.leads.items() for p in leads} - given
        implied |= {(p, t) for t, (people, _, _) in self.on_call.items() for p in people if p not in placed}
        return [{"kind": "member-of", "from": p, "to": t, "weight": 1} for p, t in sorted(implied)]

    @staticmethod
    def _merge(relations):
        merged = {}
        for r in relations:
            r = dict(r)
            kind, a, b = r["kind"], r["from"], r["to"]
            r.setdefault("weight", 1)
            if kind == "coordinates-with" and a > b:
                r["from"], r["to"] = a, b = b, a
            if kind == "owns":
                r.setdefault("role", "primary")
            if kind == "reviews":
                r.setdefault("metrics", "production")
            if kind == "escalates-to":
                r["rung"] = r.get("rung", 1)
                r["hours"] = hours_minutes(r.get("hours"))
            key = (kind, a, b, r.get("rung"))
            old = merged.get(key)
            if old is None:
                merged[key] = r
            elif kind == "member-of":
                old["weight"] = max(old["weight"], r["weight"])
            elif kind == "escalates-to":
                afters = [x["after"] for x in (old, r) if x.get("after") is not None]
                old["after"] = max(afters) if afters else None
                old["hours"] = old["hours"] | r["hours"]
                modes = {x.get("advance") for x in (old, r)}
                old["advance"] = "manual" if "manual" in modes else "automatic" if "automatic" in modes else None
                old["weight"] += r["weight"]
            elif kind == "reviews":
                if "production" in (old["metrics"], r["metrics"]):
                    old["metrics"] = "production"
                old["weight"] += r["weight"]
            elif kind == "owns" and old["role"] != r["role"]:
                if r["role"] == "primary":
                    merged[key] = r
            else:
                old["weight"] += r["weight"]
        return [merged[k] for k in sorted(merged, key=lambda k: tuple(str(x) for x in k))]

    def _index(self):
        self.out, self.into = defaultdict(list), defaultdict(list)
        for r in self.relations:
            self.out[r["kind"], r["from"]].append(r)
            self.into[r["kind"], r["to"]].append(r)

    def targets(self, kind, a):
        return sorted({r["to"] for r in self.out[kind, a]})

    def sources(self, kind, b):
        return sorted({r["from"] for r in self.into[kind, b]})

    # Entities

    def status(self, p):
        return self.entities[p].get("status", "active")

    def type(self, p):
        return self.entities[p].get("type", "human")

    def active(self, p):
        return self.status(p) == "active"

    def declared(self, i):
        return self.entities[i].get("declared", True)

    def stage(self, s):
        return self.entities[s].get("stage", "production")

    def tier(self, s):
        return self.entities[s].get("tier")

    def criticality(self, s):
        return {1: 8, 2: 4, 3: 2, 4: 1, None: 2}[self.tier(s)]

    def load(self, s):
        return self.entities[s].get("load", self.criticality(s))

    @property
    def systems(self):
        """The non-retired systems, by id: what every sum runs over."""
        return [s for s in self.of_kind("system") if self.stage(s) != "retired"]

    def members(self, team):
        return self.sources("member-of", team)

    def teams_of(self, person):
        """(team, allocation), by id."""
        return sorted((r["to"], r["weight"]) for r in self.out["member-of", person])

    def body(self, entity):
        """Who stands behind a target, active or not: the person; the on-call list if not empty, else all. [R4]"""
        if self.kind(entity) == "person":
            return {entity}
        people = self.on_call[entity][0]
        return set(people) if people else set(self.members(entity)) | set(self.leads[entity])

    def humans(self, entity):
        """H(entity)."""
        return {p for p in self.body(entity) if self.active(p) and self.type(p) == "human"}

    def owners(self, s):
        """(the `owns` relations that count for s, the system they were inherited from or None)."""
        level, seen = [s], {s}
        while level:
            for parent in sorted(level):
                if self.into["owns", parent]:
                    return self.into["owns", parent], (None if parent == s else parent)
            level = sorted({u for v in level for u in self.targets("part-of", v)} - seen)
            seen |= set(level)
        return [], None

    def supporters(self, s):
        """O(s)."""
        who = self.sources("supports", s) or [r["from"] for r in self.owners(s)[0]]
        return set().union(*(self.humans(w) for w in who))

    @staticmethod
    def standing_owners(relations):
        """The primary owners; with none, the backups stand in."""
        return [r for r in relations if r["role"] == "primary"] or relations

    def owning_team(self, s):
        relations = self.standing_owners(self.owners(s)[0])
        teams = [r for r in relations if self.kind(r["from"]) == "team"]
        if teams:
            return min(teams, key=lambda r: (-r["weight"], -len(self.humans(r["from"])), r["from"]))["from"]
        people = [r for r in relations if self.kind(r["from"]) == "person"]
        if not people:
            return None
        person = min(people, key=lambda r: (-r["weight"], r["from"]))["from"]
        teams = self.teams_of(person)
        return min(teams, key=lambda t: (-t[1], t[0]))[0] if teams else None  # [R6]

    # Ladders

    def own_rungs(self, entity):
        """The entity's own escalates-to relations, grouped by rung number, ascending."""
        numbered = defaultdict(list)
        for r in self.out["escalates-to", entity]:
            numbered[r["rung"]].append(r)
        return [sorted(numbered[n], key=lambda r: r["to"]) for n in sorted(numbered)]

    def policy_of(self, entity):
        """The first policy by id, of those followed, that has rungs. [R12]"""
        return next((p for p in self.targets("follows", entity) if self.out["escalates-to", p]), None)

    def explicit_ladder(self, s):
        """(via, rungs, advance) or None; a rung is a list of (target, after, minutes of the week)."""
        team = self.owning_team(s)
        for source in (s, team):
            if source is None:
                continue
            own, policy = self.own_rungs(source), self.policy_of(source)
            if own:
                rungs = [[(r["to"], r.get("after"), r["hours"]) for r in rung] for rung in own]
                flat = [r for rung in own for r in rung]
                said = {r.get("advance") for r in flat}
                advance = ("manual" if "manual" in said else "automatic" if "automatic" in said
                           else "automatic" if any(r.get("after") is not None for r in flat) else "manual")
                if source == team:
                    return team, [[(team, None, hours_minutes(None))]] + rungs, advance
                return None, rungs, advance
            if policy:
                own = self.own_rungs(policy)
                rungs = [[(r["to"], r.get("after"), r["hours"]) for r in rung] for rung in own]
                timed = any(r.get("after") is not None for rung in own for r in rung)
                return policy, rungs, self.entities[policy].get("advance") or ("automatic" if timed else "manual")
        return None

    def follows_undeclared(self, s):
        return any(not self.declared(p) for p in self.targets("follows", s))

    def transitive(self, start, step):
        """All that is reached from `start` (a collection) by `step`, without `start` unless reached again."""
        found, stack = set(), list(start)
        while stack:
            for v in step(stack.pop()):
                if v not in found:
                    found.add(v)
                    stack.append(v)
        return found

    def dependents(self, systems):
        """Non-retired systems that transitively depend on any of these, through non-retired ones. [R21]"""
        live = set(self.systems)
        return self.transitive(systems, lambda s: [d for d in self.sources("depends-on", s) if d in live])

    def dependencies(self, systems):
        live = set(self.systems)
        return self.transitive(systems, lambda s: [d for d in self.targets("depends-on", s) if d in live])


def read(path):
    with open(path, encoding="utf-8") as f:
        return Organisation(json.load(f))
