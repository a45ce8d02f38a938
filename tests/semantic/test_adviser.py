"""What the adviser may do, with a stand-in for the model: these run without the extra."""

from __future__ import annotations

from typing import ClassVar

import pytest

from reformcheck.catalog.model import Catalog, Measure
from reformcheck.plans.reader import parse_plan
from reformcheck.rules import semantic
from reformcheck.rules.embedding import ModelError
from reformcheck.rules.matching import Matcher
from reformcheck.rules.model import Model

LIST = "2018-126"
MODEL = Model("stand-in", "1")


class Similarities(list[float]):
    def mean(self) -> float:
        return sum(self) / len(self)


class Alike:
    """The vectors of the measures; their product with an item's is what the test says."""

    def __matmul__(self, row: list[float]) -> Similarities:
        return Similarities(row)


class StandIn:
    model = MODEL
    row: list[float]
    asked: list[str]

    def queries(self, texts: list[str]) -> list[list[float]]:
        type(self).asked = list(texts)
        return [self.row for _ in texts]

    def passages(self, texts: list[str]) -> Alike:
        return Alike()


@pytest.fixture
def measures(catalog: Catalog) -> list[Measure]:
    return list(catalog.lists[LIST].measures)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch, measures: list[Measure]) -> type[StandIn]:
    class Fresh(StandIn):
        row = [0.8] * len(measures)
        asked: ClassVar[list[str]] = []

    monkeypatch.setattr(semantic, "Encoder", Fresh)
    return Fresh


@pytest.fixture
def advise(catalog, geography, measures):
    def run(*items: str, required: bool = False):
        text = "reformcheck: 1\nplan: {title: 方案, region: 安徽省, lists: [2018-126]}\nitems:\n"
        lines = [f"- {{number: {i}, {item}, units: [省科技厅]}}\n" for i, item in enumerate(items, 1)]
        plan = parse_plan((text + "".join(lines)).encode(), "p.yaml", catalog, geography)
        matcher = Matcher(measures)
        matches = matcher.match(plan.items)
        advised, model = semantic.Adviser(measures, required=required).advise(matches, matcher)
        return matches, advised, model

    return run


STRANGE = "title: 给夜间值班人员送温暖"


def test_a_likely_measure_is_proposed(advise, stand_in, measures):
    stand_in.row[4] = 0.95
    (before,), (after,), model = advise(STRANGE)
    assert not before.candidates
    assert [m.measure.id for m in after.candidates] == [measures[4].id]
    assert after.candidates[0].evidence == "meaning"
    assert not after.sure
    assert model == MODEL


def test_an_unlikely_one_is_not(advise, stand_in):
    assert not advise(STRANGE)[1][0].candidates


def test_at_most_three_and_best_first(advise, stand_in):
    stand_in.row[:] = [0.85] * len(stand_in.row)
    stand_in.row[2:8] = [0.97, 0.98, 0.97, 0.975, 0.97, 0.97]
    candidates = advise(STRANGE)[1][0].candidates
    assert len(candidates) == 3
    assert [m.score for m in candidates] == sorted((m.score for m in candidates), reverse=True)


def test_sure_items_stay_as_they_are_and_are_not_asked_about(advise, stand_in, measures):
    before, after, model = advise(f"title: {measures[0].title}")
    assert before[0].sure
    assert after == before
    assert model is None
    assert stand_in.asked == []


def test_an_explicit_measure_is_the_last_word(advise, stand_in):
    stand_in.row[4] = 0.95
    _, (after,), model = advise(f"{STRANGE}, measure: 2017-80/01")
    assert not after.candidates
    assert model is None


def test_what_is_surely_adopted_is_proposed_to_no_other(advise, stand_in, measures):
    stand_in.row[4] = 0.95
    _, after, _ = advise(f"title: {measures[4].title}", STRANGE)
    assert after[0].sure
    assert not after[1].candidates
    assert len(stand_in.asked) == 1


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    tried: list[int] = []

    def fail() -> None:
        tried.append(1)
        raise ModelError("no engine")

    monkeypatch.setattr(semantic, "Encoder", fail)
    return tried


def test_a_model_that_does_not_load_is_done_without(advise, broken):
    before, after, model = advise(STRANGE)
    assert after == before
    assert model is None
    assert broken == [1]


def test_unless_it_is_required(advise, broken):
    with pytest.raises(ModelError, match="no engine"):
        advise(STRANGE, required=True)


def test_no_word_candidate_is_lost(advise, stand_in):
    item = "title: 区域性股权市场设置绿色专板"
    (before,), (after,), _ = advise(item)
    assert before.candidates
    assert {m.measure.id for m in before.candidates} <= {m.measure.id for m in after.candidates}
