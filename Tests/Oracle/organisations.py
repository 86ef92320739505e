"""organisations.py --seed N: a random small organisation in the native JSON machine format.

Every seed draws its own habits (how much is recorded, which constructs are liked), so that a hundred seeds together
meet every sentence of the model: missing and partial dimensions, explicit and implicit ladders, loops, mailboxes, bots,
rotations, pools, hours with offsets, inheritance, undeclared entities, parallel relations, names to be escaped.
Always valid: no self-relation, no loop in part-of or reports-to, weights positive and finite.
"""
import argparse
import json
import random

ODD_NAMES = ['<b>&"\\N', "O'Hara; --", "名前", "a b", "müller", "שלום", "🚀 ops", "x/y.z", "Ana", "ana", "%s{0}", "-dash",
             "a:b", "ÿ", "\U0001f600\ufe0f", "#1", "yes", "12", "café", "a,b", "`tick`", "\u200bzw"]
WINDOWS = ["mon-fri 09:00-17:00 +01:00", "mon-fri 08:00-18:00", "sat-sun 00:00-24:00", "mon-sun 22:00-06:00",
           "mon-fri 17:00-09:00 -05:00", "fri-mon 06:30-20:15 +05:30", "wed 12:00-13:00", "mon-sun 00:00-24:00",
           "sun 20:00-23:30 -03:00", "mon-thu 07:00-19:00 +09:00", "sat 02:00-10:00 +14:00"]


class Maker:
    def __init__(self, seed):
        self.r = r = random.Random(seed)
        self.entities, self.relations = [], []
        size = r.choice([1, 1, 1, 2, 2, 3])
        self.names = set()
        self.people = [self.identifier("person", "p") for _ in range(r.randint(3, 4 + 3 * size))]
        self.teams = [self.identifier("team", "t") for _ in range(r.randint(1, 1 + 2 * size))]
        self.systems = [self.identifier("system", "s") for _ in range(r.randint(2, 2 + 3 * size))]
        self.policies = [self.identifier("policy", "o") for _ in range(r.randint(0 if r.random() < 0.2 else 1, 1 + size))]
        self.forums = [self.identifier("forum", "f") for _ in range(r.choice([0, 1, 1, 2]))]

        def habit(*values):
            return r.choice(values)
        # How much of each kind of data this organisation records.
        self.p_owned = habit(0, 0.4, 0.9, 1, 1, 1)
        self.p_member = habit(0, 0.5, 0.9, 1, 1)
        self.p_reports = habit(0, 0.3, 0.6, 1, 1)
        self.p_follow = habit(0, 0.3, 0.6, 0.8, 1)
        self.p_team_ladder = habit(0, 0.4, 0.7, 0.9)
        self.p_depends = habit(0, 0.2, 0.5)
        self.p_coordination = habit(0, 0.1, 0.4)
        self.p_review = habit(0.1, 0.4, 0.7, 0.9)
        self.p_capacity = habit(0, 0.3, 0.9)
        self.p_support = habit(0, 0, 0.3, 0.6)
        self.p_inactive = habit(0, 0.1, 0.3)
        self.p_machine = habit(0, 0.1, 0.3)
        self.p_hours = habit(0, 0.3, 0.7)
        self.p_rotation = habit(0, 0.5, 0.9)
        self.p_double = habit(0, 0.1, 0.3)
        self.p_undeclared = habit(0, 0, 0.1, 0.2)
        self.p_part_of = habit(0, 0.4, 0.8)
        self.authority = habit("none", "none", "top", "entity", "team", "many")

    def chance(self, p):
        return self.r.random() < p

    def identifier(self, kind, letter):
        r = self.r
        while True:
            name = r.choice(ODD_NAMES) if r.random() < 0.12 else f"{letter}{r.randint(1, 60)}"
            if (kind, name) not in self.names:
                self.names.add((kind, name))
                return f"{kind}:{name}"

    def relate(self, kind, a, b, **attributes):
        if a == b:
            return
        self.relations.append({"kind": kind, "from": a, "to": b,
                               **{k.replace("_", "-"): v for k, v in attributes.items() if v is not None}})
        if self.chance(self.p_double):  # the same once more, said differently
            again = dict(self.relations[-1])
            if kind == "coordinates-with" and self.chance(0.5):
                again["from"], again["to"] = b, a
            if kind == "owns":
                again["role"] = self.r.choice(["primary", "backup"])
                again["weight"] = self.r.choice([0.5, 1, 2])
            if kind == "member-of":
                again["weight"] = self.r.choice([0.25, 0.5, 1])
            if kind == "reviews":
                again["metrics"] = self.r.choice(["production", "pilot"])
            if kind == "escalates-to":
                again.pop("after", None)
                if self.chance(0.7):
                    again["after"] = self.r.choice([5, 45])
                if "hours" in again and self.chance(0.7):
                    again["hours"] = self.hours()
            self.relations.append(again)

    def hours(self):
        r = self.r
        return r.choice(WINDOWS) if r.random() < 0.6 else r.sample(WINDOWS, r.randint(1, 3))

    def maybe_hours(self):
        return self.hours() if self.chance(self.p_hours) else None

    def some(self, items, low, high):
        return self.r.sample(items, min(len(items), self.r.randint(low, high)))

    def undeclared(self, entity, p=None):
        if self.chance(self.p_undeclared if p is None else p):
            entity["declared"] = False

    # Entities

    def make_entities(self):
        r = self.r
        for p in self.people:
            e = {"id": p}
            if self.chance(0.2):
                e["name"] = r.choice(ODD_NAMES)
            if self.chance(self.p_machine):
                e["type"] = r.choice(["shared", "bot"])
            elif self.chance(0.1):
                e["type"] = "human"
            if self.chance(self.p_inactive):
                e["status"] = r.choice(["leave", "departed"])
            if self.chance(self.p_capacity):
                e["capacity"] = r.choice([0, 1.3, 2.7, 5.1, 9.9, 40])
            if self.authority == "entity" and not any(x.get("authority") for x in self.entities) or \
                    self.authority == "many" and self.chance(0.25):
                e["authority"] = True
            self.undeclared(e, self.p_undeclared / 2)
            self.entities.append(e)
        for t in self.teams:
            e = {"id": t}
            if self.chance(0.4):
                leads = self.some(self.people, 1, 2)
                e["lead"] = leads[0] if len(leads) == 1 and self.chance(0.7) else leads
                if isinstance(e["lead"], str) and self.chance(0.2) and e["lead"].count(":") == 1:
                    e["lead"] = e["lead"].partition(":")[2]
            if self.chance(0.5):
                people = self.some(self.people, 0 if self.chance(0.2) else 1, 3)
                if self.chance(self.p_rotation):
                    e["on-call"] = {"people": people, "mode": "rotation"}
                elif self.chance(0.5):
                    e["on-call"] = {"people": people}
                else:
                    e["on-call"] = people
                if isinstance(e["on-call"], dict) and people and self.chance(self.p_hours):
                    e["on-call"]["hours"] = self.hours()
            if self.authority == "team" and t == self.teams[0] or self.authority == "many" and self.chance(0.15):
                e["authority"] = True
            self.undeclared(e)
            self.entities.append(e)
        for s in self.systems:
            e = {"id": s}
            if self.chance(0.35):
                e["stage"] = r.choice(["pilot", "pilot", "production", "retired"])
            if self.chance(0.7):
                e["tier"] = r.choice([1, 1, 2, 3, 4])
            if self.chance(0.3):
                e["load"] = r.choice([0, 1, 3, 6, 10, 2.5])
            if self.chance(0.2):
                e["users"] = r.choice([0, 10, 250])
            if self.chance(0.3):
                e["reversible"] = self.chance(0.5)
            self.undeclared(e, self.p_undeclared / 2)
            self.entities.append(e)
        for p in self.policies:
            e = {"id": p}
            if self.chance(0.4):
                e["advance"] = r.choice(["automatic", "manual"])
            self.undeclared(e)
            self.entities.append(e)
        for f in self.forums:
            e = {"id": f}
            if self.chance(0.8):
                e["cadence"] = r.choice(["daily", "weekly", "biweekly", "monthly", "quarterly", "yearly", 31, 32, 10])
            self.entities.append(e)

    # Relations

    def make_accountability(self):
        r, relate = self.r, self.relate
        for i, p in enumerate(self.people):
            if self.chance(self.p_member):
                for t in self.some(self.teams, 1, 2 if self.chance(0.3) else 1):
                    relate("member-of", p, t, weight=r.choice([None, 1, 0.5, 0.25, 0.8]))
            if i and self.chance(self.p_reports):
                for m in self.some(self.people[:i], 1, 2 if self.chance(0.15) else 1):
                    relate("reports-to", p, m)
        for i, t in enumerate(self.teams[1:], 1):
            if self.chance(self.p_part_of):
                for parent in self.some(self.teams[:i], 1, 2 if self.chance(0.2) else 1):
                    relate("part-of", t, parent)
        for i, s in enumerate(self.systems):
            if i and self.chance(self.p_part_of * 0.6):
                for parent in self.some(self.systems[:i], 1, 2 if self.chance(0.2) else 1):
                    relate("part-of", s, parent)
            if self.chance(self.p_owned * (0.75 if self.p_part_of else 1) if i else self.p_owned):
                for owner in self.some(self.teams * 2 + self.people, 1, 3 if self.chance(0.4) else 1):
                    relate("owns", owner, s, weight=r.choice([None, None, 1, 0.5, 0.2, 3]),
                           role=r.choice([None, "primary", "primary", "backup"]))
            if self.chance(self.p_support):
                for who in self.some(self.teams + self.people * 2, 1, 3):
                    relate("supports", who, s)

    def target(self):
        return self.r.choice(self.teams + self.people)

    def rungs(self, source, most, timed, advance=None):
        r = self.r
        number = 0
        for _ in range(r.randint(1, most)):
            number += 1 if self.chance(0.8) else 2
            after = r.choice([5, 15, 30, 60, 240]) if self.chance(timed) else None
            for target in sorted({self.target() for _ in range(r.choice([1, 1, 1, 2, 3]))}):
                own = after if self.chance(0.85) else r.choice([None, 10, 90])
                self.relate("escalates-to", source, target, rung=None if number == 1 and self.chance(0.3) else number,
                            after=own, hours=self.maybe_hours(), advance=advance)

    def make_escalation(self):
        r = self.r
        for p in self.policies:
            if self.chance(0.85):
                self.rungs(p, 4, r.choice([0, 0.5, 1]))
        for s in self.systems:
            if self.policies and self.chance(self.p_follow):
                for p in self.some(self.policies, 1, 2 if self.chance(0.15) else 1):
                    self.relate("follows", s, p)
            elif self.chance(self.p_follow * 0.3):
                self.rungs(s, 3, 0.5, r.choice([None, None, "manual", "automatic"]))
        for t in self.teams:
            if self.chance(self.p_team_ladder):
                if self.policies and self.chance(0.4):
                    self.relate("follows", t, r.choice(self.policies))
                else:
                    self.rungs(t, 2, 0.4, r.choice([None, None, "manual", "automatic"]))
        for p in self.people:
            if self.chance(self.p_team_ladder * 0.35):
                self.rungs(p, 2, 0.3)

    def make_the_rest(self):
        r = self.r
        for kind, items in (("depends-on", self.systems), ("depends-on", self.teams)):
            for a in items:
                if self.chance(self.p_depends):
                    for b in self.some(items, 1, 3):
                        self.relate(kind, a, b, weight=r.choice([None, 1, 2, 0.5]))
        for items in (self.teams, self.people):
            for a in items:
                if self.chance(self.p_coordination):
                    self.relate("coordinates-with", a, r.choice(items), weight=r.choice([1, 2.5]))
        for f in self.forums:
            for a in self.teams + self.people:
                if self.chance(self.p_coordination * 0.5):
                    self.relate("attends", a, f)
            for s in self.systems:
                if self.chance(self.p_review):
                    self.relate("reviews", f, s, metrics=r.choice([None, "production", "pilot"]))

    def document(self, seed):
        r = self.r
        self.make_entities()
        self.make_accountability()
        self.make_escalation()
        self.make_the_rest()
        document = {"linchpin": 1, "organization": f"Organisation {seed}", "cycle": f"seed-{seed:03}"}
        if self.authority in ("top", "many"):
            document["authority"] = sorted(self.some(self.teams + self.people, 1, 2))
        if self.chance(0.25):
            document["complete"] = sorted(self.some(
                ["ownership", "membership", "escalation", "authority", "dependencies", "coordination",
                 "visibility", "capacity", "reporting"], 1, 3))
        r.shuffle(self.entities)
        r.shuffle(self.relations)
        document["entities"], document["relations"] = self.entities, self.relations
        return document


def organisation(seed):
    return Maker(seed).document(seed)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    print(json.dumps(organisation(parser.parse_args().seed), ensure_ascii=False, indent=1))
