#!/usr/bin/env python3
"""Writes series.json and distributions.json beside itself: what SciPy, pymannkendall and statsmodels say of series.

    python3 generate.py

Places are 0, 1, 2 … unless a case has its own; null is a missing value, whose place passes all the same. Conventions:
- line: scipy.stats.theilslopes with 95 % and method "separate"; slope and intercept also by pymannkendall where places
  are plain, and the two must agree before anything is written.
- test: pymannkendall.original_test; exactP by scipy.stats.kendalltau(method="exact") where no values are equal.
- shift: statsmodels' breaks_cusumolsresid on the distances from the mean, ddof 0; start is the number of values before
  the first largest absolute sum.
A case that is too short for one of them, or constant where that cannot be, has null there.
"""
import json
import math
import pathlib
import random
import warnings

import numpy as np
import pymannkendall
from scipy import stats
from statsmodels.stats.diagnostic import breaks_cusumolsresid

SEED = 20261126
warnings.simplefilter("ignore")


def line(places, values, is_plain, raw):
    if len(values) < 3:
        return None
    slope, intercept, low, high = stats.theilslopes(values, places, 0.95, method="separate")
    if is_plain and len(values) >= 5:
        other = pymannkendall.original_test(raw)
        assert math.isclose(other.slope, slope, rel_tol=1e-12, abs_tol=1e-12), (other.slope, slope)
        assert math.isclose(other.intercept, intercept, rel_tol=1e-9, abs_tol=1e-9), (other.intercept, intercept)
    return {"slope": slope, "intercept": intercept, "low": low, "high": high}


def rank_test(values):
    if len(values) < 5:
        return None
    result = pymannkendall.original_test(values)
    exact = None
    if len(set(values)) == len(values):
        exact = float(stats.kendalltau(range(len(values)), values, method="exact").pvalue)
    return {"score": int(result.s), "tau": float(result.Tau), "normalP": float(result.p), "exactP": exact}


def shift(values):
    if len(values) < 8 or len(set(values)) == 1:
        return None
    residuals = np.asarray(values) - np.mean(values)
    distance, p, _ = breaks_cusumolsresid(residuals, ddof=0)
    sums = np.abs(np.cumsum(residuals))[:-1]
    start = int(np.argmax(sums >= sums.max() * (1 - 1e-9))) + 1
    return {
        "start": start, "before": float(np.mean(values[:start])), "after": float(np.mean(values[start:])),
        "distance": float(distance), "p": float(p),
    }


def describe(name, raw, places=None):
    is_plain = places is None
    places = list(range(len(raw))) if is_plain else places
    known = [(p, v) for p, v in zip(places, raw) if v is not None]
    xs, ys = [float(p) for p, _ in known], [float(v) for _, v in known]
    plain = [math.nan if v is None else float(v) for v in raw]
    return {
        "name": name, "values": raw, "places": None if is_plain else places,
        "line": line(xs, ys, is_plain, plain), "test": rank_test(ys), "shift": shift(ys),
    }


def main():
    rng = random.Random(SEED)
    folder = pathlib.Path(__file__).parent
    # The first is the example of Sen (1968); the others are made for what may go wrong.
    cases = [
        describe("Sen 1968", [9.0, 15.0, 19.0, 20.0, 45.0, 55.0, 78.0], [1.0, 2.0, 3.0, 4.0, 10.0, 12.0, 18.0]),
        describe("two", [1.0, 2.0]),
        describe("three", [0.1, 0.4, 0.2]),
        describe("four", [1.0, 3.0, 2.0, 5.0]),
        describe("five up", [1.0, 2.0, 3.0, 4.0, 5.0]),
        describe("five mixed", [0.3, 0.1, 0.4, 0.15, 0.5]),
        describe("constant", [7.0] * 9),
        describe("constant but one", [7.0] * 8 + [8.0]),
        describe("step of eight", [0.0] * 4 + [1.0] * 4),
        describe("ties", [1.0, 1.0, 2.0, 2.0, 2.0, 3.0, 3.0, 5.0, 4.0, 4.0]),
        describe("missing", [0.2, None, 0.25, 0.3, None, None, 0.35, 0.33, 0.4, 0.5]),
        describe("missing at both ends", [None, 1.0, 4.0, 2.0, 8.0, 5.0, None]),
        describe("all missing", [None] * 6),
        describe("unequal steps", [1.0, 1.5, 1.2, 2.0, 2.5, 2.2, 3.0, 2.9], [0.0, 1.0, 1.5, 4.0, 4.5, 9.0, 10.0, 12.5]),
        describe("two at one place", [1.0, 2.0, 1.5, 3.0, 3.5, 4.0], [0.0, 1.0, 1.0, 2.0, 3.0, 4.0]),
        describe("large level", [1e9 + v for v in [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0]]),
        describe("down, ten", [float(10 - i) for i in range(10)]),
        describe("down, eleven", [float(11 - i) for i in range(11)]),
    ]
    for number in range(20):
        count = rng.choice([5, 6, 7, 8, 9, 10, 11, 12, 20, 40])
        drift = rng.choice([0.0, 0.0, 0.05, 0.3])
        values = [round(rng.gauss(drift * i, 1), rng.choice([0, 1, 6])) for i in range(count)]
        if number % 4 == 3:
            for gap in rng.sample(range(count), count // 5):
                values[gap] = None
        if number % 5 == 4:
            values = [None if v is None else v + (3 if i >= count // 2 else 0) for i, v in enumerate(values)]
        cases.append(describe(f"random {number}", values))
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (folder / "series.json").write_text(f"[\n{lines}\n]\n")

    points = [0.0, 1e-9, 0.1, 0.5, 1.0, 1.5, 1.959963984540054, 2.0, 2.5, 2.8, 2.83, 3.0, 4.0, 5.0, 8.0, 12.0, 20.0, 35.0]
    shares = [0.5, 0.4, 0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 1e-4, 1e-9, 1e-30, 0.75, 0.975]
    distances = [0.05, 0.2, 0.3, 0.4, 0.6, 0.8, 0.99, 1.0, 1.01, 1.2, 1.358, 1.63, 2.0, 3.0, 5.0]
    (folder / "distributions.json").write_text(
        json.dumps(
            {
                "normal": [[z, float(stats.norm.sf(z))] for z in points + [-z for z in points[1:12]]],
                "quantiles": [[p, float(stats.norm.isf(p))] for p in shares],
                "kolmogorov": [[t, float(stats.kstwobign.sf(t))] for t in distances],
            },
            indent=1,
        )
        + "\n"
    )


main()
