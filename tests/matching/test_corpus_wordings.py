"""The wordings of the generated corpus leave no doubt which measure is meant, whatever lists a plan answers."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from reformcheck.catalog.loader import load_catalog
from reformcheck.rules.matching import Matcher

FILE = Path(__file__).parents[2] / "benchmarks" / "corpus_titles.yaml"
LISTS = load_catalog().lists
CHOICES = [chosen for size in range(1, len(LISTS) + 1) for chosen in combinations(LISTS, size)]
WORDINGS = [
    (measure, title)
    for measure, kinds in yaml.safe_load(FILE.read_text("utf-8"))["measures"].items()
    for kind in ("same", "dropped", "exchanged")
    for title in kinds.get(kind, ())
]


@pytest.mark.parametrize("chosen", CHOICES, ids="+".join)
def test_sure(make, chosen):
    matcher = Matcher([measure for id in chosen for measure in LISTS[id].measures])
    asked = [(measure, title) for measure, title in WORDINGS if measure.partition("/")[0] in chosen]
    answers = {(measure, title): matcher.match([make.item(title)])[0].sure for measure, title in asked}
    assert {key: [match.measure.id for match in sure] for key, sure in answers.items()} == {
        key: [key[0]] for key in asked
    }
