#!/usr/bin/env python3
"""Train the pair reader of rules/pairs from labelled items (needs torch and scikit-learn, which the checker does not).

    train_pairs.py train        train, and write rules/pairs/learned.npz: half an hour on two idle cores
    train_pairs.py calibrate    set its answers beside those of the words, and write rules/pairs/learned.json
    train_pairs.py figures      print what the judge gets right of items from whose authors nothing was learned
    train_pairs.py check        the same, and compare with learned.json

Learned from: tests/matching/items, items that merge or exchange things made of them (see made_items.py), and the
wordings of the generated corpus. Calibrated and measured on tests/matching/later, authors of whom nothing is learned;
what the words say of an author's items is by trees grown without them, and the figures are of each author with a
calibration from the others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from made_items import corpus_items, exchanged_items, merged_items
from train_matching import ITEMS, LATER, author, count, everything_given, shares

from reformcheck.catalog.loader import load_catalog
from reformcheck.catalog.model import Location
from reformcheck.plans.model import Assignment, Item
from reformcheck.rules.matching import Matcher
from reformcheck.rules.matching.features import compare
from reformcheck.rules.matching.index import Index
from reformcheck.rules.matching.reading import read
from reformcheck.rules.pairs import judge
from reformcheck.rules.pairs.reader import LEARNED, LOWER, PairReader
from reformcheck.rules.pairs.texts import item_text, measure_text

SEED = 0
EPOCHS, RATE, BATCH = 3, 1e-4, 32
NEGATIVES, HARDEST, NEAREST = 3, 2, 6
"""Measures that an item does not name and is read beside, of them the likeliest by words; and how many by likeness of
states are among those to choose from."""
BARS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
DOUBTS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3)


def as_item(case):
    return Item("1", "", case["title"], case["text"], (), Assignment(), (), Location(case.get("id", "")))


def given(paths):
    for path in sorted(paths):
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def training_items(measures):
    """Every author's items, then those made of them; last the wordings of the generated corpus."""
    authors = defaultdict(list)
    for case in given(ITEMS.glob("*.jsonl")):
        authors[author(case)].append(case)
    for cases in authors.values():
        yield from cases
        yield from merged_items(cases, max(12, len(cases) // 6))
        yield from exchanged_items(cases, measures, len(cases) // 4)
    yield from corpus_items()


def beside(cases, states, measures, measure_states):
    """The measures that each case may be read beside, the likeliest by words first."""
    index, names = Index(list(measures.values())), list(measures)
    items, wanted = np.stack([x.mean(0) for x in states]), np.stack([x.mean(0) for x in measure_states])
    likeness = _directions(items) @ _directions(wanted).T
    for case, row in zip(cases, likeness, strict=True):
        by_words = [c.entry.measure.id for c in compare(read(case["title"], case["text"], index), index)]
        by_state = [names[at] for at in np.argsort(-row)[:NEAREST]]
        yield list(dict.fromkeys(by_words + by_state))


def _directions(rows):
    rows = rows - rows.mean(0)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def train():
    import torch
    from pair_network import TrainedReader, learned

    random.seed(SEED)
    torch.manual_seed(SEED)
    measures = load_catalog().measures
    lower = PairReader(trained=False)
    cases = list(training_items(measures))
    states = lower.items([item_text(as_item(case)) for case in cases])
    of_measures = lower.measures([measure_text(measure) for measure in measures.values()])
    others = list(beside(cases, states, measures, of_measures))
    states = [torch.tensor(x).half() for x in states]
    of_measures = {name: torch.tensor(x).half() for name, x in zip(measures, of_measures, strict=True)}
    reader = TrainedReader(lower.base)
    body = [p for name, p in reader.named_parameters() if name.startswith("layers")]
    head = [p for name, p in reader.named_parameters() if not name.startswith("layers")]
    optimizer = torch.optim.AdamW([{"params": body}, {"params": head}], weight_decay=0.01)
    steps = EPOCHS * (len(examples(cases, others)) // BATCH + 1)
    step, losses = 0, []
    for _ in range(EPOCHS):
        pairs = [((states[at], of_measures[name]), label) for at, name, label in examples(cases, others)]
        reader.train()
        for batch in batches(pairs):
            now = min(1, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
            optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = RATE * now, 10 * RATE * now
            labels = torch.tensor([label for _, label in batch])
            loss = torch.nn.functional.binary_cross_entropy_with_logits(reader([p for p, _ in batch]), labels)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            step += 1
            losses.append(loss.item())
            if step % 50 == 0:
                print(f"step {step} of {steps}: {np.mean(losses[-50:]):.3f}", flush=True)
    np.savez_compressed(LEARNED, **learned(reader, lower.base))


def examples(cases, others):
    """Each case beside the measures that it names, and some that it does not."""
    found = []
    for at, (case, names) in enumerate(zip(cases, others, strict=True)):
        wrong = [name for name in names if name not in case["measures"]]
        rest = wrong[HARDEST:]
        chosen = wrong[:HARDEST] + random.sample(rest, min(len(rest), NEGATIVES - HARDEST))
        found += [(at, name, 1.0) for name in case["measures"]] + [(at, name, 0.0) for name in chosen]
    random.shuffle(found)
    return found


def batches(pairs):
    """Pairs of about the same length together, in any order."""

    def size(pair):
        return sum(map(len, pair[0]))

    sorted_ = [sorted(pairs[start : start + 512], key=size) for start in range(0, len(pairs), 512)]
    found = [part[start : start + BATCH] for part in sorted_ for start in range(0, len(part), BATCH)]
    random.shuffle(found)
    return found


def read_unseen():
    """The unseen items with what the words say, and the prior and the reading of each measure read beside them."""
    measures = list(load_catalog().measures.values())
    reader = judge.PairJudge(measures, required=True)
    learned_from, authors = everything_given(), defaultdict(list)
    for case in given(LATER.glob("*.jsonl")):
        authors[author(case)].append(case)
    found = []
    for name, cases in authors.items():
        by_words = Matcher(measures, trees=learned_from.without(name))
        for case in cases:
            item = as_item(case)
            (judgement,) = by_words.judgements([item])
            found.append((case, judgement, reader.evidence([item], [judgement], by_words).get(0)))
    return Matcher(measures), found


def calibrated(read):
    from sklearn.linear_model import LogisticRegression

    rows, labels = [], []
    for case, _, evidence in read:
        for name in evidence.readings if evidence else ():
            rows.append(judge.signs(name, evidence))
            labels.append(name in case["measures"])
    fitted = LogisticRegression(C=1.0).fit(np.array(rows), np.array(labels))
    return judge.Calibration(*(round(float(x), 3) for x in (*fitted.intercept_, *fitted.coef_[0])))


def of_each_author(read):
    """Every case with a calibration from the other authors."""
    for name in dict.fromkeys(author(case) for case, _, _ in read):
        calibration = calibrated([one for one in read if author(one[0]) != name])
        yield from ((*one, calibration) for one in read if author(one[0]) == name)


def counted(read, matcher, decision):
    counts = Counter()
    for case, by_words, evidence, calibration in read:
        judgement = by_words
        if evidence:
            judgement = judge.revised(as_item(case), by_words, evidence, matcher, calibration, decision)
        (settled,) = matcher.settled([as_item(case)], [judgement], decision if evidence else judge.BY_WORDS)
        sure, others = ({match.measure.id for match in part} for part in (settled.sure, settled.candidates))
        counts.update(count(case, sure, others))
    return counts


def figures(counts):
    """Shares, rounded: the rows of docs/matching.md."""
    return {name: round(share, 3) for name, share in shares(counts).items()}


def table(read, matcher):
    read = list(of_each_author(read))
    for bar in BARS:
        for doubt in DOUBTS:
            decision = judge.DECISION._replace(sure=bar, doubtful=doubt)
            print(f"sure from {bar}, in doubt from {doubt}: {figures(counted(read, matcher, decision))}")
    return figures(counted(read, matcher, judge.DECISION))


def record(calibration, found):
    return {
        "sha256": hashlib.sha256(LEARNED.read_bytes()).hexdigest(),
        "items": hashlib.sha256(b"".join(p.read_bytes() for p in sorted(ITEMS.glob("*.jsonl")))).hexdigest(),
        "seed": SEED,
        "lower_layers": LOWER,
        "calibration": list(calibration),
        "unseen": found,
    }


def main():
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("what", choices=("train", "calibrate", "figures", "check"))
    what = arguments.parse_args().what
    if what == "train":
        return train()
    matcher, read = read_unseen()
    found = (
        table(read, matcher)
        if what != "check"
        else figures(counted(list(of_each_author(read)), matcher, judge.DECISION))
    )
    print(found)
    file: Path = judge.RECORD
    if what == "calibrate":
        file.write_text(json.dumps(record(calibrated(read), found), indent=1) + "\n", "utf-8")
    if what == "check" and json.loads(file.read_text("utf-8")) != record(calibrated(read), found):
        sys.exit(f"{file.name} says otherwise")
    return None


if __name__ == "__main__":
    main()
