#!/usr/bin/env python3
"""A made-up organisation: organisation.py PEOPLE OUT [--seed N] [--format edges|json]

A reporting tree in which everybody leads seven, teams of eight, one system for every three people with dependencies
that favour what is relied on already, owners, coordination between teams, and escalation up the tree.

`edges` is the graph of all relations: a first line "nodes edges", then "tail head weight" with parallel edges merged.
A weight there is the nearest whose inverse is a whole number of 2^-20, so that lengths of paths add up without rounding:
programs that compare lengths with a tolerance and programs that do not then find the same shortest paths.
`json` is the same organisation as a native file of the tool, with what an analysis needs besides: who may decide, how
many hours people have, how critical systems are. The same seed gives the same relations in both.
"""
import argparse
import json
import random

LENGTH_UNITS = 1 << 20


class Organisation:
    """People, teams and systems by number, in this order; `relations` yields (kind, from, to, weight)."""

    def __init__(self, people, seed):
        self.people, self.seed = people, seed
        self.teams, self.systems = max(1, people // 8), max(1, people // 3)
        self.first_team, self.first_system = people, people + self.teams
        self.size = people + self.teams + self.systems

    def relations(self):
        r = random.Random(self.seed)
        yield from self._reporting()
        yield from self._coordination(r)
        yield from self._systems(r)

    def _reporting(self):
        for p in range(self.people):
            if p:
                yield "reports-to", p, (p - 1) // 7, 1.0
            yield "member-of", p, self.first_team + min(self.teams - 1, p // 8), 1.0

    def _coordination(self, r):
        for k in range(self.teams):
            yield "escalates-to", self.first_team + k, (k * 8 - 1) // 7 if k else 0, 1.0
            for _ in range(2):
                other = r.randrange(self.teams)
                if other != k:
                    weight = round(r.random() * 4 + 1, 2)
                    yield "coordinates-with", self.first_team + k, self.first_team + other, weight

    def _systems(self, r):
        first, relied_on = self.first_system, []
        for k in range(self.systems):
            home = r.randrange(self.teams)
            yield "owns", self.first_team + home, first + k, 1.0
            if r.random() < 0.6:
                yield "owns", min(self.people - 1, home * 8 + min(7, int(r.expovariate(0.8)))), first + k, 1.0
            for _ in range(min(k, 1 + int(r.expovariate(0.5)))):
                d = r.choice(relied_on) if relied_on and r.random() < 0.7 else first + r.randrange(k)
                if d != first + k:
                    yield "depends-on", first + k, d, round(r.random() * 4 + 1, 2)
                    relied_on.append(d)
            relied_on.append(first + k)

    def edges(self):
        """The relations as merged edges {(tail, head): weight}."""
        merged = {}
        for _, tail, head, weight in self.relations():
            merged[tail, head] = merged.get((tail, head), 0) + weight
        return merged

    def identifier(self, number):
        if number < self.first_team:
            return f"person:p{number:06d}"
        if number < self.first_system:
            return f"team:t{number - self.first_team:05d}"
        return f"system:s{number - self.first_system:06d}"

    def entities(self):
        # A generator of its own, so that the relations stay what they are in the edge list.
        r = random.Random(f"{self.seed} entities")
        for number in range(self.size):
            entity = {"id": self.identifier(number)}
            if number < self.first_team:
                entity["capacity"] = 30
                if number == 0:
                    entity["authority"] = True
            elif number < self.first_system:
                entity["lead"] = self.identifier(min(self.people - 1, (number - self.first_team) * 8))
            else:
                entity["tier"] = r.choices([1, 2, 3, 4], [1, 3, 5, 3])[0]
                entity["stage"] = r.choices(["production", "pilot"], [4, 1])[0]
            yield entity

    def document(self):
        relations = []
        for kind, tail, head, weight in self.relations():
            relation = {"kind": kind, "from": self.identifier(tail), "to": self.identifier(head)}
            if kind == "escalates-to":
                relation |= {"rung": 1, "after": 30, "advance": "manual"}
            elif weight != 1:
                relation["weight"] = weight
            relations.append(relation)
        return {
            "linchpin": 1, "organization": f"Made up, {self.people} people", "cycle": f"seed-{self.seed}",
            "entities": list(self.entities()), "relations": relations,
        }


def with_exact_inverses(edges):
    """The nearest weights with inverses of whole 2^-20, for each direction of a pair and for both together.

    The length of an undirected edge is the inverse of the sum of both directions, so these get half of it each.
    """
    def nearest(pair, weight):
        if pair[::-1] in edges:
            return LENGTH_UNITS / (2 * round(LENGTH_UNITS / (weight + edges[pair[::-1]])))
        return LENGTH_UNITS / round(LENGTH_UNITS / weight)

    return {pair: nearest(pair, weight) for pair, weight in edges.items()}


def write_edges(organisation, path):
    merged = with_exact_inverses(organisation.edges())
    with open(path, "w") as f:
        f.write(f"{organisation.size} {len(merged)}\n")
        for (tail, head), weight in sorted(merged.items()):
            f.write(f"{tail} {head} {weight}\n")


def write_document(organisation, path):
    with open(path, "w") as f:
        json.dump(organisation.document(), f)


if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("people", type=int)
    a.add_argument("out")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--format", choices=["edges", "json"], default="edges")
    a = a.parse_args()
    write = write_edges if a.format == "edges" else write_document
    write(Organisation(a.people, a.seed), a.out)
