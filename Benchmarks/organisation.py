#!/usr/bin/env python3
"""A made-up organisation as an edge list: organisation.py PEOPLE OUT [--seed N]

A reporting tree in which everybody leads seven, teams of eight, one system for every three people with dependencies that
favour what is relied on already, owners, coordination between teams, and escalation up the tree. The first line is
"nodes edges", the others "tail head weight" with parallel edges merged.
"""
import argparse
import random


def edges(people, seed):
    r = random.Random(seed)
    teams, systems = max(1, people // 8), max(1, people // 3)
    team0, system0 = people, people + teams
    for p in range(people):
        if p:
            yield p, (p - 1) // 7, 1.0
        yield p, team0 + min(teams - 1, p // 8), 1.0
    for k in range(teams):
        yield team0 + k, (k * 8 - 1) // 7 if k else 0, 1.0
        for _ in range(2):
            other = r.randrange(teams)
            if other != k:
                yield team0 + k, team0 + other, round(r.random() * 4 + 1, 2)
    relied_on = []
    for k in range(systems):
        home = r.randrange(teams)
        yield team0 + home, system0 + k, 1.0
        if r.random() < 0.6:
            yield min(people - 1, home * 8 + min(7, int(r.expovariate(0.8)))), system0 + k, 1.0
        for _ in range(min(k, 1 + int(r.expovariate(0.5)))):
            d = r.choice(relied_on) if relied_on and r.random() < 0.7 else system0 + r.randrange(k)
            if d != system0 + k:
                yield system0 + k, d, round(r.random() * 4 + 1, 2)
                relied_on.append(d)
        relied_on.append(system0 + k)


if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("people", type=int)
    a.add_argument("out")
    a.add_argument("--seed", type=int, default=1)
    a = a.parse_args()
    merged = {}
    for tail, head, weight in edges(a.people, a.seed):
        merged[tail, head] = merged.get((tail, head), 0) + weight
    nodes = a.people + max(1, a.people // 8) + max(1, a.people // 3)
    with open(a.out, "w") as f:
        f.write(f"{nodes} {len(merged)}\n")
        for (tail, head), weight in sorted(merged.items()):
            f.write(f"{tail} {head} {weight}\n")
