"""The figures of the acceptance, on labelled items by two authors (wordings.jsonl).

forest.json is grown from these among others, so this guards against loss; what holds for wordings
that no one has seen is measured by test_unseen.py and by benchmarks/train_matching.py, author against author.
"""

import json
from pathlib import Path

import pytest

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("items").joinpath("wordings.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def found(matcher, make):
    matched = {}
    for case in CASES:
        ((sure, candidates),) = make.answers(matcher.match([make.item(case["title"], case["text"])]))
        matched[case["id"]] = (set(sure), set(candidates))
    return matched


def of_kind(*kinds):
    return [case for case in CASES if case["kind"] in kinds]


def test_what_is_sure_is_right(found):
    right = sum(len(found[c["id"]][0] & set(c["measures"])) for c in CASES)
    assert right / sum(len(sure) for sure, _ in found.values()) >= 0.98


def test_what_is_right_is_sure_unless_the_paraphrase_is_heavy(found):
    cases = [c for c in CASES if c["kind"] != "paraphrase_heavy"]
    right = sum(len(found[c["id"]][0] & set(c["measures"])) for c in cases)
    assert right / sum(len(c["measures"]) for c in cases) >= 0.96


def test_what_is_right_is_at_least_a_candidate(found):
    seen = sum(len((found[c["id"]][0] | found[c["id"]][1]) & set(c["measures"])) for c in CASES)
    assert seen / sum(len(c["measures"]) for c in CASES) >= 0.96


def test_near_neighbours_are_let_alone(found):
    near = of_kind("neg_near")
    assert sum(bool(found[c["id"]][0]) for c in near) / len(near) <= 0.02
    assert sum(bool(found[c["id"]][1]) for c in near) / len(near) <= 0.2


def test_far_neighbours_match_nothing(found):
    assert [c["title"] for c in of_kind("neg_far") if found[c["id"]][0]] == []


@pytest.mark.parametrize(
    "kind", ["exact", "verb_prefix", "punctuation", "traditional", "add_local", "reorder", "ocr_noise"]
)
def test_a_title_that_is_all_there_is_always_sure(found, kind):
    wrong = [c["title"] for c in of_kind(kind) if found[c["id"]][0] != set(c["measures"])]
    assert wrong == []


def test_cases_are_labelled_with_measures_that_exist(measures):
    known = {m.id for m in measures}
    assert {m for case in CASES for m in case["measures"]} <= known
    assert len({case["id"] for case in CASES}) == len(CASES)


def test_tasks_of_documents_on_other_matters_adopt_nothing(matcher, make):
    path = Path(__file__).with_name("items").joinpath("documents.jsonl")
    tasks = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    items = [make.item(task["title"], task["text"]) for task in tasks]
    wrong = [task["title"] for task, item in zip(tasks, items, strict=True) if matcher.match([item])[0].sure]
    assert wrong == []
