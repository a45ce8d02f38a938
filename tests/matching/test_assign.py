"""Whose claim to a measure stands, claims made by hand."""

from itertools import permutations

import pytest

from reformcheck.rules.matching.assign import settle
from reformcheck.rules.matching.decision import Decision
from reformcheck.rules.matching.index import Index
from reformcheck.rules.matching.judge import Claim, Judgement

DECISION = Decision(sure=0.8, doubtful=0.1, beside=0.3)


@pytest.fixture(scope="module")
def entries(make):
    names = ["甲举措", "乙举措", "丙举措"]
    return Index([make.measure(f"x/{n}", name) for n, name in enumerate(names, 1)]).entries


def judgement(entries, *scores):
    """Claims to the measures in order; None for no claim. Those are sure whose score says so."""
    claims = [Claim(e, s, "wording") for e, s in zip(entries, scores, strict=False) if s is not None]
    claims.sort(key=lambda claim: -claim.score)
    sure = tuple(claim for claim in claims if claim.score >= DECISION.sure)
    return Judgement(sure, tuple(claims[len(sure) :]))


def outcome(judgements):
    return [
        ([c.entry.measure.number for c in j.sure], [c.entry.measure.number for c in j.others])
        for j in settle(judgements, DECISION)
    ]


@pytest.mark.parametrize(
    ("scores", "want"),
    [
        # clearly worse: doubtful where the item alone would be sure, else nothing
        ([(0.99,), (0.85,)], [([1], []), ([], [1])]),
        ([(0.99,), (0.5,)], [([1], []), ([], [])]),
        # as good: both
        ([(0.99,), (0.96,)], [([1], []), ([1], [])]),
        # clearly worse, and sure of another
        ([(0.99,), (0.9, 0.85)], [([1], []), ([2], [])]),
        # as good, and sure of another besides: both tasks stand in both items
        ([(0.95, None), (0.93, 0.92)], [([1], []), ([1, 2], [])]),
        # the same claims twice are the same task twice
        ([(0.9, 0.88), (0.9, 0.88)], [([1, 2], []), ([1, 2], [])]),
        # in doubt beside a sure one: kept where no item is sure of it, and it is likely enough
        ([(0.95, 0.5, 0.2)], [([1], [2])]),
        ([(0.95, 0.5), (None, 0.9)], [([1], []), ([2], [])]),
        # candidates, best first
        ([(0.2, 0.6, 0.05)], [([], [2, 1])]),
        ([()], [([], [])]),
    ],
)
def test_settling(entries, scores, want):
    judgements = [judgement(entries, *row) for row in scores]
    assert outcome(judgements) == want
    for order in permutations(range(len(scores))):
        assert outcome([judgements[i] for i in order]) == [want[i] for i in order]


def test_a_merged_item_keeps_the_measure_that_no_one_fits_better(entries):
    both = Judgement((Claim(entries[0], 0.9, "wording"), Claim(entries[1], 0.85, "wording")))
    exact = Judgement((Claim(entries[0], 1.0, "title"),))
    assert outcome([both, exact]) == [([2], []), ([1], [])]
