#!/usr/bin/env python3
"""Grow rules/matching/forest.json from labelled items (needs scikit-learn, which the checker does not).

    train_matching.py [CASES.jsonl...] [--write] [--table]

A case is a line of JSON: {"id", "title", "text", "measures": [ids], "kind", "stance"}; the letters of the id tell
its author. `measures` are those that the item names: one that it puts off or refuses is named too, and what the
item says of it is read by rules/stance. Without files, those of tests/matching/items and of tests/matching/later are
taken.

--table prints figures for each author of tests/matching/later, who write as plans do, from a forest grown without
that author's items, and what each choice of the bar of certainty would give, all these authors together. --write
grows the forest of the package from all.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from made_items import SEED, corpus_items, exchanged_items, merged_items
from sklearn.ensemble import HistGradientBoostingClassifier

from reformcheck.catalog.loader import load_catalog
from reformcheck.rules.matching.decision import DECISION
from reformcheck.rules.matching.features import compare
from reformcheck.rules.matching.forest import FILE, Forest
from reformcheck.rules.matching.index import Index
from reformcheck.rules.matching.reading import read

ITEMS = Path(__file__).parents[1] / "tests" / "matching" / "items"
LATER = ITEMS.with_name("later")
"""Items from which the pair reader of rules/pairs has learned nothing."""
SHAPE = {
    "max_iter": 220, "learning_rate": 0.08, "max_leaf_nodes": 10, "min_samples_leaf": 8,
    "l2_regularization": 2.0, "max_features": 0.35, "early_stopping": False, "random_state": SEED,
}  # fmt: skip
MERGED_WEIGHT, EXCHANGED_WEIGHT = 0.3, 1.0
"""What an item made of others counts beside one that an author wrote."""
LIKE_PLANS, LIKE_PLANS_WEIGHT = ("local_", "styles", "stances"), 2.5
"""Files of items that are worded as plans word them, not made for one kind of wording each, and what they count."""
CORPUS_WEIGHT, EXTRA_WEIGHT = 5.0, 0.4
"""The same of an item beside a list that is shorter, or has titles alone: the signs weigh otherwise there."""
BARS = tuple(sorted({0.7, 0.75, 0.8, 0.85, 0.9, 0.95, DECISION.sure}))


def author(case):
    return case["id"].rstrip("0123456789")


def indexes(measures):
    """The measures as lists hold them: all together, each list alone, and titles without what they mean."""
    everything = list(measures.values())
    lists = defaultdict(list)
    for measure in everything:
        lists[measure.id.rpartition("/")[0]].append(measure)
    return Index(everything), [
        *map(Index, lists.values()),
        Index([measure._replace(content="") for measure in everything]),
    ]


def rows(case, index):
    """The item beside each of its likely measures: measure, features, and whether it names the measure."""
    if index.titled(case["title"]):
        return []
    compared = compare(read(case["title"], case["text"], index), index)
    return [
        (one.entry.measure.id, one.features, one.entry.measure.id in case["measures"]) for one in compared
    ]


def grow(examples, names):
    """A forest from lists of rows, each list with its weight."""
    taken = [(row, weight) for found, weight in examples for row in found]
    table = np.array([[row[1][name] for name in names] for row, _ in taken], float)
    labels = np.array([row[2] for row, _ in taken])
    weights = np.array([weight for _, weight in taken])
    grown = HistGradientBoostingClassifier(**SHAPE).fit(table, labels, sample_weight=weights)
    trees = [plain(tree.nodes, 0) for (tree,) in grown._predictors]
    return Forest(tuple(names), round(float(grown._baseline_prediction.ravel()[0]), 4), tuple(trees))


def plain(nodes, at):
    """A tree as nested lists, rounded: the checker reads nothing else."""
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 3)
    bound = float(f"{node['num_threshold']:.4g}")
    return [int(node["feature_idx"]), bound, plain(nodes, node["left"]), plain(nodes, node["right"])]


def judged(case, found, forest, index, decision):
    """What the forest makes of an item: sure measures and the candidates shown."""
    if same := index.titled(case["title"]):
        return {entry.measure.id for entry in same}, set()
    scores = {id: forest.probability(features) for id, features, _ in found}
    if len(holding := index.holding(case["title"])) == 1:
        scores = {holding[0].measure.id: 1.0}
    ranked = sorted(scores, key=lambda id: -scores[id])
    sure = [id for id in ranked if scores[id] >= decision.sure]
    bar = decision.beside if sure else decision.doubtful
    return set(sure), set([id for id in ranked if id not in sure and scores[id] >= bar][:3])


def count(case, sure, candidates):
    want = set(case["measures"])
    near = case["kind"] in ("neg_near", "near")
    return Counter(
        want=len(want), right=len(want & sure), wrong=len(sure - want), seen=len(want & (sure | candidates)),
        near=near, near_sure=near and bool(sure), near_doubt=near and bool(candidates) and not sure,
    )  # fmt: skip


def shares(n):
    """What there is any of, in shares."""
    ratios = {
        "precision": (n["right"], n["right"] + n["wrong"]),
        "recall": (n["right"], n["want"]),
        "sure or candidate": (n["seen"], n["want"]),
        "near neighbours linked": (n["near_sure"], n["near"]),
        "in doubt": (n["near_doubt"], n["near"]),
    }
    return {name: part / whole for name, (part, whole) in ratios.items() if whole}


def figures(n):
    return ", ".join(f"{name} {share:.3f}" for name, share in shares(n).items())


def total(cases, data, forest, index, decision):
    counts = Counter()
    for case, found in zip(cases, data, strict=True):
        counts.update(count(case, *judged(case, found, forest, index, decision)))
    return counts


class Given(NamedTuple):
    """What is learned from."""

    authors: dict
    """Their cases."""
    data: dict
    """Of each author, the rows of each case beside all lists together."""
    examples: dict
    """Of each author, the same with their weights, and of what is made of the cases."""
    index: Index

    @property
    def names(self):
        """Of the features, in order."""
        return sorted(next(found[0][1] for cases in self.data.values() for found in cases if found))

    def without(self, name):
        """A forest from the items of the other authors."""
        return grow(
            [row for other in self.authors if other != name for row in self.examples[other]], self.names
        )


def given(paths):
    measures = load_catalog().measures
    index = Index(list(measures.values()))
    authors, weights = defaultdict(list), {}
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            authors[author(case := json.loads(line))].append(case)
            weights[author(case)] = LIKE_PLANS_WEIGHT if path.name.startswith(LIKE_PLANS) else 1.0
    data = {name: [rows(case, index) for case in cases] for name, cases in authors.items()}
    examples = {
        name: [
            *((found, weights[name]) for found in data[name]),
            *((rows(c, index), MERGED_WEIGHT) for c in merged_items(cases, max(12, len(cases) // 6))),
            *((rows(c, index), EXCHANGED_WEIGHT) for c in exchanged_items(cases, measures, len(cases) // 2)),
        ]
        for name, cases in authors.items()
    }
    return Given(authors, data, examples, index)


def everything_given():
    return given(sorted([*ITEMS.glob("*.jsonl"), *LATER.glob("*.jsonl")]))


def write(found):
    """Grow the forest of the package, of items beside other lists too: shorter ones, and titles alone."""
    _, others = indexes(load_catalog().measures)
    extra = [(rows(case, one), CORPUS_WEIGHT) for case in corpus_items() for one in (found.index, *others)]
    for cases in found.authors.values():
        extra += [(rows(case, one), EXTRA_WEIGHT) for case in cases[::2] for one in others]
    everything = [example for examples in found.examples.values() for example in examples]
    print(f"{len(everything)} items and {len(extra)} beside other lists")
    text = json.dumps(grow([*everything, *extra], found.names)._asdict(), separators=(",", ":"))
    FILE.write_text(text.replace('"trees":[[', '"trees":[\n[').replace("]],[", "]],\n[") + "\n", "utf-8")


def table(found):
    sums = defaultdict(Counter)
    later = {
        author(json.loads(line)) for path in LATER.glob("*.jsonl") for line in path.open(encoding="utf-8")
    }
    for name in sorted(later & found.authors.keys()):
        forest, cases, data = found.without(name), found.authors[name], found.data[name]
        counts = total(cases, data, forest, found.index, DECISION)
        print(f"{name}, {len(cases)} items, grown from the others: {figures(counts)}", flush=True)
        for bar in BARS:
            sums[bar].update(total(cases, data, forest, found.index, DECISION._replace(sure=bar)))
    for bar, counts in sums.items():
        print(f"sure from {bar}: {figures(counts)}, {dict(counts)}")


def main():
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("cases", nargs="*", type=Path)
    arguments.add_argument("--write", action="store_true", help="write rules/matching/forest.json")
    arguments.add_argument("--table", action="store_true", help="figures for several bars of certainty")
    asked = arguments.parse_args()
    found = given(asked.cases) if asked.cases else everything_given()
    if asked.write:
        write(found)
    if asked.table:
        table(found)


if __name__ == "__main__":
    main()
