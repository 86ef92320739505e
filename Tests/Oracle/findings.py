"""Findings: which rules speak, about what subject, how severely."""
from collections import defaultdict

LEVELS = ("note", "warning", "error")


class Findings:
    def __init__(self, org):
        self.org, self.found = org, {}

    def add(self, rule, base, subject, affects, steps=True):
        """One finding per rule and subject; what it affects is joined, the higher base stays. [R22]"""
        old = self.found.setdefault((rule, subject), {"base": base, "affects": set(), "steps": steps})
        old["affects"] |= set(affects)
        old["base"] = max(old["base"], base, key=LEVELS.index)

    def missing(self, rule, base, systems, status, subject=lambda s: s):
        """A rule about something missing: one each, or one note when the dimension is only partly recorded."""
        if status == "assessed":
            for s in systems:
                self.add(rule, base, subject(s), [s])
        elif status == "partial" and systems:
            self.add(rule, "note", "organization", systems, steps=False)  # [R23]

    def json(self):
        result = []
        for (rule, subject), f in sorted(self.found.items()):
            tiers = [self.org.tier(s) for s in f["affects"]]
            level = LEVELS.index(f["base"])
            if f["steps"] and 1 in tiers:
                level = min(level + 1, 2)
            elif f["steps"] and tiers and all(t == 4 for t in tiers):
                level = max(level - 1, 0)
            result.append({"rule": rule, "severity": LEVELS[level], "subject": subject,
                           "affects": sorted(f["affects"])})
        return result


def escalation_findings(findings, chains_rules, status):
    """`chains_rules`: [(chain, {rule: base})]."""
    nones = []
    for chain, rules in chains_rules:
        for rule, base in rules.items():
            if rule == "escalation/none":
                nones.append(chain.system)
            else:
                findings.add(rule, base, chain.cause(), [chain.system])
    findings.missing("escalation/none", "error", nones, status)


def reviewed_on(org, s):
    """The metrics on which s is reviewed: a set of "production" and "pilot"."""
    return {r["metrics"] for r in org.into["reviews", s]}


def ownership_findings(findings, org, status, supported, load, utilisation):
    systems = org.systems
    owners = {s: org.owners(s)[0] for s in systems}
    if status["ownership"] != "notAssessed":
        findings.missing("ownership/none", "error", [s for s in systems if not owners[s]], status["ownership"])
        for s in systems:
            if len(supported.of[s]) == 1:
                findings.add("ownership/single", "warning", s, [s])
            named = {r["from"] for r in owners[s]} | set(org.sources("supports", s))
            for p in sorted(named):
                if org.kind(p) == "person" and org.status(p) == "departed":
                    findings.add("ownership/departed", "warning", p, [s])
                if org.kind(p) == "person" and org.status(p) == "leave":
                    findings.add("ownership/away", "note", p, [s])
        _dissolved(findings, org, owners)
    findings.missing("ownership/unsupported", "error",
                     [s for s in systems if owners[s] and not supported.of[s]], status["membership"])
    for entry in utilisation:
        if entry["over"]:
            findings.add("ownership/overloaded", "warning", entry["id"], load[entry["id"]])
    for s in systems:
        if org.stage(s) == "production":
            single = status["ownership"] == "assessed" and len(supported.of[s]) == 1
            unladdered = (status["escalation"] == "assessed" and not org.explicit_ladder(s))
            unseen = status["visibility"] == "assessed" and "production" not in reviewed_on(org, s)
            if single + unladdered + unseen >= 2 and not org.follows_undeclared(s):
                findings.add("ownership/pilot-grade", "warning", s, [s])  # [R26]


def _dissolved(findings, org, owners):
    affects = defaultdict(set)
    for s in org.systems:
        for r in owners[s]:
            affects[r["from"]].add(s)
        for parent in org.targets("part-of", s):
            affects[parent].add(s)
    for team in org.of_kind("team"):
        for parent in org.targets("part-of", team):
            affects[parent] |= {s for s in org.systems if any(r["from"] == team for r in owners[s])}
    for entity, systems in affects.items():
        if not org.declared(entity):
            findings.add("ownership/dissolved", "warning", entity, systems)  # [R25]
