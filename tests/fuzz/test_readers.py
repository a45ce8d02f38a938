"""Broken inputs of every kind: no exception, little time, and no plan file that `diff` refuses.

benchmarks/fuzz_readers.py reads many more of them in a night; what it finds is kept in corpus/.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzzing import KINDS, Inputs, Judge, failure_of, failures

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())
SEED = 20
EVERY = 12
"""One of so many inputs is checked by the rules as well."""


@pytest.mark.parametrize(
    ("kind", "count"), [("texts", 400), ("grammar", 500), ("pages", 400), ("words", 400), ("plans", 300)]
)
def test_nothing_fails(kind: str, count: int) -> None:
    found = failures([kind], count, SEED, lambda number: number % EVERY == 0)
    assert [(failure.number, failure.reason) for failure in found] == []


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge()


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_what_once_failed(path: Path, judge: Judge) -> None:
    assert failure_of(judge, path, rules=True) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_an_input_can_be_made_again(kind: str) -> None:
    first, again = Inputs(), Inputs()
    made = [first.make(kind, 1, number) for number in range(20)]
    assert [again.make(kind, 1, number) for number in range(20)] == made
    assert len(set(made)) > 15


def test_a_failure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise KeyError("no such thing")

    monkeypatch.setattr(Judge, "judge", refuse)
    (failure,) = failures(["grammar"], 1, 1, lambda _: False)
    assert failure.reason.startswith("KeyError: 'no such thing' (test_readers.py refuse, line ")
