#!/usr/bin/env python3
"""Fit rules/matching/decision.yaml to labelled items (needs numpy and scipy, which the checker does not).

    train_matching.py CASES.jsonl... [--write]

A case is a line of JSON: {"id", "title", "text", "measures": [ids], "kind"}; the letters of the id tell its
author. The figures printed for an author come from a fit to the other authors alone; --write fits to all.
The decision shipped is fitted to tests/matching/wordings.jsonl and tests/matching/paraphrases.jsonl.

The log-odds of a match are a sum of curves, one a feature, straight between KNOTS points and allowed
to run one way only: more agreement never speaks against a match. Curves are kept small by a ridge.
"""

import argparse
import json
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from reformcheck.catalog.loader import load_catalog
from reformcheck.catalog.model import Location
from reformcheck.plans.model import Assignment, Item
from reformcheck.rules.matching.assign import settle
from reformcheck.rules.matching.decision import FILE, Curve, Decision
from reformcheck.rules.matching.features import compare, compare_rest
from reformcheck.rules.matching.index import Index
from reformcheck.rules.matching.judge import judge
from reformcheck.rules.matching.reading import read

KNOTS = 4
RIDGE = 1.0
SURE, MERGED, DOUBTFUL = 0.8, 0.4, 0.1
RIVALS = 3
"""Measures of each item that serve as examples; the far ones teach nothing."""

AGAINST = {
    "object_missing", "opposed", "foreign", "foreign_body", "foreign_for_title",
    "foreign_in_place", "exchanged",
}  # fmt: skip


def item(case):
    return Item("1", "", case["title"], case["text"], (), Assignment(), (), Location(case["id"]))


def examples(case, index):
    """Pairs of features and label: the item beside its likeliest measures, and what a match leaves of it."""
    reading = read(case["title"], case["text"], index)
    compared = compare(reading, index)
    chosen = [one for n, one in enumerate(compared) if n < RIVALS or one.entry.measure.id in case["measures"]]
    if not index.titled(case["title"]):
        yield from ((one.features, one.entry.measure.id in case["measures"]) for one in chosen)
    for taken in [one.entry for one in chosen if one.entry.measure.id in case["measures"]]:
        for one in chosen:
            rest = compare_rest(reading, [taken], one.entry, index) if one.entry is not taken else None
            if rest is not None:
                yield rest.features, one.entry.measure.id in case["measures"]


def points(values):
    """Where a curve may bend: evenly from the first to the last percentile."""
    low, high = np.quantile(values, [0.01, 0.99])
    return [round(float(x), 3) for x in np.linspace(low, high, KNOTS if len(set(values)) > 2 else 2)]


def fit(data):
    names = sorted({name for features, _ in data for name in features})
    table = np.array([[features[name] for name in names] for features, _ in data])
    sign = np.where([label for _, label in data], 1.0, -1.0)
    at = [points(column) for column in table.T]
    steps, bounds = [], []
    for column, name, bends in zip(table.T, names, at, strict=True):
        way = (None, 0) if name in AGAINST else (0, None)
        for left, right in pairwise(bends):
            steps.append(np.clip((column - left) / (right - left), 0, 1))
            bounds.append(way)
    basis = np.array(steps).T

    def loss(x):
        margin = sign * (basis @ x[:-1] + x[-1])
        slope = -sign / (1 + np.exp(margin))
        value = np.logaddexp(0, -margin).sum() + (x[:-1] ** 2).sum() / (2 * RIDGE)
        return value, np.append(basis.T @ slope + x[:-1] / RIDGE, slope.sum())

    found = minimize(
        loss, np.zeros(basis.shape[1] + 1), jac=True, bounds=[*bounds, (None, None)], method="L-BFGS-B"
    )
    curves, rest = {}, list(found.x[:-1])
    for name, bends in zip(names, at, strict=True):
        adds = np.cumsum([0.0, *rest[: len(bends) - 1]])
        rest = rest[len(bends) - 1 :]
        curves[name] = Curve(tuple(bends), tuple(round(float(x), 3) for x in adds))
    return Decision(round(float(found.x[-1]), 3), curves, SURE, MERGED, DOUBTFUL)


def score(cases, index, decision):
    """The figures of the acceptance, each case taken for a plan of one item."""
    n = Counter()
    for case in cases:
        (found,) = settle([judge(item(case).title, item(case).text, index, decision)], decision)
        want = set(case["measures"])
        sure = {claim.entry.measure.id for claim in found.sure}
        seen = sure | {claim.entry.measure.id for claim in found.others}
        n.update(want=len(want), right=len(want & sure), wrong=len(sure - want), seen=len(want & seen))
        if case["kind"] == "neg_near":
            n.update(near=1, near_sure=bool(sure), near_doubt=bool(seen) and not sure)
        if case["kind"] != "paraphrase_heavy":
            n.update(light=len(want), light_right=len(want & sure))
    ratios = {
        "precision": (n["right"], n["right"] + n["wrong"]),
        "recall": (n["right"], n["want"]),
        "recall without heavy paraphrases": (n["light_right"], n["light"]),
        "sure or candidate": (n["seen"], n["want"]),
        "near neighbours linked": (n["near_sure"], n["near"]),
        "in doubt": (n["near_doubt"], n["near"]),
    }
    return ", ".join(f"{name} {part / whole:.3f}" for name, (part, whole) in ratios.items() if whole)


def write(decision):
    lines = [
        "# 配比的判定：benchmarks/train_matching.py 由标注的条目拟合，勿手改。",
        "# 各特征按折线加到对数几率上：“特征值:所加”；含义见 features.py。",
        f"sure: {decision.sure}",
        f"merged: {decision.merged}",
        f"doubtful: {decision.doubtful}",
        f"start: {decision.start}",
        "curves: |",
    ]
    for name, curve in decision.curves.items():
        points = "  ".join(f"{x}:{y}" for x, y in zip(curve.at, curve.adds, strict=True))
        lines.append(f"  {name:<22}{points}")
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("cases", nargs="+", type=Path)
    arguments.add_argument("--write", action="store_true", help="write rules/matching/decision.yaml")
    given = arguments.parse_args()
    index = Index(list(load_catalog().measures.values()))
    authors = defaultdict(list)
    for line in (line for path in given.cases for line in path.read_text("utf-8").splitlines()):
        case = json.loads(line)
        authors[case["id"].rstrip("0123456789")].append(case)
    data = {a: [pair for case in cases for pair in examples(case, index)] for a, cases in authors.items()}
    for author, cases in authors.items():
        others = [pair for a, pairs in data.items() if a != author for pair in pairs]
        if others:
            print(f"{author}, fitted to the others: {score(cases, index, fit(others))}")
    everything = fit([pair for pairs in data.values() for pair in pairs])
    for author, cases in authors.items():
        print(f"{author}, fitted to all: {score(cases, index, everything)}")
    if given.write:
        write(everything)


if __name__ == "__main__":
    main()
